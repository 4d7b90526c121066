"""References that survive handwriting: no look-alike signs, and a check sign at the end."""

# 29 signs, a prime number: with it a weighted sum finds every single wrong sign and
# every swap of two neighbours. Left out: 0 1 I L O S Z, which look alike in handwriting.
_SIGNS = "23456789ABCDEFGHJKMNPQRTUVWXY"
_LENGTH = 6
CAPACITY = len(_SIGNS) ** _LENGTH


def _check_sign(body: str) -> str:
    total = sum(weight * _SIGNS.index(sign) for weight, sign in enumerate(body, start=2))
    return _SIGNS[-total % len(_SIGNS)]


def make_reference(number: int) -> str:
    """Write a number as a reference such as ``7K3-M9Q-T``.

    Args:
        number: From 0 to ``CAPACITY`` - 1; a random one keeps references unrelated.

    Raises:
        ValueError: The number is outside that range.
    """
    if not 0 <= number < CAPACITY:
        raise ValueError(number)
    signs = []
    for _ in range(_LENGTH):
        number, remainder = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[remainder])
    body = "".join(signs)
    return f"{body[:3]}-{body[3:]}-{_check_sign(body)}"


def is_reference(text: str) -> bool:
    """Say whether a text is a reference written without a slip; case and spaces are free."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum())
    if len(signs) != _LENGTH + 1 or any(sign not in _SIGNS for sign in signs):
        return False
    return _check_sign(signs[:-1]) == signs[-1]

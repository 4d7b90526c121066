"""Text of strangers made fit to be shown: no control characters, no reversed text, not long."""

import unicodedata

_LONGEST_NAME = 100
_LONGEST_PATH = 200
_UNFIT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def fit_text(text: str, longest: int) -> str:
    """Give text with odd characters as spaces, spaces joined, cut to a length with an ellipsis."""
    # Cut first: whatever comes may be megabytes long.
    head = text[: longest * 4]
    if head.isascii() and head.isprintable():
        joined = " ".join(head.split())
        return joined if len(joined) <= longest else joined[: longest - 1] + "…"
    plain = "".join(" " if unicodedata.category(c) in _UNFIT else c for c in head)
    joined = " ".join(plain.split())
    return joined if len(joined) <= longest else joined[: longest - 1] + "…"


def fit_name(text: str) -> str:
    """Make a person's or an organisation's name fit to be shown."""
    return fit_text(text, _LONGEST_NAME)


def fit_path(text: str) -> str:
    """Make a path fit to be shown; of a long one, its end."""
    return fit_text(text[-_LONGEST_PATH:], _LONGEST_PATH)

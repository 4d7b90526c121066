"""In which order entries of the register stand when nothing else tells them apart."""

# The length of a name counts up to here; the rest is all the same to a reader.
LENGTHS = 64
_KINDS = 8
_SIZE_OF = {"Tier 3": 0, "Tier 2": 1}
_SMALL = 2

RANKS = 2 * _KINDS * LENGTHS


def rank(tier: str, name_length: int, *, is_public: bool, is_expired: bool) -> int:
    """Rank an entry: the smaller, the earlier; always below ``RANKS``.

    Registrations that run come before those that ran out, large organisations before small
    ones, public authorities before others of their size, then short names before long ones.
    """
    kind = 2 * _SIZE_OF.get(tier, _SMALL) + (not is_public)
    return (_KINDS * is_expired + kind) * LENGTHS + min(name_length, LENGTHS - 1)

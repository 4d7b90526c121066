"""Counting payments by payee; direct debits and what comes every month weigh most."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.seen import earliest, latest
from dsar_assistant.finding.traces import EntryTask


class How(StrEnum):
    """How a payment was made, as far as it matters here."""

    MANDATE = "mandate"
    TRANSFER = "transfer"
    CASH = "cash"
    OTHER = "other"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


# What banks write into the column that says how a payment was made.
_MANDATES = _words(
    "direct debit|direct debits|dd|d/d|ddr|directdebit|standing order|so|s/o|sto|repeatpmt"
)
_TRANSFERS = _words(
    "faster payment|fpo|fpi|fp|tfr|ft|funds transfer|transfer|otr|bp|bbp|obp|bill payment|dpc|p2p"
    "|pot transfer|topup|exchange|xfer|monzo-to-monzo|payment request|transfer to|transfer from"
    "|payment to|payment from|general payment|mobile payment|internal transfer"
)
_CASH = _words(
    "atm|cpt|cash|c/l|cash withdrawal|cash machine|chg|charge|fee|srvchg|int|interest|div"
)
_STARTS = (
    ("direct debit", How.MANDATE),
    ("standing order", How.MANDATE),
    ("faster payment", How.TRANSFER),
    ("bill payment", How.TRANSFER),
    ("transfer ", How.TRANSFER),
    ("cash withdrawal", How.CASH),
)
# Barclays calls a direct debit or a standing order a payment, and says so at the text's end.
_MANDATE_ENDS = (" DDR", " STO")
_MOST_PAYEES = 50_000
_MOST_DAYS = 400
_FEWEST = 3
# Every month, every quarter, every year: the gaps in days that such payments have.
_RHYTHMS = ((26, 36), (85, 98), (350, 382))


def how_paid(kind: str, text: str) -> How:
    """Tell from a bank's own word, or from how its text begins, how a payment was made."""
    word, start = kind.strip().lower(), text.strip().lower()
    for words, how in ((_MANDATES, How.MANDATE), (_TRANSFERS, How.TRANSFER), (_CASH, How.CASH)):
        if word in words:
            return how
    if text.rstrip().endswith(_MANDATE_ENDS):
        return How.MANDATE
    return next((how for begins, how in _STARTS if start.startswith(begins)), How.OTHER)


def is_type_word(word: str) -> bool:
    """Say whether a word is a bank's abbreviation for how a payment was made."""
    return word.lower() in _MANDATES | _TRANSFERS | _CASH | {")))", "vis", "cr", "dr", "deb"}


def is_regular(days: set[int]) -> bool:
    """Say whether payments came every month, quarter or year: at least three, none between.

    Args:
        days: Days as ordinals.
    """
    gaps = [after - before for before, after in pairwise(sorted(days))]
    return len(days) >= _FEWEST and any(
        all(least <= gap <= most for gap in gaps) for least, most in _RHYTHMS
    )


@dataclass(slots=True)
class _Payee:
    """Payments to one payee; beside the first and the last only so many days are kept."""

    place: str
    count: int = 0
    is_mandate: bool = False
    days: set[int] = field(default_factory=set)
    first: date | None = None
    last: date | None = None


class PaymentTally:
    """Counts the payments of one statement, without their amounts.

    Attributes:
        rules: How payees are named.
    """

    def __init__(self, task: EntryTask) -> None:
        """Begin with none."""
        self._task = task
        self.rules = task.tally.settings.payees
        self._payees: dict[str, _Payee] = {}

    def add(self, text: str, how: How, day: date | None, place: str) -> None:
        """Count a payment; one between private people, or of cash, only as read."""
        self._task.tally.items += 1
        name = self.rules.shown(text)
        if how is How.CASH or (how is How.TRANSFER and not self.rules.is_company(name)):
            return
        since, day = self._task.tally.settings.since, self._task.tally.sane(day)
        if not any(sign.isalpha() for sign in name) or (since and day and day < since):
            return
        if name not in self._payees and len(self._payees) >= _MOST_PAYEES:
            return
        payee = self._payees.setdefault(name, _Payee(place))
        payee.count += 1
        payee.is_mandate |= how is How.MANDATE
        payee.first, payee.last = earliest(payee.first, day), latest(payee.last, day)
        if day and len(payee.days) < _MOST_DAYS:
            payee.days.add(day.toordinal())

    def pour_into(self) -> None:
        """Hand on one trace for each payee."""
        for name, payee in self._payees.items():
            regular = payee.is_mandate or is_regular(payee.days)
            self._task.tally.add(
                Sighting(
                    SightingKind.REGULAR_PAYMENT if regular else SightingKind.PAYMENT,
                    domain=None,
                    name=name,
                    locator=self._task.place(payee.place),
                    count=payee.count,
                    first=payee.first,
                    last=payee.last,
                )
            )

"""The columns of bank statements, by the names that banks give them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dsar_assistant.finding.money.days import day_of_text
from dsar_assistant.finding.money.payments import is_type_word
from dsar_assistant.finding.payees import PayeeRules

_MOST_PREAMBLE = 12
_FEWEST_CELLS, _MOST_CELLS = 3, 5
_AMOUNT = re.compile(r"[+-]?[£]?[\d,]{1,15}(?:\.\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row the day, the payee and the kind of payment stand; -1 where nowhere.

    Attributes:
        payee: Several places, the first that is not empty counts.
    """

    day: int
    payee: tuple[int, ...]
    kind: int = -1


@dataclass(frozen=True, slots=True)
class BankFormat:
    """One bank's statement.

    Attributes:
        needs: Column names in lower case that tell it from others.
        day, payee, kind: Names of the columns that are read; the others never are.
        only: If given, no other columns may stand there.
    """

    needs: frozenset[str]
    day: str
    payee: tuple[str, ...]
    kind: str = ""
    only: frozenset[str] = frozenset()


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_AMEX = _names(
    "date|description|amount|card member|account #|extended details|reference|category"
    "|appears on your statement as|address|town/city|postcode|country|date processed"
    "|statement credits|foreign spend amount|commission|exchange rate"
)
FORMATS: dict[str, BankFormat] = {
    "monzo": BankFormat(
        _names("transaction id|type|name|description"), "date", ("name", "description"), "type"
    ),
    "starling": BankFormat(
        _names("date|counter party|reference|type"), "date", ("counter party",), "type"
    ),
    "barclays": BankFormat(
        _names("number|date|account|subcategory|memo"), "date", ("memo",), "subcategory"
    ),
    "barclays-app": BankFormat(
        _names("date|account|originaldescription"), "date", ("originaldescription",)
    ),
    "lloyds": BankFormat(
        _names("transaction date|transaction type|transaction description"),
        "transaction date",
        ("transaction description",),
        "transaction type",
    ),
    "natwest": BankFormat(
        _names("date|type|description|value|balance"), "date", ("description",), "type"
    ),
    "nationwide": BankFormat(
        _names("date|transaction type|description|paid out|paid in"),
        "date",
        ("description", "transaction type"),
        "transaction type",
    ),
    "nationwide-old": BankFormat(
        _names("date|transactions|debits|credits"), "date", ("transactions",)
    ),
    "revolut": BankFormat(
        _names("type|product|started date|description|state"),
        "started date",
        ("description",),
        "type",
    ),
    "paypal": BankFormat(
        _names("date|time|name|type|status|transaction id|gross"), "date", ("name",), "type"
    ),
    "google-pay": BankFormat(
        _names("time|transaction id|description|payment method|status"), "time", ("description",)
    ),
    "first-direct": BankFormat(
        _names("date|description|amount|balance"),
        "date",
        ("description",),
        only=_names("date|description|amount|balance"),
    ),
    "amex": BankFormat(_names("date|description|amount"), "date", ("description",), only=_AMEX),
}


def columns_of(header: Sequence[str]) -> Columns | None:
    """Find the columns by their names; None if no bank known writes such a header."""
    names = [cell.strip().strip("\ufeff").lower() for cell in header]
    fitting = [
        one
        for one in FORMATS.values()
        if one.needs <= set(names) and (not one.only or one.only.issuperset(filter(None, names)))
    ]
    if not fitting:
        return None
    best = max(fitting, key=lambda one: len(one.needs))
    places = {name: place for place, name in reversed(list(enumerate(names)))}
    payee = tuple(places[name] for name in best.payee if name in places)
    return Columns(places.get(best.day, -1), payee, places.get(best.kind, -1))


def bare_columns(row: Sequence[str]) -> Columns | None:
    """Take a first row without any header for HSBC's: day, description, amount."""
    if not _FEWEST_CELLS <= len(row) <= _MOST_CELLS or day_of_text(row[0]) is None:
        return None
    is_text = any(sign.isalpha() for sign in row[1])
    is_amount = _AMOUNT.fullmatch(row[2].strip().replace(" ", "")) is not None
    return Columns(0, (1,)) if is_text and is_amount and day_of_text(row[1]) is None else None


def find_columns(rows: Sequence[Sequence[str]]) -> tuple[int, Columns] | None:
    """Find the header in the first rows; give how many rows to pass over, and the columns."""
    for number, row in enumerate(rows[:_MOST_PREAMBLE]):
        if columns := columns_of(row):
            return number + 1, columns
    first = next((number for number, row in enumerate(rows) if any(row)), len(rows))
    if first < len(rows) and (columns := bare_columns(rows[first])):
        return first, columns
    return None


def payee_and_kind(text: str, kind: str, payees: PayeeRules) -> tuple[str, str]:
    """Part what NatWest and HSBC write into one cell: (payee, kind of payment)."""
    # NatWest may write an apostrophe first, so that a spreadsheet leaves the cell alone.
    text = text.removeprefix("'")
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and parts[0][:1].isdigit() and parts[1]:
        return parts[1], kind
    words = text.split()
    if not kind and len(words) > 1:
        if is_type_word(words[0]) and not payees.is_of_name(words[0], text):
            return " ".join(words[1:]), words[0]
        if words[-1].isupper() and is_type_word(words[-1]):
            return " ".join(words[:-1]), words[-1]
    return text, kind

"""Invented payments and logins whose true organisations are known.

Names and domains are facts of the directory; every row is made up. Half of the
organisations are really paid, or have a login; the other half is only brought to mind by
names that look like theirs.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dsar_assistant.directory.directory import Directory
from dsar_assistant.domain.controller import Controller
from dsar_assistant.finding.name_forms import names_of, plain_name
from dsar_assistant.finding.payees import PayeeRules


@dataclass(frozen=True, slots=True)
class KnownRow:
    """One made row of a statement or of a list of logins.

    Attributes:
        sort: What it tries.
        row: The cells, joined by commas.
        truth: Id of the organisation; None if it is none of the directory.
        tells: Whether the name in it is nobody else's: neither a common word nor the name of
            two organisations of the directory.
    """

    sort: str
    row: str
    truth: str | None
    tells: bool = True


Payee = Callable[[str], tuple[str, str]]
# What banks make of a name: (kind of payment, text).
WAYS: dict[str, Payee] = {
    "direct debit": lambda name: ("DD", name),
    "direct debit, told in the text": lambda name: ("", f"DIRECT DEBIT PAYMENT TO {name} REF 12"),
    "card, with shop number and town": lambda name: ("POS", f"{name} 2345 LONDON GB"),
    "card, through a payment service": lambda name: ("POS", f"PAYPAL *{name}"),
    "card, with the day": lambda name: ("POS", f"{name} ON 02 AUG BCC"),
}
FALSE: dict[str, Payee] = {
    "a word more": lambda name: ("DD", f"{name} TAVERN"),
    "a letter exchanged": lambda name: ("DD", f"{name[:3]}x{name[4:]}Q"),
    "a private person": lambda name: ("FPO", f"KIT {name.split()[0]}"),
    "only its first word": lambda name: ("DD", f"{name.split()[0]} KILNWORKS"),
}
HEADER = (
    "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,"
    "Debit Amount,Credit Amount,Balance"
)


def known_payments(directory: Directory, payees: PayeeRules) -> Iterator[KnownRow]:
    """Make payments: by the names that banks write, by the names in the directory, and false."""
    owners = Counter(name for one in _named(directory) for name in names_of(one))
    aliases = sorted(payees.aliases.items(), key=lambda one: -len(one[0]))
    for number, (start, controller_id) in enumerate(aliases):
        sort, (kind, text) = _made(WAYS, number, start.upper())
        yield KnownRow(f"known name, {sort}", _payment(kind, text), controller_id)
    for number, one in enumerate(_named(directory)):
        name = next(iter(one.known_as), one.name).upper().replace(",", " ")
        if number % 2 == 0:
            sort, (kind, text) = _made(WAYS, number // 2, name)
            plain = plain_name(name)
            tells = owners[plain] == 1 and plain not in payees.ambiguous
            yield KnownRow(f"its own name, {sort}", _payment(kind, text), one.id, tells)
        else:
            sort, (kind, text) = _made(FALSE, number // 2, name)
            yield KnownRow(f"false: {sort}", _payment(kind, text), None)


def known_logins(directory: Directory) -> Iterator[KnownRow]:
    """Make saved logins: at the organisation's domain or below it, and at look-alikes."""
    for number, one in enumerate(_named(directory)):
        for domain in one.domains[:1]:
            if number % 2 == 0:
                host = (domain, f"www.{domain}", f"login.id.{domain}")[number // 2 % 3]
                yield KnownRow("login", f"https://{host}/in?a=b,x", one.id)
            else:
                like = (f"{domain}.evil.example", f"my-{domain}", f"evil.example/{domain}")
                yield KnownRow("false: look-alike", f"https://{like[number // 2 % 3]},x", None)


def _made(ways: dict[str, Payee], number: int, name: str) -> tuple[str, tuple[str, str]]:
    sort = list(ways)[number % len(ways)]
    return sort, ways[sort](name)


def _payment(kind: str, text: str) -> str:
    return f"05/01/2026,{kind},'00-00-00,12345678,{text},1.00,,1.00"


def _named(directory: Directory) -> Sequence[Controller]:
    """Give the organisations that are not kinds, in a fixed order."""
    return sorted(
        (one for one in directory.controllers if not one.is_generic), key=lambda one: one.id
    )

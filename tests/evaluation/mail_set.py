"""Invented mail whose true senders are known, made by code around the shipped directory.

The names of organisations and their domains are facts of the directory; every message is
made up. Each sort of message says who really wrote it: the organisation, or nobody that
counts. Forged mail here is mail that the receiving server marked; what no server judged
cannot be told from real mail by anyone.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dsar_assistant.directory.directory import Directory
from dsar_assistant.domain.controller import Controller

PASSED = "Authentication-Results: mx.mailbox.example; dkim=pass; spf=pass; dmarc=pass"
FAILED = "Authentication-Results: mx.mailbox.example; dkim=fail; spf=softfail; dmarc=fail"
REFUSED = "Authentication-Results: mx.mailbox.example; dkim=none; spf=fail"
OWN = "rowan@mailbox.example"


@dataclass(frozen=True, slots=True)
class KnownMail:
    """One made message.

    Attributes:
        sort: What it tries.
        writer: Id of the organisation that wrote it; None if none did.
        claimed: Id of the organisation it looks like.
    """

    sort: str
    text: str
    claimed: str
    writer: str | None


def message(*lines: str) -> str:
    """Make one message in mailbox form."""
    top = "From x@mail.example Tue Mar  1 12:00:00 2016"
    dated = "Date: Tue, 1 Mar 2016 12:00:00 +0000"
    return "\n".join((top, *lines, dated, "Subject: Hello", "", "Body", "", ""))


Maker = Callable[[Controller, str, int], str]


def _direct(one: Controller, domain: str, _: int) -> str:
    return message(PASSED, f"From: {one.name} <news@{domain}>")


def _below(_: Controller, domain: str, number: int) -> str:
    return message(f"From: hello@e{number}.mail.{domain}")


def _odd_case(_: Controller, domain: str, __: int) -> str:
    return message(f"FROM:\n =?utf-8?q?N=C3=A9ws?=\n <NEWS@{domain.upper()}>")


def _signed(_: Controller, domain: str, __: int) -> str:
    return message(
        "From: Offers <bounce-7@sendgrid.net>",
        "DKIM-Signature: v=1; d=sendgrid.net; s=a",
        f"DKIM-Signature: v=1;\n d=mail.{domain}; s=b",
    )


def _unsubscribe(_: Controller, domain: str, __: int) -> str:
    return message(
        "From: Offers <x@mcsv.net>",
        f"List-Unsubscribe: <https://list-manage.com/u>, <mailto:out@{domain}>",
    )


def _reply(_: Controller, domain: str, __: int) -> str:
    return message("From: x@eu.amazonses.com", f"Reply-To: Team <team@{domain}>")


def _list_id(_: Controller, domain: str, __: int) -> str:
    return message("From: x@cmail20.com", f"List-Id: News <news.{domain}>", "Precedence: list")


def _announced(_: Controller, domain: str, __: int) -> str:
    return message(
        f"From: news@{domain}", f"List-Id: <n.{domain}>", f"List-Post: <mailto:n@{domain}>"
    )


def _forged(_: Controller, domain: str, __: int) -> str:
    return message(FAILED, f"From: Prize <win@{domain}>")


def _refused(_: Controller, domain: str, __: int) -> str:
    return message(REFUSED, f"From: Bank <alert@{domain}>", f"Return-Path: <x@{domain}>")


def _dressed_up(_: Controller, domain: str, __: int) -> str:
    return message(f'From: "Service <care@{domain}>" <thief@evil.example>')


def _look_alike(_: Controller, domain: str, __: int) -> str:
    return message(f"From: care@{domain}.evil.example", f"Reply-To: care@{domain}")


def _junk(_: Controller, domain: str, __: int) -> str:
    return message(f"From: care@{domain}", "X-Gmail-Labels: Spam,Unread")


def _private(one: Controller, domain: str, __: int) -> str:
    return message(f"From: {one.name} <kit.moss@gmail.com>", f"Reply-To: x@{domain}")


def _sent(_: Controller, domain: str, __: int) -> str:
    return message(f"From: Rowan <{OWN}>", f"To: care@{domain}")


def _talk(_: Controller, domain: str, number: int) -> str:
    return message(
        f"From: Kit <kit{number}@{domain}>",
        f"List-Id: <talk{number}.groups.example>",
        "List-Post: <mailto:talk@groups.example>",
    )


REAL: dict[str, Maker] = {
    "from its own domain": _direct,
    "from a host below": _below,
    "odd writing": _odd_case,
    "signed, through a mail service": _signed,
    "unsubscribe, through a mail service": _unsubscribe,
    "reply address, through a mail service": _reply,
    "list name, through a mail service": _list_id,
    "newsletter as a list of its own": _announced,
}
FALSE: dict[str, Maker] = {
    "forged": _forged,
    "forged, refused by the server list": _refused,
    "address only in the shown name": _dressed_up,
    "look-alike domain": _look_alike,
    "junk": _junk,
    "a private person": _private,
    "written by the person": _sent,
    "talk on a list": _talk,
}
FORGED = frozenset(list(FALSE)[:4])


def known_mail(directory: Directory) -> Iterator[KnownMail]:
    """Make mail for every organisation that has a domain of its own.

    Half of them really write, each in one of the ways; the other half is only named by
    mail that they did not write.
    """
    for number, one in enumerate(_reachable(directory)):
        makers = REAL if number % 2 == 0 else FALSE
        sort = list(makers)[number // 2 % len(makers)]
        domain = one.domains[number % len(one.domains)]
        writer = one.id if makers is REAL else None
        yield KnownMail(sort, makers[sort](one, domain, number), one.id, writer)


def _reachable(directory: Directory) -> Sequence[Controller]:
    """Give the organisations with at least one domain, in a fixed order."""
    return sorted((one for one in directory.controllers if one.domains), key=lambda one: one.id)

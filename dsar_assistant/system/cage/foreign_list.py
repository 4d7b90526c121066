"""Reads the list of requests that datenanfragen.de lets people take out: CSV or JSON."""

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO
from pathlib import Path

from dsar_assistant.domain.foreign_request import (
    ForeignMessage,
    ForeignRequest,
    ListUnreadableError,
)
from dsar_assistant.finding.entries import read_ordinary

# Even brackets alone stay below 300 MB at this length.
LONGEST_LIST = 8_000_000
_MOST_MESSAGES = 100_000
_LONGEST_WORDS = 20_000
_COLUMNS = ("date", "slug", "recipient", "email", "reference", "type", "via")
_ENDED = {"done", "abandoned"}


def read_list_file(path: Path) -> tuple[ForeignRequest, ...]:
    """Read a list of requests from the place that the person named.

    Raises:
        ListUnreadableError: It is none, too long, or cannot be opened.
    """
    try:
        return read_list(read_ordinary(path, LONGEST_LIST))
    except OSError as error:
        raise ListUnreadableError from error


def read_list(content: bytes) -> tuple[ForeignRequest, ...]:
    """Read a list of requests.

    Raises:
        ListUnreadableError: It is none, or too long.
    """
    if len(content) > LONGEST_LIST:
        raise ListUnreadableError
    try:
        text = content.decode("utf-8-sig")
        found = tuple(_from_json(text) if text.lstrip()[:1] in "{[" else _from_csv(text))
    except (ValueError, RecursionError, csv.Error, TypeError, AttributeError) as error:
        raise ListUnreadableError from error
    if not found:
        raise ListUnreadableError
    return found


def _from_csv(text: str) -> Iterator[ForeignRequest]:
    lines = text.replace("\0", "").splitlines()
    if not lines or tuple(lines[0].strip().lower().split(";")) != _COLUMNS:
        raise ListUnreadableError
    rows = csv.reader(StringIO("\n".join(lines[1 : _MOST_MESSAGES + 1])), delimiter=";")
    yield from _gathered([_from_row(row) for row in rows if any(row)], {})


def _from_row(row: list[str]) -> ForeignMessage:
    # That project writes no quotes: a semicolon in an address makes more columns.
    spare = len(row) - len(_COLUMNS)
    if spare < 0:
        raise ListUnreadableError
    recipient = ";".join(row[2 : 3 + spare])
    email, reference, kind, medium = row[3 + spare :]
    return ForeignMessage(
        on=_day(row[0]),
        reference=_line(reference),
        kind=_line(kind),
        slug=_line(row[1]),
        recipient=tuple(part for part in map(_line, recipient.split(", ")) if part),
        email=_line(email),
        medium=_line(medium),
        is_own=_line(kind) != "response",
    )


def _from_json(text: str) -> Iterator[ForeignRequest]:
    whole = json.loads(text)
    if isinstance(whole, Mapping):
        whole = whole.get("state", whole)
        whole = whole.get("proceedings", whole)
    proceedings = list(whole.values()) if isinstance(whole, Mapping) else whole
    messages, ended = [], {}
    for proceeding in proceedings:
        inner = proceeding["messages"]
        listed = list(inner.values()) if isinstance(inner, Mapping) else inner
        messages += [_from_object(message) for message in listed]
        ended[_line(proceeding.get("reference"))] = _line(proceeding.get("status"))
    yield from _gathered(messages[:_MOST_MESSAGES], ended)


def _from_object(message: Mapping[str, object]) -> ForeignMessage:
    kind = _line(message["type"])
    address = message.get("correspondent_address") or message.get("recipient") or ""
    own = message.get("sentByMe")
    return ForeignMessage(
        on=_day(str(message["date"])),
        reference=_line(message["reference"]),
        kind=kind,
        slug=_line(message.get("slug")),
        recipient=tuple(part for part in map(_line, str(address).splitlines()) if part)[:10],
        email=_line(message.get("correspondent_email") or message.get("email")),
        medium=_line(message.get("transport_medium")),
        subject=_line(message.get("subject")),
        content=str(message.get("content") or "")[:_LONGEST_WORDS],
        is_own=own if isinstance(own, bool) else kind != "response",
    )


def _gathered(messages: list[ForeignMessage], ended: Mapping[str, str]) -> Iterator[ForeignRequest]:
    by_reference: dict[str, list[ForeignMessage]] = {}
    for message in messages:
        by_reference.setdefault(message.reference, []).append(message)
    for reference, found in by_reference.items():
        word = ended.get(reference, "")
        in_order = tuple(sorted(found, key=lambda message: message.on))
        yield ForeignRequest(reference, in_order, word if word in _ENDED else "")


def _day(text: str) -> date:
    return date.fromisoformat(text.strip()[:10])


def _line(value: object) -> str:
    text = value if isinstance(value, str) else ""
    return " ".join("".join(c if c.isprintable() else " " for c in text[:600]).split())

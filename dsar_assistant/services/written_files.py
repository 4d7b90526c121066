"""Reads the small TOML files that a person writes by hand for the command line.

Forgiving about shape, since people write them without a manual; strict about sense.
"""

import tomllib
from collections.abc import Collection, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from dsar_assistant.domain.controller import Answer, Contact, Controller, InterviewAnswer
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.finding.events import EventReport

Table = Mapping[str, object]
K = TypeVar("K", bound=StrEnum)
_ANSWERS = "the answers"
_EVENT = "event"


class WrittenFileError(DsarError):
    """A file that the person wrote cannot be used as it stands."""

    def __init__(self, what: str, reason: str) -> None:
        """Name the sort of file in plain words, and what is wrong with it."""
        super().__init__(
            f"The file with {what} cannot be used: {reason} "
            "Nothing was changed. Correct the file and try again."
        )


def read_person(text: str) -> DataSubject:
    """Read a person: ``full_name``, ``address`` (lines, or a table with ``lines``), ``postcode``.

    Raises:
        WrittenFileError: It is no TOML, or the name is missing.
    """
    table = _toml(text, "the person")
    name = _word(table, "full_name") or _word(table, "name")
    if not name:
        raise WrittenFileError("the person", "there is no full_name in it.")
    former = table.get("former_addresses", [])
    return DataSubject(
        id="",
        full_name=name,
        address=_address(table),
        former_names=_words(table, "former_names"),
        former_addresses=tuple(
            _address(entry if isinstance(entry, Mapping) else {"address": entry})
            for entry in (former if isinstance(former, list) else [])
        ),
        emails=_words(table, "emails") or _words(table, "email"),
        phones=_words(table, "phones") or _words(table, "phone"),
        born_on=_day(table, "born_on"),
        nation=_choice(Nation, _word(table, "nation"), Nation.UNKNOWN, "the person"),
        identifiers=_pairs(table.get("identifiers")),
    )


def read_controller(text: str) -> Controller:
    """Read an organisation: ``name``, ``address``, ``postcode``, ``email``, ``nation``.

    Raises:
        WrittenFileError: It is no TOML, or the name is missing.
    """
    table = _toml(text, "the organisation")
    name = _word(table, "name")
    if not name:
        raise WrittenFileError("the organisation", "there is no name in it.")
    address = _address(table)
    what = "the organisation"
    return Controller(
        id=_word(table, "id") or "own-organisation",
        name=name,
        sector=_word(table, "sector") or "other",
        regime=_choice(RegimeCode, _word(table, "regime"), RegimeCode.UK_GDPR, what),
        country=_word(table, "country") or "GB",
        nation=_choice(Nation, _word(table, "nation"), Nation.UNKNOWN, what),
        contact=Contact(
            address=address if address.block else None, email=_word(table, "email") or None
        ),
        confidence=Confidence.HIGH,
        origin="own",
    )


def read_answers(text: str) -> tuple[InterviewAnswer, ...]:
    """Read interview answers: ``[[answer]]`` tables, or plain lines such as ``baby = "yes"``.

    Raises:
        WrittenFileError: It is no TOML, or an answer is none of yes, no, not-sure.
    """
    table = _toml(text, _ANSWERS)
    rows = table.get("answer", table.get("answers"))
    if isinstance(rows, list):
        return tuple(_answer(row) for row in rows if isinstance(row, Mapping))
    plain = rows if isinstance(rows, Mapping) else table
    return tuple(
        _answer({"question": key, **(said if isinstance(said, Mapping) else {"answer": said})})
        for key, said in plain.items()
        if key != _EVENT
    )


def read_told_events(text: str, known: Collection[str]) -> tuple[EventReport, ...]:
    """Read what happened: ``[[event]]`` tables with ``id``, ``name``, ``address``, ``on``.

    Args:
        known: Ids of the events there are.

    Raises:
        WrittenFileError: It is no TOML, or names an event that there is not.
    """
    rows = _toml(text, _ANSWERS).get(_EVENT, [])
    if not isinstance(rows, list):
        raise WrittenFileError(_ANSWERS, f"each event begins with a line [[{_EVENT}]].")
    return tuple(_told(row, known) for row in rows if isinstance(row, Mapping))


def _told(row: Table, known: Collection[str]) -> EventReport:
    event_id, on = _word(row, "id"), row.get("on")
    if event_id not in known:
        said = f"“{event_id}” is no id of an event" if event_id else "an event has no id"
        raise WrittenFileError(_ANSWERS, f"{said}. Its id is one of: {', '.join(known)}.")
    if on is not None and (not isinstance(on, date) or isinstance(on, datetime)):
        raise WrittenFileError(_ANSWERS, "on is a day without quotes, such as 2026-11-03.")
    return EventReport(event_id, _word(row, "name"), _word(row, "address"), on)


def _answer(row: Table) -> InterviewAnswer:
    said = row.get("answer", "")
    word = {True: "yes", False: "no"}.get(said, said) if isinstance(said, bool) else said
    return InterviewAnswer(
        question_id=_word(row, "question") or _word(row, "id"),
        answer=_choice(Answer, str(word).replace("_", "-"), None, _ANSWERS),
        from_year=_year(row, "from_year"),
        to_year=_year(row, "to_year"),
    )


def _toml(text: str, what: str) -> Table:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrittenFileError(what, f"it is not TOML ({error}).") from error


def _word(table: Table, key: str) -> str:
    value = table.get(key, "")
    return str(value).strip() if isinstance(value, str | int) else ""


def _words(table: Table, key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    values = value if isinstance(value, list) else [value]
    return tuple(str(item).strip() for item in values if str(item).strip())


def _address(table: Table) -> PostalAddress:
    inner = table.get("address", table.get("postal_address", table))
    if isinstance(inner, Mapping):
        return PostalAddress(
            _words(inner, "lines"),
            _word(inner, "postcode") or _word(table, "postcode") or None,
            _word(inner, "country") if inner is not table and "country" in inner else None,
        )
    lines = inner.splitlines() if isinstance(inner, str) else inner
    kept = tuple(str(line).strip() for line in lines) if isinstance(lines, list) else ()
    postcode = _word(table, "postcode")
    if kept and postcode and kept[-1].casefold() == postcode.casefold():
        kept = kept[:-1]
    return PostalAddress(kept, postcode or None)


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    if isinstance(value, Mapping):
        return tuple((str(key), str(number)) for key, number in value.items())
    return ()


def _day(table: Table, key: str) -> date | None:
    """Read a day, written as a TOML date or in quotes."""
    value = table.get(key)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = _word(table, key)
    try:
        return date.fromisoformat(text) if text or value else None
    except ValueError:
        reason = f"{key} needs a day such as 1984-03-02."
        raise WrittenFileError("the person", reason) from None


def _year(row: Table, key: str) -> int | None:
    value = row.get(key)
    return value if isinstance(value, int) else None


def _choice(kind: type[K], word: str, default: K | None, what: str) -> K:
    if not word and default is not None:
        return default
    try:
        return kind(word.lower())
    except ValueError:
        known = ", ".join(value.value for value in kind)
        raise WrittenFileError(what, f"“{word}” is none of: {known}.") from None

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from dsar_assistant.rendering.calendar_file import IcsWriter

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    uid: str
    on: date
    title: str
    description: str
    changed_at: datetime = NOW
    sequence: int = 3
    is_cancelled: bool = False


ENTRY = Entry(
    "request-7-response@dsar-assistant",
    date(2026, 12, 23),
    "Example Ltd must answer; REF 42",
    "Received 23 November.\nOne month later: 23 December.\n" + "A long step of the sum. " * 10,
)


def events(*entries):
    return Calendar.from_ical(IcsWriter().write(entries, NOW)).events


def test_an_entry_takes_the_whole_day():
    (event,) = events(ENTRY)
    assert event["DTSTART"].dt == ENTRY.on
    assert event["DTEND"].dt == ENTRY.on + timedelta(days=1)
    assert event["DTSTAMP"].dt == NOW


def test_an_entry_keeps_its_id_its_title_and_its_sum():
    (event,) = events(ENTRY)
    assert event["UID"] == ENTRY.uid
    assert event["SUMMARY"] == ENTRY.title
    assert event["DESCRIPTION"] == ENTRY.description.strip()


def test_the_reminder_names_nobody():
    (event,) = events(ENTRY)
    (alarm,) = event.subcomponents
    assert alarm["TRIGGER"].dt == timedelta(days=-3)
    assert "Example" not in alarm["DESCRIPTION"]


def test_equal_entries_give_equal_bytes():
    assert IcsWriter().write([ENTRY], NOW) == IcsWriter().write([ENTRY], NOW)


def test_a_title_cannot_add_a_line_of_its_own():
    hostile = Entry("u", ENTRY.on, "x\r\nATTACH:file:///etc/passwd\nBEGIN:VALARM", "y")
    (event,) = events(hostile)
    assert "ATTACH" not in event
    assert len(event.subcomponents) == 1


def test_an_empty_calendar_is_still_a_calendar():
    assert events() == []


def test_a_newer_file_moves_an_entry_instead_of_adding_one():
    (event,) = events(ENTRY)
    assert event["SEQUENCE"] == 3
    assert event["LAST-MODIFIED"].dt == NOW
    assert event["STATUS"] == "CONFIRMED"


def test_a_day_that_stands_no_more_is_told_as_cancelled_without_a_reminder():
    (event,) = events(replace(ENTRY, is_cancelled=True))
    assert event["STATUS"] == "CANCELLED"
    assert event.subcomponents == []


def test_every_line_keeps_to_75_octets_and_ends_as_the_standard_says():
    accented = replace(ENTRY, title="Café Ünïted Ωmega " * 12)
    content = IcsWriter().write([ENTRY, accented], NOW)
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(line.decode("utf-8") is not None for line in lines)


def test_a_day_has_no_time_and_no_zone():
    content = IcsWriter().write([ENTRY], NOW)
    assert b"DTSTART;VALUE=DATE:20261223\r\n" in content
    assert b"DTEND;VALUE=DATE:20261224\r\n" in content
    assert b"TZID" not in content
    assert b"VTIMEZONE" not in content

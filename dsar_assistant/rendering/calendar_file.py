"""Due days as a calendar file that any calendar reads."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from dsar_assistant.ports import CalendarEntry
from dsar_assistant.rendering.printable import clean, clean_line

_DAYS_BEFORE: Final = 3
# Shown on locked screens, so it names nobody.
_REMINDER: Final = "A reply is due soon."


class IcsWriter:
    """Writes all-day entries, each with a reminder some days before."""

    def write(self, entries: Sequence[CalendarEntry], now: datetime) -> bytes:
        """Give the calendar file.

        An entry keeps its id, so that reading a newer file moves it instead of adding a
        second one.

        Args:
            entries: In any order.
            now: The moment of writing, with its zone.
        """
        calendar = Calendar()
        calendar.add("prodid", "-//DSAR Assistant//EN")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        for entry in entries:
            calendar.add_component(_event(entry, now))
        return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, now: datetime) -> Event:
    event = Event()
    event.add("uid", clean_line(entry.uid))
    event.add("dtstamp", now)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", clean_line(entry.title))
    event.add("description", clean(entry.description))
    event.add("last-modified", entry.changed_at)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if not entry.is_cancelled:
        event.add_component(_alarm())
    return event


def _alarm() -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _REMINDER)
    alarm.add("trigger", -timedelta(days=_DAYS_BEFORE))
    return alarm

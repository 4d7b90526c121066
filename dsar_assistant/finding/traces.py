"""Counting traces by what they point at, and reading a source entry by entry into the count."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dsar_assistant.domain.evidence import ReadProblem, Sighting, SightingKind
from dsar_assistant.domain.text import counted
from dsar_assistant.finding.reader import ByteStream, Entry, Reading, ReadingSettings, Source
from dsar_assistant.finding.seen import earliest, latest
from dsar_assistant.finding.shown import fit_name
from dsar_assistant.finding.ticket import PartTicket, ReadingTicket
from dsar_assistant.finding.trouble import why_unreadable

_FIRST_YEAR = date(1990, 1, 1)
_MOST_PROBLEMS = 50
_MOST_TRACES = 100_000
# A count beyond this is a slip or a trick; it would also not fit where counts are kept.
_MOST_COUNTED = 1_000_000_000


@dataclass(slots=True)
class _Running:
    """A count that goes on."""

    locator: str
    count: int
    first: date | None
    last: date | None


_Key = tuple[SightingKind, str | None, str | None, str | None]


class TraceTally:
    """Counts the traces of one source.

    Attributes:
        items: Messages, rows or entries read so far; the reader counts them.
    """

    def __init__(self, settings: ReadingSettings) -> None:
        """Begin with nothing counted."""
        self.items = 0
        self.settings = settings
        self._latest = settings.today + timedelta(days=1)
        self._traces: dict[_Key, _Running] = {}
        self._problems: list[ReadProblem] = []
        self._more_problems = 0
        self._overflow = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self._traces or self._problems or self.items)

    def sane(self, day: date | None) -> date | None:
        """Give a day that can be true; None for one long ago or to come."""
        return day if day and _FIRST_YEAR <= day <= self._latest else None

    def day(self, seconds: object) -> date | None:
        """Read seconds since 1970; None if it is no number or no day that can be true."""
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            return None
        try:
            return self.sane(datetime.fromtimestamp(seconds, UTC).date())
        except (ValueError, OverflowError, OSError):
            return None

    def add(self, sighting: Sighting) -> None:
        """Count a trace with those like it; what points at nothing, or is too old, is let go."""
        name = fit_name(sighting.name) or None if sighting.name else None
        if not (sighting.domain or name) or self._is_too_old(sighting.last):
            return
        key = (sighting.kind, sighting.domain, name, sighting.aside)
        count = max(1, min(sighting.count, _MOST_COUNTED))
        first, last = self.sane(sighting.first), self.sane(sighting.last)
        known = self._traces.get(key)
        if known is not None:
            known.count += count
            known.first = earliest(known.first, first)
            known.last = latest(known.last, last)
        elif len(self._traces) < _MOST_TRACES:
            self._traces[key] = _Running(sighting.locator, count, first, last)
        else:
            self._overflow += count

    def _is_too_old(self, last: date | None) -> bool:
        since = self.settings.since
        return since is not None and last is not None and last < since

    def report(self, locator: str, reason: str) -> None:
        """Keep a problem; of very many, only how many there were."""
        if len(self._problems) < _MOST_PROBLEMS:
            self._problems.append(ReadProblem(locator, reason))
        else:
            self._more_problems += 1

    def results(self) -> Iterator[Sighting | ReadProblem]:
        """Yield one sighting for all traces of one sort, the first seen first, then problems."""
        for (kind, domain, name, aside), found in self._traces.items():
            yield Sighting(
                kind,
                domain,
                name,
                locator=found.locator,
                count=found.count,
                first=found.first,
                last=found.last,
                aside=aside,
            )
        yield from self._problems
        if self._more_problems:
            yield ReadProblem(
                "further on", f"{counted(self._more_problems, 'more place')} like these."
            )
        if self._overflow:
            told = counted(self._overflow, "trace")
            yield ReadProblem("further on", f"{told} of too many different names to keep apart.")


@dataclass(frozen=True, slots=True)
class EntryTask:
    """One entry, open, with where to count what is in it.

    Attributes:
        is_alone: Whether the source has no other entry, so that places need no file name.
    """

    stream: ByteStream
    entry: Entry
    tally: TraceTally
    ticket: ReadingTicket
    is_alone: bool

    def place(self, within: str) -> str:
        """Say where something lies: the place in the entry, and which entry if there are more."""
        return within if self.is_alone else f"{self.entry.locator}, {within}"

    def report(self, within: str, reason: str) -> None:
        """Keep a problem at a place in this entry."""
        self.tally.report(self.place(within), reason)


def read_entries(
    source: Source,
    ticket: ReadingTicket,
    read_one: Callable[[EntryTask], None],
    finish: Callable[[TraceTally], None] | None = None,
) -> Reading:
    """Read all entries of a source; yield what was counted, return how many items there were.

    Args:
        finish: Adds what can only be told when all entries are read.
    """
    tally, done = TraceTally(source.settings), 0
    is_alone = len(source.entries) == 1
    for entry in source.entries:
        part = PartTicket(ticket, done, source.size)
        part.checkpoint(0, entry.size)
        try:
            with entry.open() as stream:
                read_one(EntryTask(stream, entry, tally, part, is_alone))
        except OSError as error:
            tally.report(entry.locator, why_unreadable(error))
        done += entry.size
    if finish is not None:
        finish(tally)
    yield from tally.results()
    return tally.items

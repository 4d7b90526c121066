"""Reading whatever the person dropped in: files, folders, ZIPs, in any mixture."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from dsar_assistant.domain.evidence import ReadProblem, Sighting
from dsar_assistant.finding.column_map import TablePreview
from dsar_assistant.finding.fingerprint import fingerprint
from dsar_assistant.finding.reader import Reader, ReadingSettings
from dsar_assistant.finding.reader_list import all_readers
from dsar_assistant.finding.survey import LeftOut, Planned, Survey
from dsar_assistant.finding.ticket import PartTicket, ReadingTicket

UNKNOWN_KIND = "unknown"


@dataclass(frozen=True, slots=True)
class SourceRead:
    """What was found in one evidence file, or in the small files that make one together.

    Attributes:
        name: As shown to the person; within a ZIP or a folder with the path there.
        kind: Id of the reader; ``UNKNOWN_KIND`` for what no reader takes.
        items: How many messages, rows or entries it holds.
        fingerprint: SHA-256 in hex, to know it again; empty if nothing was read.
        tables: What of it is a table whose columns the person must name first.
    """

    name: str
    kind: str
    items: int = 0
    sightings: tuple[Sighting, ...] = ()
    problems: tuple[ReadProblem, ...] = ()
    fingerprint: str = ""
    tables: tuple[TablePreview, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceBegun:
    """One source is being read.

    Attributes:
        path: Number of the given path it is under.
        start, size: Where the bytes under that path lie in those of the whole reading.
    """

    name: str
    path: int
    start: int
    size: int


def read_evidence(
    paths: Iterable[Path],
    settings: ReadingSettings,
    ticket: ReadingTicket,
    readers: Sequence[Reader] | None = None,
) -> Iterator[SourceRead]:
    """Read files and folders of any known kind, one source after the other.

    Trouble is told in the results. Only the ticket's stop is raised, within a second;
    it must not be an ``OSError``, which stands for a file that cannot be read.

    Args:
        readers: All there are, unless given.
    """
    with ExitStack() as archives:
        survey = Survey(settings, ticket, all_readers() if readers is None else readers, archives)
        for path in paths:
            survey.add(path)
        for left in survey.left_out:
            yield source_left(left)
        yield from _read_planned(survey.planned, ticket)


def source_left(left: LeftOut) -> SourceRead:
    """Tell what is not read, and why."""
    return SourceRead(left.name, UNKNOWN_KIND, problems=left.problems, tables=left.tables)


def _read_planned(planned: Sequence[Planned], ticket: ReadingTicket) -> Iterator[SourceRead]:
    """Read what the survey planned; progress counts the bytes of all of it."""
    total, done = sum(plan.source.size for plan in planned), 0
    for plan in planned:
        yield read_source(plan, PartTicket(ticket, done, total))
        done += plan.source.size
    ticket.checkpoint(total, total)


def read_source(plan: Planned, ticket: ReadingTicket) -> SourceRead:
    """Read one source to its end; trouble in it is told in the result."""
    sightings: list[Sighting] = []
    problems: list[ReadProblem] = []
    reading = plan.reader.read(plan.source, ticket)
    items = 0
    while True:
        try:
            found = next(reading)
        except StopIteration as end:
            items = end.value
            break
        if isinstance(found, Sighting):
            sightings.append(found)
        else:
            problems.append(found)
    return SourceRead(
        plan.source.name,
        plan.reader.kind,
        items,
        tuple(sightings),
        tuple(problems),
        fingerprint(plan.source.entries, ticket),
    )

"""Find the organisations that may hold data on a person; needs no vault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from dsar_assistant.directory.directory import Directory
from dsar_assistant.directory.wording import flow_explained
from dsar_assistant.domain.column_map import ColumnMap
from dsar_assistant.domain.controller import Flow, InterviewAnswer
from dsar_assistant.domain.evidence import Findings, Sighting
from dsar_assistant.finding.candidates import Traces, find_candidates
from dsar_assistant.finding.domains import read_domain_list
from dsar_assistant.finding.events import EventReport, event_sighting, parted
from dsar_assistant.finding.evidence_files import SourceRead
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports_reading import EvidenceReader
from dsar_assistant.services.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class FindReport:
    """What was read, and what it leads to."""

    sources: tuple[SourceRead, ...]
    findings: Findings


@dataclass(frozen=True, slots=True)
class Search:
    """What to look through.

    Attributes:
        events: What the person tells of events, such as a letter out of nowhere.
        own: The person's own addresses; mail from them is not evidence.
        since: Leave out what is older; None keeps all.
        tables: The columns to read of tables that no reader knows.
    """

    paths: Sequence[Path] = ()
    answers: tuple[InterviewAnswer, ...] = ()
    events: tuple[EventReport, ...] = ()
    own: frozenset[str] = frozenset()
    since: date | None = None
    tables: Mapping[str, ColumnMap] = field(default_factory=dict)


def reading_settings(
    knowledge: Knowledge,
    own: frozenset[str],
    since: date | None = None,
    tables: Mapping[str, ColumnMap] | None = None,
) -> ReadingSettings:
    """Gather what the readers must know."""
    folder = knowledge.resources.path("directory")
    return ReadingSettings(
        today=knowledge.today,
        own=frozenset(address.casefold() for address in own),
        mail_services=read_domain_list(folder / "mail_services.txt"),
        freemail=knowledge.freemail,
        since=since,
        payees=knowledge.lead_rules.payees,
        apps=knowledge.lead_rules.apps,
        tables=dict(tables or {}),
    )


class FindControllers:
    """Reads, asks and follows flows; keeps nothing."""

    def __init__(self, knowledge: Knowledge, reader: EvidenceReader) -> None:
        """Take what the program knows, and what reads files."""
        self._knowledge = knowledge
        self._reader = reader

    def run(self, search: Search, ticket: ReadingTicket) -> FindReport:
        """Read the evidence and say where it leads. Trouble in a file is told in the report."""
        settings = reading_settings(self._knowledge, search.own, search.since, search.tables)
        sources = tuple(self._reader.read(search.paths, settings, ticket))
        seen = [sighting for source in sources for sighting in source.sightings]
        seen += map(event_sighting, search.events)
        directory = self._knowledge.directory
        return FindReport(sources, findings(self._knowledge, directory, seen, search.answers))


def findings(
    knowledge: Knowledge,
    directory: Directory,
    sightings: Sequence[Sighting],
    answers: Sequence[InterviewAnswer],
) -> Findings:
    """Say where traces, events and answers lead, with the flows of a directory."""
    traces, happened = parted(sightings, knowledge.events)
    return find_candidates(
        Traces(traces, answers, happened),
        directory,
        partial(_flow_words, directory),
        knowledge.suggestions,
        knowledge.lead_rules,
    )


def _flow_words(directory: Directory, flow: Flow) -> str:
    return flow_explained(flow, directory)

"""Read the evidence a person drops in, and keep what was seen; never what was in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.evidence import EvidenceFile
from dsar_assistant.domain.vault import DiskRoom
from dsar_assistant.domain.vault_errors import NoRoomToImportError
from dsar_assistant.finding.column_map import (
    TABLE_KIND,
    TABLE_LABEL,
    TABLE_WHERE,
    TablePreview,
)
from dsar_assistant.finding.events import Event, EventReport, event_sighting
from dsar_assistant.finding.evidence_files import SourceRead
from dsar_assistant.finding.reader_list import all_readers
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports import SettingsStore, UnitOfWorkFactory
from dsar_assistant.ports_reading import EvidenceReader
from dsar_assistant.services.find_controllers import reading_settings
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.reading_items import ItemNews, ItemWatch, SourceReport

EVENT_KIND = "event"
_TABLES = "Any other table (CSV)"
_BANK, _OTHERS = "Bank and other tables", "Facebook, Google, leaks and consent"
GROUPS = ("Mail", "Passwords", "Browser", _BANK, _OTHERS)
# By how the id of a kind begins.
_GROUPS = {
    "Mail": ("mbox", "eml", "maildir", "outlook"),
    "Passwords": ("passwords",),
    "Browser": ("browser", "bookmarks", "history"),
    _BANK: ("bank",),
}
_CHANGED = Changes(frozenset({"evidence", "candidate"}))


def unheard(news: ItemNews) -> None:
    """Let items change without telling anybody."""
    del news


@dataclass(frozen=True, slots=True)
class SourceAdvice:
    """One sort of evidence, and where a person gets such a file.

    Attributes:
        group: What people would look under: mail, passwords, a bank.
    """

    group: str
    label: str
    where_from: str


class ImportEvidence:
    """Reads in any mixture: files, folders, ZIPs. Each source is kept as soon as it is read."""

    def __init__(
        self,
        work: UnitOfWorkFactory,
        knowledge: Knowledge,
        reader: EvidenceReader,
        room: Callable[[], DiskRoom],
        settings: SettingsStore,
    ) -> None:
        """Take the way into the vault, what the program knows, what reads files, and the room.

        Args:
            settings: Where the columns of other tables are remembered.
        """
        self._room = room
        self._settings = settings
        self._work = work
        self._reader = reader
        self._knowledge = knowledge

    def read(
        self,
        subject_id: str,
        paths: Sequence[Path],
        ticket: ReadingTicket,
        tell: Callable[[ItemNews], None] = unheard,
    ) -> Done[tuple[SourceReport, ...]]:
        """Read the evidence; slow, and stopped through the ticket.

        What was read before a stop is kept.

        Args:
            subject_id: The person.
            paths: Files and folders.
            ticket: Watches the work.
            tell: Hears how far each of the paths has come, on the thread of the work.

        Raises:
            NoRoomToImportError: The disk is nearly full.
        """
        left = self._room()
        if left.is_too_low_to_import:
            raise NoRoomToImportError(left.free_bytes)
        with self._work() as work:
            own = frozenset(work.people.get(subject_id).emails)
        tables = self._settings.load().settings.tables
        settings = reading_settings(self._knowledge, own, tables=tables)
        reports, kept = [], {""}
        watch = ItemWatch(paths, tell)
        for source in self._reader.read(paths, settings, ticket, watch.begins):
            # Of a copy all mail was met already: it must not take the place of the first.
            if source.fingerprint not in kept:
                self._keep(subject_id, source)
                kept.add(source.fingerprint)
            report = _report(source)
            reports.append(report)
            watch.found(report)
        watch.end()
        return Done(tuple(reports), _CHANGED)

    def preview_table(self, path: Path, ticket: ReadingTicket) -> TablePreview | None:
        """Look at the first rows of a table that no reader knows; None if it is no such table."""
        settings = reading_settings(self._knowledge, frozenset())
        reads = self._reader.read([path], settings, ticket)
        return next((table for source in reads for table in source.tables), None)

    def files(self, subject_id: str) -> Sequence[EvidenceFile]:
        """Give the files read so far."""
        with self._work() as work:
            return work.evidence.files(subject_id)

    def events(self) -> tuple[Event, ...]:
        """Give what may have happened, to begin a search from."""
        return self._knowledge.events

    def tell_event(self, subject_id: str, report: EventReport) -> Done[None]:
        """Keep what the person tells of an event, or types in from a paper."""
        titles = {event.id: event.title for event in self._knowledge.events}
        sighting = event_sighting(report)
        named = sighting.name or sighting.domain or ""
        told = f"{titles[report.event_id]}{': ' if named else ''}{named}"
        file = EvidenceFile(
            id="",
            name=told,
            kind=EVENT_KIND,
            fingerprint=sha256(f"{told}\n{sighting.domain}\n{report.on}".encode()).hexdigest(),
            items=1,
            imported_on=self._knowledge.today,
        )
        with self._work() as work:
            work.evidence.add(subject_id, file, (sighting,))
            work.commit()
        return Done(None, _CHANGED)

    def forget(self, file_id: str) -> Done[None]:
        """Forget a file and everything that was seen in it."""
        with self._work() as work:
            work.evidence.remove(file_id)
            work.commit()
        return Done(None, _CHANGED)

    def advice(self) -> tuple[SourceAdvice, ...]:
        """Say for each sort of evidence where a person gets it."""
        known = [
            SourceAdvice(_group(reader.kind), reader.label, reader.where_from)
            for reader in all_readers()
        ]
        known.append(SourceAdvice(_BANK, _TABLES, TABLE_WHERE))
        return tuple(sorted(known, key=lambda one: GROUPS.index(one.group)))

    def _keep(self, subject_id: str, source: SourceRead) -> None:
        file = EvidenceFile(
            id="",
            name=Path(source.name).name,
            kind=source.kind,
            fingerprint=source.fingerprint,
            items=source.items,
            imported_on=self._knowledge.today,
        )
        with self._work() as work:
            work.evidence.add(subject_id, file, source.sightings)
            work.commit()


def _group(kind: str) -> str:
    """Say what people would look for a kind under."""
    return next((name for name, starts in _GROUPS.items() if kind.startswith(starts)), _OTHERS)


def _report(source: SourceRead) -> SourceReport:
    labels = {reader.kind: reader.label for reader in all_readers()} | {TABLE_KIND: TABLE_LABEL}
    return SourceReport(
        name=source.name,
        kind=source.kind,
        label=labels.get(source.kind, "Not recognised"),
        items=source.items,
        problems=source.problems,
        is_known=source.kind in labels,
        seen=frozenset(one.domain or one.name or "" for one in source.sightings if not one.aside),
        tables=source.tables,
    )

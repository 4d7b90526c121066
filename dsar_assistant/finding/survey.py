"""Finding out what was dropped in, before any of it is read."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.finding.archives import is_archive, list_archive, open_archive
from dsar_assistant.finding.column_map import (
    NOT_MAPPED,
    MappedReader,
    TablePreview,
    preview_table,
)
from dsar_assistant.finding.entries import FileEntry
from dsar_assistant.finding.folders import Listing, list_folder
from dsar_assistant.finding.mail.seen_messages import SeenMessages
from dsar_assistant.finding.reader import Entry, Reader, ReadingSettings, Source
from dsar_assistant.finding.shown import fit_path
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.trouble import why_unreadable

_HEAD = 64 * 1024
_ENTRIES_PER_CHECKPOINT = 50
_NAMED_STRANGERS = 3
# Of a kind with larger files, so many in one folder are still shown one by one.
_MOST_APART = 100
_EMPTY = "It is empty."
_NOT_KNOWN = "This program does not know this kind of file. Nothing was read from it."
_NESTED = "It is a ZIP within a ZIP. Take it out and drop it in by itself."
_NOT_A_FILE = "It is neither a file nor a folder."


@dataclass(frozen=True, slots=True)
class Planned:
    """A source, and the reader that takes it."""

    reader: Reader
    source: Source


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of one given file or folder is not read, and why.

    Attributes:
        tables: Tables among it whose columns the person must name first.
    """

    name: str
    problems: tuple[ReadProblem, ...]
    tables: tuple[TablePreview, ...] = ()


@dataclass(slots=True)
class _Sorted:
    """The files of one folder or ZIP, sorted by what reads them."""

    by_reader: dict[Reader, list[Entry]] = field(default_factory=dict)
    tables: dict[str, TablePreview] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    archives: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read and nothing to tell."""
        return not (self.by_reader or self.strangers or self.problems or self.archives)

    def put(self, reader: Reader, entry: Entry) -> None:
        """Put a file with the others of its kind."""
        self.by_reader.setdefault(reader, []).append(entry)

    def put_table(self, preview: TablePreview, entry: Entry) -> None:
        """Put a table away whose columns are not known yet."""
        self.tables.setdefault(preview.signature, preview)
        self.problems.append(ReadProblem(entry.locator, NOT_MAPPED))


class Survey:
    """Looks at paths one after the other; ZIPs stay open until the stack is closed.

    Attributes:
        planned: What is to be read, in order.
        left_out: What is not, with reasons.
    """

    def __init__(
        self,
        settings: ReadingSettings,
        ticket: ReadingTicket,
        readers: Sequence[Reader],
        archives: ExitStack,
    ) -> None:
        """Begin with nothing planned."""
        self.planned: list[Planned] = []
        self.left_out: list[LeftOut] = []
        self._settings = settings
        self._ticket = ticket
        self._readers = readers
        self._mapped = {key: MappedReader(columns) for key, columns in settings.tables.items()}
        self._archives = archives
        self._seen = SeenMessages()

    def add(self, given: Path) -> None:
        """Look at a path that the person gave; a link is followed here and nowhere else."""
        name = fit_path(given.name or str(given))
        try:
            path = given.resolve(strict=True)
            if path.is_dir():
                self._add_listing(name, list_folder(path, self._ticket))
            elif path.is_file():
                self._add_file(name, FileEntry(path, path.name, path.stat().st_size))
            else:
                self._leave(name, _NOT_A_FILE)
        except OSError as error:
            self._leave(name, why_unreadable(error))
        except RuntimeError:  # Python before 3.13 says so of links that lead in a circle
            self._leave(name, _NOT_A_FILE)

    def _leave(self, name: str, reason: str, *tables: TablePreview) -> None:
        self.left_out.append(LeftOut(name, (ReadProblem(name, reason),), tables))

    def _plan(self, reader: Reader, name: str, entries: Sequence[Entry]) -> None:
        """Plan a source; of a kind whose files belong together, add to the one planned before."""
        self._seen.expect(len(entries) if reader.is_mail else 0)
        if reader.joins:
            for number, plan in enumerate(self.planned):
                if plan.reader is reader:
                    both = (*plan.source.entries, *entries)
                    joined = replace(plan.source, entries=both)
                    self.planned[number] = Planned(reader, joined)
                    return
        self.planned.append(
            Planned(reader, Source(name, tuple(entries), self._settings, self._seen))
        )

    def _add_file(self, name: str, entry: FileEntry) -> None:
        """Look at a single file; into a ZIP."""
        head = _head(entry)
        if reader := self._recognise(head):
            self._plan(reader, name, (entry, *_beside(entry, reader.companions)))
        elif is_archive(head):
            self._add_archive(name, entry)
        elif preview := preview_table(head):
            if mapped := self._mapped.get(preview.signature):
                self._plan(mapped, name, (entry,))
            else:
                self._leave(name, NOT_MAPPED, preview)
        else:
            self._leave(name, _NOT_KNOWN if entry.size else _EMPTY)

    def _add_archive(self, name: str, entry: FileEntry) -> None:
        archive = self._archives.enter_context(open_archive(entry.path))
        self._add_listing(name, list_archive(archive, entry.size, self._ticket))

    def _recognise(self, head: bytes) -> Reader | None:
        return next((reader for reader in self._readers if reader.recognises(head)), None)

    def _add_listing(self, name: str, listing: Listing) -> None:
        """Look at all files of a folder or a ZIP."""
        found = _Sorted(problems=listing.problems)
        claims = _claims(listing.folders, self._readers)
        for number, entry in enumerate(listing.entries):
            if number % _ENTRIES_PER_CHECKPOINT == 0:
                self._ticket.checkpoint(0, 1)
            claimed = claims.get(entry.inner.rpartition("/")[0])
            if claimed:
                found.put(claimed, entry)
            else:
                self._sort(name, entry, found)
        self._plan_sorted(name, found)

    def _sort(self, name: str, entry: Entry, found: _Sorted) -> None:
        """Find out by its first bytes what a file in a folder or a ZIP is."""
        try:
            head = _head(entry)
            if reader := self._recognise(head):
                found.put(reader, entry)
            elif not is_archive(head):
                self._sort_stranger(head, entry, found)
            elif isinstance(entry, FileEntry):
                found.archives += 1
                self._add_archive(f"{name}/{entry.locator}", entry)
            else:
                found.problems.append(ReadProblem(entry.locator, _NESTED))
        except OSError as error:
            found.problems.append(ReadProblem(entry.locator, why_unreadable(error)))

    def _sort_stranger(self, head: bytes, entry: Entry, found: _Sorted) -> None:
        """See whether a file that no reader takes is a table."""
        preview = preview_table(head)
        if preview is None:
            found.strangers.append(entry.locator)
        elif mapped := self._mapped.get(preview.signature):
            found.put(mapped, entry)
        else:
            found.put_table(preview, entry)

    def _plan_sorted(self, name: str, found: _Sorted) -> None:
        """Plan what was sorted, and tell what was not understood."""
        for reader, entries in found.by_reader.items():
            if reader.gathers or len(entries) > _MOST_APART:
                self._plan(reader, name, entries)
            else:
                for entry in entries:
                    self._plan(reader, f"{name}/{entry.locator}", (entry,))
        if found.strangers:
            found.problems.append(ReadProblem(name, _about_strangers(found.strangers)))
        elif found.is_empty:
            found.problems.append(ReadProblem(name, _EMPTY))
        if found.problems:
            tables = tuple(found.tables.values())
            self.left_out.append(LeftOut(name, tuple(found.problems), tables))


def _beside(entry: FileEntry, endings: Iterable[str]) -> Iterator[FileEntry]:
    """Give the files that lie beside one and belong to it."""
    for ending in endings:
        path = entry.path.with_name(entry.path.name + ending)
        if path.is_file() and not path.is_symlink() and path.stat().st_size:
            yield FileEntry(path, entry.inner + ending, path.stat().st_size)


def _head(entry: Entry) -> bytes:
    """Give the first bytes of a file."""
    with entry.open() as stream:
        return stream.read(_HEAD)


def _claims(folders: Iterable[str], readers: Sequence[Reader]) -> dict[str, Reader]:
    """Say which folders belong to a reader because of the folders beside them."""
    below: dict[str, set[str]] = {}
    for folder in folders:
        parent, _, name = folder.rpartition("/")
        below.setdefault(parent, set()).add(name)
    claims = {}
    for parent, names in below.items():
        for reader in readers:
            for name in reader.recognises_folder(frozenset(names)):
                claims[f"{parent}/{name}" if parent else name] = reader
    return claims


def _about_strangers(names: Sequence[str]) -> str:
    """Tell how many files were left alone, with a few of their names."""
    shown = ", ".join(names[:_NAMED_STRANGERS])
    more = "" if len(names) <= _NAMED_STRANGERS else " and others"
    count = "1 file is" if len(names) == 1 else f"{len(names):,} files are"
    return f"{count} of a kind this program does not read: {shown}{more}."

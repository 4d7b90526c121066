"""The sockets for reading strangers' files; what plugs in must survive whatever they hold."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Protocol

from dsar_assistant.directory.packs.pack import Pack
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.directory.register_file import RegisterTally
from dsar_assistant.domain.foreign_request import ForeignRequest
from dsar_assistant.domain.vault_file import VaultFile
from dsar_assistant.finding.evidence_files import SourceBegun, SourceRead
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.ticket import ReadingTicket


class EvidenceReader(Protocol):
    """Reads evidence."""

    def read(
        self,
        paths: Iterable[Path],
        settings: ReadingSettings,
        ticket: ReadingTicket,
        begins: Callable[[SourceBegun], None] = ...,
    ) -> Iterator[SourceRead]:
        """Read files and folders of any known kind, one source after the other.

        Trouble is told in the results. Only the ticket's stop is raised, within a second.

        Args:
            begins: Hears of each source before it is read.
        """


class PackReader(Protocol):
    """Reads lists of organisations."""

    def read(self, path: Path, words: PackWords, ticket: ReadingTicket) -> Pack:
        """Read a list.

        Raises:
            DsarError: It is no list that can be read, is too large, or cannot be opened.
            Exception: What the ticket raises when the person stops it.
        """


class RegisterRows(Protocol):
    """The rows of one register, to be gone through once."""

    @property
    def size(self) -> int:
        """How many bytes there are to read."""

    @property
    def done(self) -> int:
        """How many bytes have been read."""

    @property
    def ends_from(self) -> str:
        """A registration that ended before this day (ISO) has run out."""

    @property
    def tally(self) -> RegisterTally:
        """What was left out or could not be read; whole once all rows were given."""

    def batches(self) -> Iterator[list[str]]:
        """Give the rows that were asked for, some at a time, in the order of the file.

        Each is the cells of a ``RegisterRow`` joined by ``CELL_END``: over a million are taken
        in at once, and a text is handed on in a fraction of the time that its cells take.
        """


class NamedRegisterRows(RegisterRows, Protocol):
    """Rows that know what file they come from."""

    @property
    def name(self) -> str:
        """Of the file."""

    @property
    def as_of(self) -> date | None:
        """The day that a name or the ZIP gives; None if neither does."""


class RegisterOpener(Protocol):
    """Opens the file of the register that a person downloaded."""

    def opened(
        self, path: Path, today: date, ticket: ReadingTicket, *, keep_all: bool
    ) -> AbstractContextManager[NamedRegisterRows]:
        """Open the ZIP or CSV.

        Raises:
            RegisterError: It is not the register, too large, or cannot be read.
        """


class RecordReader(Protocol):
    """Reads what was taken out of this program or another one."""

    def is_export(self, path: Path) -> bool:
        """Say whether a file looks like an export of this program, without reading on."""

    def export(self, path: Path, ticket: ReadingTicket) -> VaultFile:
        """Read the document of an export; whether its parts belong together is not looked at.

        Raises:
            ExportUnreadableError: It is no export, of a newer layout, or damaged.
        """

    def files(
        self, path: Path, ticket: ReadingTicket, ids: Sequence[str]
    ) -> Generator[bytes, None, None]:
        """Read some of the files in an export, in the order of their ids; to be closed.

        Raises:
            ExportUnreadableError: One is not there, or damaged.
        """

    def requests(self, path: Path, ticket: ReadingTicket) -> tuple[ForeignRequest, ...]:
        """Read another program's list of requests.

        Raises:
            ListUnreadableError: It is none, too long, or damaged.
        """

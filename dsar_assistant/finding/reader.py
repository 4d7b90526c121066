"""What a reader of evidence is, and what it is handed."""

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import date
from types import TracebackType
from typing import Protocol, Self, TypeAlias

from dsar_assistant.domain.column_map import ColumnMap
from dsar_assistant.domain.evidence import ReadProblem, Sighting
from dsar_assistant.finding.mail.seen_messages import SeenMessages
from dsar_assistant.finding.payees import PayeeRules
from dsar_assistant.finding.ticket import ReadingTicket

# What a reader yields; at its end it returns how many items it read.
Reading: TypeAlias = Generator[Sighting | ReadProblem, None, int]


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """What readers must know about the person and about mail.

    Attributes:
        today: The day of reading; a later day in a file is taken for a mistake.
        own: The person's own addresses in lower case; ``@name.example`` means the whole domain.
        mail_services: Domains that send mail for others, with all hosts below them.
        freemail: Hosts on which private people have addresses.
        since: Items of an earlier day are left out; None keeps all.
        payees: What banks put around the names of payees.
        apps: Domains of those behind apps whose id, in small letters, does not say it.
        tables: Which columns to read of tables that no reader knows, by their signature.
    """

    today: date
    own: frozenset[str] = frozenset()
    mail_services: frozenset[str] = frozenset()
    freemail: frozenset[str] = frozenset()
    since: date | None = None
    payees: PayeeRules = field(default_factory=PayeeRules)
    apps: dict[str, str] = field(default_factory=dict)
    tables: dict[str, ColumnMap] = field(default_factory=dict)


class ByteStream(Protocol):
    """Bytes read from front to back."""

    def read(self, size: int, /) -> bytes:
        """Give at most so many bytes; none at the end.

        Raises:
            OSError: It cannot be read on.
        """

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Fill at most the buffer; give how many bytes came, 0 at the end.

        Raises:
            OSError: It cannot be read on.
        """

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None:
        """Close it."""


class Entry(Protocol):
    """One file of an evidence source: lying in a folder, in a ZIP, or by itself."""

    @property
    def inner(self) -> str:
        """Its path within the source as it really is, parts joined by ``/``."""

    @property
    def locator(self) -> str:
        """The same path, fit to be shown."""

    @property
    def size(self) -> int:
        """Length in bytes, unpacked."""

    def open(self) -> ByteStream:
        """Open it from its first byte.

        Raises:
            OSError: It cannot be read, or is no ordinary file any more.
        """

    def fingerprint_part(self) -> bytes:
        """Give bytes that change when the content does; see ``fingerprint``.

        Raises:
            OSError: It cannot be read.
        """


@dataclass(frozen=True, slots=True)
class Source:
    """One evidence file, or the many small files that make one together.

    Attributes:
        name: As shown to the person: ``mail.zip/Takeout/Mail/All mail.mbox``.
        seen: The messages met so far in all mail that is read together.
    """

    name: str
    entries: tuple[Entry, ...]
    settings: ReadingSettings
    seen: SeenMessages = field(default_factory=SeenMessages)

    @property
    def size(self) -> int:
        """Bytes of all entries together."""
        return sum(entry.size for entry in self.entries)


class Reader(Protocol):
    """Turns one kind of evidence into sightings.

    Trouble in the evidence is data; only the ticket's stop is ever raised.
    """

    @property
    def kind(self) -> str:
        """Stable id of the kind: ``mbox``."""

    @property
    def label(self) -> str:
        """The kind in plain words."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Usual endings of the file name, for a file chooser; never used to tell kinds apart."""

    @property
    def where_from(self) -> str:
        """Where a person gets such a file, with the clicks."""

    @property
    def gathers(self) -> bool:
        """Whether even a few files of this kind in one folder make one source."""

    @property
    def companions(self) -> tuple[str, ...]:
        """Endings of files that lie beside one of this kind and belong to it."""

    @property
    def joins(self) -> bool:
        """Whether all files of this kind that are given at once are one source."""

    @property
    def is_mail(self) -> bool:
        """Whether its files hold messages, of which one may be in several."""

    def recognises(self, head: bytes) -> bool:
        """Say whether a file that begins with these bytes is of this kind."""

    def recognises_folder(self, folders: frozenset[str]) -> tuple[str, ...]:
        """Name the folders to read as this kind, given the folders in a folder; none if not."""

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield sightings and problems; return how many items were read."""


class FileReader:
    """What most readers have in common: one file is one source."""

    gathers = False
    joins = False
    is_mail = False
    companions: tuple[str, ...] = ()

    def recognises_folder(self, folders: frozenset[str]) -> tuple[str, ...]:
        """Leave folders alone."""
        del folders
        return ()

"""One piece of work on the vault: all of it is kept, or nothing."""

from types import TracebackType
from typing import Protocol, Self

from sqlalchemy import Connection, Engine

from dsar_assistant.domain.vault_errors import DiskFullError
from dsar_assistant.ports import Clock
from dsar_assistant.storage.attachments import SqlAttachments
from dsar_assistant.storage.authorities import SqlAuthorities
from dsar_assistant.storage.controllers import SqlOwnControllers
from dsar_assistant.storage.evidence import SqlEvidence
from dsar_assistant.storage.journal import Journal, SqlAuditTrail, Written
from dsar_assistant.storage.papers import SqlPapers
from dsar_assistant.storage.people import SqlPeople
from dsar_assistant.storage.requests import SqlRequests
from dsar_assistant.storage.saved_filters import SqlSavedFilters
from dsar_assistant.storage.signers import SqlSigners


class Watcher(Protocol):
    """Who is told what became of a unit of work."""

    def committed(self, written: Written) -> None:
        """Hear of a commit that changed something, once it is on the disk."""

    def disk_full(self) -> None:
        """Hear that there was no room."""


class SqlUnitOfWork:
    """One transaction of one thread; implements ``UnitOfWork``.

    Args:
        watcher: Told what became of it; None = nobody needs to know.
        who: Who is at the keyboard, for the log.
    """

    def __init__(
        self, engine: Engine, clock: Clock, watcher: Watcher | None = None, who: str = "self"
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._watcher = watcher
        self._who = who
        self._connection: Connection | None = None
        self._journal: Journal | None = None

    @property
    def people(self) -> SqlPeople:
        """The data subjects."""
        return SqlPeople(*self._inside())

    @property
    def requests(self) -> SqlRequests:
        """The requests."""
        return SqlRequests(*self._inside())

    @property
    def attachments(self) -> SqlAttachments:
        """Files kept with requests."""
        return SqlAttachments(*self._inside())

    @property
    def papers(self) -> SqlPapers:
        """Signatures, and how frozen letters were put on paper."""
        return SqlPapers(*self._inside())

    @property
    def authorities(self) -> SqlAuthorities:
        """Who may act for whom."""
        return SqlAuthorities(*self._inside())

    @property
    def evidence(self) -> SqlEvidence:
        """Evidence files, sightings, answers and decisions."""
        return SqlEvidence(*self._inside())

    @property
    def controllers(self) -> SqlOwnControllers:
        """Organisations the person added or corrected."""
        return SqlOwnControllers(*self._inside())

    @property
    def filters(self) -> SqlSavedFilters:
        """Named ways of looking at the list of requests."""
        return SqlSavedFilters(*self._inside())

    @property
    def signers(self) -> SqlSigners:
        """Whose lists of organisations the person trusts."""
        return SqlSigners(*self._inside())

    @property
    def audit(self) -> SqlAuditTrail:
        """Who did what and when."""
        return SqlAuditTrail(self._inside()[0])

    def commit(self) -> None:
        """Keep everything done so far, on disk, before returning."""
        connection, journal = self._inside()
        written = journal.write(self._clock.now())
        connection.commit()
        if written is not None and self._watcher is not None:
            self._watcher.committed(written)

    def __enter__(self) -> Self:
        """Begin; waits for a piece of work that has the vault now."""
        connection = self._engine.connect()
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        self._connection, self._journal = connection, Journal(connection, self._who)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End; whatever was not committed is undone."""
        connection, _ = self._inside()
        self._connection = self._journal = None
        connection.close()
        if isinstance(error, DiskFullError) and self._watcher is not None:
            self._watcher.disk_full()

    def _inside(self) -> tuple[Connection, Journal]:
        """Give what the work is done with; using it outside ``with`` is a bug."""
        if self._connection is None or self._journal is None:
            raise RuntimeError("a unit of work is used outside its with block")
        return self._connection, self._journal

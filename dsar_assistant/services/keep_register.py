"""Take in the register of fee payers, search it, and remove it again; needs no vault."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from dsar_assistant.directory.register_domains import judge_domain
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.register import (
    DomainAnswer,
    DomainRows,
    RegisterEntry,
    RegisterImport,
    RegisterInfo,
    RegisterSource,
)
from dsar_assistant.finding.domains import is_listed_exactly, registrable_domain
from dsar_assistant.finding.ticket import ReadingTicket, UnwatchedTicket
from dsar_assistant.ports_reading import RegisterOpener
from dsar_assistant.ports_register import RegisterIndex
from dsar_assistant.services.knowledge import Knowledge

_CHANGED = Changes(frozenset({"register"}))
_MS = 1000


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """What a search found, best first, and how long it took in milliseconds."""

    query: str
    entries: tuple[RegisterEntry, ...]
    took_ms: float


class KeepRegister:
    """The person's side of the register on this computer."""

    def __init__(
        self,
        index: RegisterIndex,
        opener: RegisterOpener,
        knowledge: Knowledge,
        prepare_folder: Callable[[], object],
    ) -> None:
        """Take the index, what opens a download, and what makes the data folder private."""
        self._index = index
        self._opener = opener
        self._knowledge = knowledge
        self._prepare_folder = prepare_folder

    def import_file(
        self, path: Path, ticket: ReadingTicket, *, keep_all: bool = False
    ) -> Done[RegisterImport]:
        """Make the index from a downloaded ZIP or CSV; slow, and stopped through the ticket.

        Args:
            path: The file as it was downloaded.
            ticket: Watches the work; its count is in thousandths of the whole.
            keep_all: Small organisations and sole traders too. Sole traders stand in the
                register under their own names and often their home addresses.

        Raises:
            RegisterError: It could not be made; an earlier index is still in use.
        """
        self._prepare_folder()
        today = self._knowledge.today
        with self._opener.opened(path, today, UnwatchedTicket(), keep_all=keep_all) as reading:
            source = RegisterSource(reading.name, reading.as_of, keep_all)
            info = self._index.replace(reading, source, ticket)
        tally = reading.tally
        report = RegisterImport(
            info, tally.left_out, tally.expired, tally.problem_rows, tuple(tally.problems)
        )
        return Done(report, _CHANGED)

    def search(self, text: str, limit: int = 20) -> RegisterAnswer:
        """Find entries by name, trading name, postcode or registration number, as it is typed.

        Raises:
            RegisterMissingError: Nothing has been imported yet.
        """
        start = perf_counter()
        entries = self._index.search(text, limit)
        return RegisterAnswer(text, entries, round((perf_counter() - start) * _MS, 3))

    def by_registration(self, registration: str) -> RegisterEntry | None:
        """Give the entry with a registration number; None if there is none.

        Raises:
            RegisterMissingError: Nothing has been imported yet.
        """
        return self._index.by_registration(registration)

    def by_domain(self, host: str) -> DomainAnswer:
        """Say who may stand behind an e-mail host; one is suggested only where it is plain.

        Raises:
            RegisterMissingError: Nothing has been imported yet.
        """
        domain = registrable_domain(host)
        rows = self._index.by_domain(domain) if domain else DomainRows()
        freemail = self._knowledge.freemail
        is_free_mail = is_listed_exactly(host.strip().lower(), freemail) or is_listed_exactly(
            domain or "", freemail
        )
        shared = self._knowledge.directory.shared_domains
        return judge_domain(domain or host, rows, is_free_mail=is_free_mail, shared=shared)

    def info(self) -> RegisterInfo | None:
        """Say what has been imported, and from when it is; None if nothing."""
        return self._index.info()

    def remove(self) -> Done[bool]:
        """Remove the register from this computer; says whether there was one."""
        was_there = self._index.remove()
        return Done(was_there, _CHANGED if was_there else Changes())

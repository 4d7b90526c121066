"""Take in lists of organisations, show which are in use, and take them out again."""

from pathlib import Path

from dsar_assistant.directory.packs.errors import PackEmptyError, PackUnsignedError
from dsar_assistant.directory.packs.pack import KeptPack
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.directory.packs.signature import require_newer
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports_packs import PackShelf
from dsar_assistant.services.inspect_pack import InspectPack, PackReport
from dsar_assistant.services.knowledge import Knowledge

_CHANGED = Changes(frozenset({"controller", "candidate"}))


class KeepPacks:
    """Lists stand beside the directory of the program and never change its own entries' words."""

    def __init__(self, inspect: InspectPack, shelf: PackShelf, knowledge: Knowledge) -> None:
        """Take what looks at lists, where they are kept, and what the program knows."""
        self._inspect = inspect
        self._shelf = shelf
        self._knowledge = knowledge

    def take_in(self, path: Path, words: PackWords, ticket: ReadingTicket) -> Done[PackReport]:
        """Use a list from now on, in the place of an earlier edition of it.

        Raises:
            PackUnsignedError: A signed list is in use under this name, and this is not signed.
            PackOlderError: It is no newer than the signed list in use.
            DsarError: It cannot be read, is not genuine, holds nothing, or cannot be kept.
        """
        report = self._inspect.look(path, words, ticket)
        if not report.pack.controllers:
            raise PackEmptyError(path.name)
        self._require_better(report, path.name)
        sequence = report.note.sequence if report.note else None
        self._shelf.keep(KeptPack(report.pack, self._knowledge.today, sequence))
        self._knowledge.forget_directory()
        return Done(report, _CHANGED)

    def in_use(self) -> tuple[KeptPack, ...]:
        """Give the lists in use."""
        return self._shelf.packs()

    def unreadable(self) -> tuple[str, ...]:
        """Name lists that were taken in and cannot be read any more; they are not in use."""
        return self._shelf.unreadable()

    def take_out(self, origin_id: str) -> Done[None]:
        """Stop using a list; the organisations that only it knows are gone with it.

        Requests that were opened keep their own copy of the organisation.

        Raises:
            NotFoundError: No such list is in use.
        """
        if not self._shelf.remove(origin_id):
            raise NotFoundError("list in use", origin_id)
        self._knowledge.forget_directory()
        return Done(None, _CHANGED)

    def _require_better(self, report: PackReport, name: str) -> None:
        same = (kept for kept in self._shelf.packs() if kept.pack.origin.id == report.origin.id)
        earlier = next(same, None)
        if earlier is None or not earlier.is_signed:
            return
        if report.note is None:
            raise PackUnsignedError(name, earlier.pack.origin.label)
        require_newer(report.note, earlier.sequence, name)

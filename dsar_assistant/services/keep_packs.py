"""Take lists of organisations into use, see what they offer, and remove them in one step."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dsar_assistant.directory.packs.errors import PackEmptyError
from dsar_assistant.directory.packs.installed import InstalledPack
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.vault_errors import VaultLockedError
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports import UnitOfWork, UnitOfWorkFactory
from dsar_assistant.services.inspect_pack import (
    AddressChange,
    InspectPack,
    PackReport,
    contact_lines,
)
from dsar_assistant.services.knowledge import Knowledge

_CHANGED = Changes(frozenset({"controller", "candidate", "list"}))


@dataclass(frozen=True, slots=True)
class ListInUse:
    """One list of organisations on this computer.

    Attributes:
        as_of: The date of the list; None if it is not dated.
        offers: How many addresses it gives differently, none of them used.
        signer: Whom the person trusts for it; empty if the program itself does, or nobody.
    """

    id: str
    label: str
    licence: str
    url: str
    as_of: PartialDate | None
    installed_on: date
    organisations: int
    is_signed: bool
    offers: int
    signer: str = ""

    @property
    def signed_words(self) -> str:
        """Who answers for it."""
        if self.signer:
            return f"signed by {self.signer}, whom you trust"
        return "signed" if self.is_signed else "nobody signed it, so check each address"


class KeepPacks:
    """The person's side of the lists; taking one in needs no vault."""

    def __init__(
        self,
        inspect: InspectPack,
        work: UnitOfWorkFactory,
        knowledge: Knowledge,
        prepare_folder: Callable[[], object],
    ) -> None:
        """Take what looks at lists, the way into the vault, and what the program knows."""
        self._inspect = inspect
        self._work = work
        self._knowledge = knowledge
        self._prepare_folder = prepare_folder

    def look(self, path: Path, words: PackWords, ticket: ReadingTicket) -> PackReport:
        """Say what a list would bring; nothing of it is used.

        Raises:
            DsarError: It cannot be read, is not genuine, or is no newer than the one in use.
        """
        return self._marked(self._inspect.look(path, words, ticket))

    def take_in(self, path: Path, words: PackWords, ticket: ReadingTicket) -> Done[PackReport]:
        """Use a list from now on; an address that is known already stays as it is.

        Raises:
            DsarError: As for ``look``; nothing was changed.
        """
        report = self.look(path, words, ticket)
        if not report.installed.pack.controllers:
            raise PackEmptyError(path.name, is_read=not report.installed.pack.problems)
        self._prepare_folder()
        self._knowledge.shelf.keep(report.installed)
        self._knowledge.forget_lists()
        return Done(report, _CHANGED)

    def lists(self) -> tuple[ListInUse, ...]:
        """Give the lists in use, with licence and age."""
        names = self._signers()
        return tuple(self._in_use(one, names) for one in self._knowledge.shelf.read().packs)

    def damaged(self) -> tuple[str, ...]:
        """Give the names of lists that cannot be read any more; take them in again."""
        return self._knowledge.shelf.read().damaged

    def remove(self, list_id: str) -> Done[bool]:
        """Remove a list with all that only it knew; says whether there was one."""
        was_there = self._knowledge.shelf.remove(list_id)
        self._knowledge.forget_lists()
        return Done(was_there, _CHANGED if was_there else Changes())

    def offers(self) -> tuple[AddressChange, ...]:
        """Give all addresses that lists in use give differently, those written to first."""
        found = [
            change
            for one in self._knowledge.shelf.read().packs
            for change in self._marked(self._inspect.compare(one)).changes
        ]
        return tuple(sorted(found, key=lambda change: not change.is_written_to))

    def use_offer(self, controller_id: str, list_id: str) -> Done[Controller]:
        """Write to the address of a list from now on; kept as the person's own correction.

        Raises:
            NotFoundError: That list offers no other address for this organisation.
        """
        for change in self.offers():
            if (change.controller_id, change.list_id) == (controller_id, list_id):
                return self._use(change)
        raise NotFoundError("offered address", f"{controller_id} in {list_id}")

    def _use(self, change: AddressChange) -> Done[Controller]:
        label = next(one.label for one in self.lists() if one.id == change.list_id)
        with self._work() as work:
            known = self._knowledge.directory.with_own(work.controllers.all()).get(
                change.controller_id
            )
            offered = replace(
                known.contact,
                address=change.contact.address or known.contact.address,
                email=change.contact.email or known.contact.email,
                checked_on=change.contact.checked_on,
                listed_by=label,
            )
            sources = tuple(dict.fromkeys((*known.sources, *change.sources)))
            kept = replace(known, contact=offered, sources=sources, origin="own")
            work.controllers.keep(kept)
            work.commit()
        return Done(kept, _CHANGED)

    def _signers(self) -> dict[str, str]:
        """Give whom the person trusts, by their keys; nobody while the vault is locked."""
        try:
            with self._work() as work:
                return {one.key_id: one.name for one in work.signers.all()}
        except VaultLockedError:
            return {}

    def _in_use(self, one: InstalledPack, names: dict[str, str]) -> ListInUse:
        origin, key = one.pack.origin, one.note.signer if one.note else ""
        return ListInUse(
            id=one.id,
            label=origin.label,
            licence=origin.licence,
            url=origin.url,
            as_of=_as_of(one),
            installed_on=one.installed_on,
            organisations=len(one.pack.controllers),
            is_signed=one.is_signed,
            offers=len(self._marked(self._inspect.compare(one)).changes),
            signer=names.get(key, f"the owner of key {key}") if key else "",
        )

    def _marked(self, report: PackReport) -> PackReport:
        """Mark who was written to, and leave out what the person chose already."""
        try:
            with self._work() as work:
                written, own = _written_to(work), {one.id: one for one in work.controllers.all()}
        except VaultLockedError:
            return report
        changes = (
            _beside_own(change, own.get(change.controller_id), written)
            for change in report.changes
            if not _is_chosen(change, own.get(change.controller_id))
        )
        in_order = sorted(changes, key=lambda change: not change.is_written_to)
        return replace(report, changes=tuple(in_order))


def _written_to(work: UnitOfWork) -> set[str]:
    return {request.controller.id for request in work.requests.all() if request.letters}


def _beside_own(change: AddressChange, own: Controller | None, written: set[str]) -> AddressChange:
    """Compare with the person's own correction, where there is one."""
    marked = replace(change, is_written_to=change.controller_id in written)
    if own is None:
        return marked
    return replace(marked, known=contact_lines(own.contact), known_age="as you gave it")


def _is_chosen(change: AddressChange, own: Controller | None) -> bool:
    """Say whether the person's own entry has the offered lines already."""
    if own is None:
        return False
    offered, chosen = change.contact, own.contact
    return offered.address in {None, chosen.address} and offered.email in {None, chosen.email}


def _as_of(one: InstalledPack) -> PartialDate | None:
    if one.note is not None:
        return PartialDate(one.note.on.year, one.note.on.month, one.note.on.day)
    return one.pack.origin.as_of

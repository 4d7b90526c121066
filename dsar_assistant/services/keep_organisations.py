"""The person's own word on organisations: add one, correct it, write a note, take it back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dsar_assistant.directory.directory import OWN
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.ports import UnitOfWork, UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge

_CHANGED = Changes(frozenset({"controller", "candidate", "request"}))


class OrganisationInUseError(DsarError):
    """An organisation that the person added cannot go while requests to it are kept."""

    def __init__(self, name: str) -> None:
        """Name the organisation."""
        super().__init__(
            f"You have a request to {name}, so it stays. Nothing was changed. "
            "Delete the request first if you no longer need it."
        )


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation as the person types it in.

    Attributes:
        country: ISO 3166 code; ``ZZ`` for one that is not told.
        note: The person's own, for themselves alone.
        registration: Its number in the register of fee payers, if it was taken from there.
    """

    name: str
    address: PostalAddress | None = None
    email: str = ""
    domain: str = ""
    nation: Nation = Nation.UNKNOWN
    note: str = ""
    regime: RegimeCode = RegimeCode.UK_GDPR
    country: str = "GB"
    privacy_page: str = ""
    registration: str = ""


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One organisation that the person added, changed or annotated.

    Attributes:
        words: What they did, and when.
        is_added: Whether only the person knows it; else the directory has an entry beneath.
    """

    controller: Controller
    words: str
    is_added: bool


class KeepOrganisations:
    """Keeps the person's word; it wins over the directory and over lists."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge) -> None:
        """Take the way into the vault, and what the program knows."""
        self._work = work
        self._knowledge = knowledge

    def all(self) -> tuple[OwnEntry, ...]:
        """Give what the person added or changed, in the order it was first kept."""
        with self._work() as work:
            own = work.controllers.all()
        known = self._knowledge.directory
        shown = known.with_own(own)
        return tuple(
            OwnEntry(one, own_words(one), is_added=known.find(one.id) is None)
            for one in (shown.get(kept.id) for kept in own)
        )

    def add(self, new: NewOrganisation) -> Done[Controller]:
        """Keep an organisation that the directory does not have.

        One that the person added before is given back: of the same registration number, or
        of the same name where nothing else that they say now speaks against it.
        """
        today = self._knowledge.today
        with self._work() as work:
            own = work.controllers.all()
            taken = {one.id for one in self._knowledge.directory.with_own(own).controllers}
            kept = _added(new, own) or replace(_controller(new, taken), changed_on=today)
            work.controllers.keep(kept)
            work.commit()
        return Done(kept, _CHANGED)

    def change(self, controller_id: str, new: NewOrganisation) -> Done[Controller]:
        """Keep what the person says of an organisation; a note alone leaves the rest as known.

        Requests to it that have no letter yet go by it too.

        Raises:
            NotFoundError: No such organisation.
        """
        with self._work() as work:
            before = self._now(work, controller_id)
            changed = _changed(before, new)
            is_same = replace(changed, own_note=before.own_note) == before
            kept = replace(
                changed,
                origin=before.origin if is_same else OWN,
                changed_on=self._knowledge.today,
            )
            work.controllers.keep(kept)
            _update_drafts(work, kept)
            work.commit()
        return Done(kept, _CHANGED)

    def take_back(self, controller_id: str) -> Done[None]:
        """Go back to what the directory says; one that only the person knows goes altogether.

        Raises:
            NotFoundError: The person never changed it.
            OrganisationInUseError: It would go, but there is a request to it.
        """
        known = self._knowledge.directory.find(controller_id)
        with self._work() as work:
            asked = [one for one in work.requests.all() if one.controller.id == controller_id]
            if known is None and asked:
                raise OrganisationInUseError(asked[0].controller.display_name)
            work.controllers.remove(controller_id)
            if known is not None:
                _update_drafts(work, known)
            work.commit()
        return Done(None, _CHANGED)

    def _now(self, work: UnitOfWork, controller_id: str) -> Controller:
        return self._knowledge.directory.with_own(work.controllers.all()).get(controller_id)


def own_words(controller: Controller) -> str:
    """Say that the person changed, added or annotated it, and when; empty if they did not."""
    if controller.origin != OWN and controller.changed_on is None:
        return ""
    did = "changed" if controller.origin == OWN else "wrote a note on"
    if controller.id.startswith(_OWN_PREFIX):
        did = "added"
    when = f" on {day_in_words(controller.changed_on)}" if controller.changed_on else ""
    return f"You {did} this{when}."


_OWN_PREFIX = "own-"


def _update_drafts(work: UnitOfWork, controller: Controller) -> None:
    """Let requests without a letter go by it; what was printed stays as it was."""
    for request in work.requests.all():
        if request.controller.id == controller.id and not request.letters:
            work.requests.update_controller(request.id, controller)


def _added(new: NewOrganisation, own: Sequence[Controller]) -> Controller | None:
    """Give the entry that the person added before; a name alone makes two branches one."""
    added = [one for one in own if one.id.startswith(_OWN_PREFIX)]
    numbered = (one for one in added if new.registration and one.ico_registration)
    by_number = (one for one in numbered if one.ico_registration == new.registration)
    by_name = (one for one in added if _is_as_told(one, new))
    return next(chain(by_number, by_name), None)


def _is_as_told(one: Controller, new: NewOrganisation) -> bool:
    """Say whether an entry has the name and all else that the person gives now."""
    contact = one.contact
    told = (new.email, new.privacy_page, new.note)
    known = (contact.email, contact.privacy_notice_url, one.own_note)
    return (
        one.name.casefold() == new.name.strip().casefold()
        and new.registration in {"", one.ico_registration or new.registration}
        and set(_domains(new)) <= set(one.domains)
        and _block(new.address) in {(), _block(contact.address)}
        and all(say.strip() in {"", have or ""} for say, have in zip(told, known, strict=True))
    )


def _block(address: PostalAddress | None) -> tuple[str, ...]:
    return tuple(line.casefold() for line in address.block) if address else ()


def _changed(known: Controller, new: NewOrganisation) -> Controller:
    """Put the person's words in place; an address that they left alone keeps its age."""
    address = new.address if new.address and new.address.block else None
    old = known.contact
    is_same = (address.block if address else ()) == (old.address.block if old.address else ())
    contact = replace(
        old,
        address=old.address if is_same else address,
        email=new.email.strip() or None,
        privacy_notice_url=new.privacy_page.strip() or None,
        checked_on=old.checked_on if is_same else None,
        listed_by=old.listed_by if is_same else "",
    )
    # A new name stands alone: with the old brand before it the envelope would bear both.
    name = new.name.strip()
    return replace(
        known,
        name=name,
        known_as=known.known_as if name == known.name else (),
        contact=contact,
        regime=new.regime,
        country=new.country,
        nation=new.nation,
        domains=tuple(dict.fromkeys((*known.domains, *_domains(new)))),
        own_note=new.note.strip(),
    )


def _domains(new: NewOrganisation) -> tuple[str, ...]:
    return (new.domain.strip().lower(),) if new.domain.strip() else ()


def _controller(new: NewOrganisation, taken: set[str]) -> Controller:
    return Controller(
        id=_free_id(new.name, taken),
        name=new.name.strip(),
        sector="other",
        regime=new.regime,
        country=new.country,
        nation=new.nation,
        contact=Contact(
            address=new.address if new.address and new.address.block else None,
            email=new.email.strip() or None,
            privacy_notice_url=new.privacy_page.strip() or None,
        ),
        confidence=Confidence.HIGH,
        domains=_domains(new),
        ico_registration=new.registration or None,
        own_note=new.note.strip(),
        origin=OWN,
    )


def _free_id(name: str, taken: set[str]) -> str:
    words = "".join(sign if sign.isalnum() and sign.isascii() else " " for sign in name.lower())
    base = _OWN_PREFIX + ("-".join(words.split())[:60] or "organisation")
    number, free = 1, base
    while free in taken:
        number += 1
        free = f"{base}-{number}"
    return free

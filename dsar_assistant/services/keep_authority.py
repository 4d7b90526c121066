"""Keep who may act for a person: the signed letters of authority, with scope and days."""

from dataclasses import replace
from datetime import date

from dsar_assistant.domain.authority import (
    Authority,
    AuthorityIncompleteError,
    AuthorityRevokedError,
    AuthorityScope,
)
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.letter import LetterKind
from dsar_assistant.domain.right import Right
from dsar_assistant.ports import UnitOfWork, UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge

_CHANGED = Changes(frozenset({"person"}))


class KeepAuthority:
    """Adds, lists and revokes authorities; one that was kept is never changed otherwise."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge) -> None:
        """Take the way into the vault, and what the program knows."""
        self._work = work
        self._knowledge = knowledge

    def add(self, authority: Authority) -> Done[Authority]:
        """Keep a signed authority; the id is set here.

        Raises:
            AuthorityIncompleteError: A name, an address or a scope is missing, its days do
                not fit, it is for oneself, or its scan belongs to somebody else.
            NotFoundError: No such person or file.
        """
        _refuse_incomplete(authority)
        with self._work() as work:
            _refuse_strange(authority, work)
            kept = work.authorities.add(replace(authority, id="", revoked_on=None))
            work.commit()
        return Done(kept, _CHANGED)

    def revoke(self, authority_id: str, on: date | None = None) -> Done[Authority]:
        """Note that a person took an authority back; from that day on it does not hold.

        Args:
            on: None = today.

        Raises:
            NotFoundError: No such authority.
            AuthorityRevokedError: It was taken back before.
        """
        day = on or self._knowledge.today
        with self._work() as work:
            standing = work.authorities.get(authority_id)
            if standing.revoked_on is not None:
                raise AuthorityRevokedError(standing.full_name)
            work.authorities.revoke(authority_id, day)
            work.commit()
        return Done(replace(standing, revoked_on=day), _CHANGED)

    def all(self, subject_id: str) -> tuple[Authority, ...]:
        """Give the authorities that a person signed, oldest first, ended ones too.

        Raises:
            NotFoundError: Nobody has that id.
        """
        with self._work() as work:
            work.people.get(subject_id)
            return tuple(work.authorities.of_person(subject_id))


def needed_for(kind: LetterKind) -> frozenset[AuthorityScope]:
    """Say what a representative must be allowed, to send a letter of a kind.

    Whether they may receive the reply decides only where the letter sends it.
    """
    complains = Right.COMPLAINT in kind.rights
    return frozenset({AuthorityScope.COMPLAIN if complains else AuthorityScope.ASK})


def live_authority(
    work: UnitOfWork, subject_id: str, kind: LetterKind, on: date
) -> Authority | None:
    """Give the newest authority that covers a day and a kind of letter; None if none does."""
    needed = needed_for(kind)
    signed = reversed(work.authorities.of_person(subject_id))
    return next((one for one in signed if one.is_live(on) and one.allows(needed)), None)


def _refuse_incomplete(authority: Authority) -> None:
    if not authority.full_name.strip():
        raise AuthorityIncompleteError("it does not name who acts")
    if not authority.address.block:
        raise AuthorityIncompleteError("the address of the one who acts is missing")
    if not authority.scope:
        raise AuthorityIncompleteError("it does not say what they may do")
    if authority.until is not None and authority.until < authority.from_day:
        raise AuthorityIncompleteError("its last day lies before its first")


def _refuse_strange(authority: Authority, work: UnitOfWork) -> None:
    if work.people.get(authority.subject_id).is_self:
        raise AuthorityIncompleteError("you need no authority to act for yourself")
    if authority.scan_id is None:
        return
    scan = work.attachments.get(authority.scan_id)
    if work.requests.get(scan.request_id).subject_id != authority.subject_id:
        raise AuthorityIncompleteError("the scan is kept with the request of somebody else")

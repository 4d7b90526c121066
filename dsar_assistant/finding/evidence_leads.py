"""From what was seen to the organisations it names."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.evidence import SightingKind, Strength, UnknownName
from dsar_assistant.finding.directory_view import DirectoryView
from dsar_assistant.finding.draft import Drafts
from dsar_assistant.finding.name_forms import names_of, plain_name
from dsar_assistant.finding.names import NameBook, NameMatch
from dsar_assistant.finding.payees import PayeeRules
from dsar_assistant.finding.reasons import (
    OTHER_OF_SHARED,
    SHARED,
    SIMILAR_NAME,
    seen_reason,
)
from dsar_assistant.finding.seen import Seen

# How much a trace alone proves: who wrote, or where there is an account, holds data, and so
# does whoever collects a direct debit or uploaded a list with the person on it. A single
# payment may leave no name behind, an export says what a platform says, a leak is told by
# others; a visit, a bookmark or a cookie is the person's own doing, and "possible" alone.
_STRENGTH = {
    SightingKind.MAIL: Strength.CONFIRMED,
    SightingKind.ACCOUNT: Strength.CONFIRMED,
    SightingKind.PAPER: Strength.CONFIRMED,
    SightingKind.REGULAR_PAYMENT: Strength.CONFIRMED,
    SightingKind.LIST_UPLOAD: Strength.CONFIRMED,
    SightingKind.PAYMENT: Strength.LIKELY,
    SightingKind.PLATFORM_EXPORT: Strength.LIKELY,
    SightingKind.BREACH: Strength.LIKELY,
    SightingKind.CONSENT: Strength.POSSIBLE,
    SightingKind.BOOKMARK: Strength.POSSIBLE,
    SightingKind.VISIT: Strength.POSSIBLE,
    SightingKind.COOKIE: Strength.POSSIBLE,
}
# Where nobody is known, these are worth a look; a mere visit or a single payment is not.
_TELLING_ALONE = frozenset(
    {
        SightingKind.MAIL,
        SightingKind.ACCOUNT,
        SightingKind.REGULAR_PAYMENT,
        SightingKind.LIST_UPLOAD,
        SightingKind.PLATFORM_EXPORT,
        SightingKind.BREACH,
        SightingKind.BOOKMARK,
        SightingKind.PAPER,
    }
)


@dataclass(frozen=True, slots=True)
class Strangers:
    """What evidence names that no directory knows.

    Attributes:
        by_domain: Where a domain is known.
        by_name: Where only a name is.
    """

    by_domain: list[Seen] = field(default_factory=list)
    by_name: list[UnknownName] = field(default_factory=list)


def add_evidence(
    all_seen: Iterable[Seen], directory: DirectoryView, drafts: Drafts, payees: PayeeRules
) -> Strangers:
    """Add the organisations that evidence names; give back what names none that is known."""
    book = NameBook(directory.controllers, payees)
    strangers = Strangers()
    for seen in all_seen:
        if seen.domain is None:
            _add_by_name(seen, book, drafts, strangers)
            continue
        controllers = directory.by_domain(seen.domain)
        if not controllers and seen.kind in _TELLING_ALONE:
            strangers.by_domain.append(seen)
        elif len(controllers) == 1:
            _add(drafts, controllers[0], _STRENGTH[seen.kind], seen)
        elif controllers:
            _add_shared(seen, controllers, drafts)
    return strangers


def _add(
    drafts: Drafts, controller: Controller, strength: Strength, seen: Seen, remark: str = ""
) -> None:
    draft = drafts.get(controller.id)
    if draft is not None:
        draft.add_seen(strength, seen, seen_reason(seen, remark))


def _add_shared(seen: Seen, controllers: tuple[Controller, ...], drafts: Drafts) -> None:
    """List all that share a domain; a shown name may tell which of them it was."""
    named = [
        controller
        for controller in controllers
        if not names_of(controller).isdisjoint(plain_name(name) for name in seen.names)
    ]
    weaker = _weaker(_STRENGTH[seen.kind])
    for controller in controllers:
        if len(named) != 1:
            _add(drafts, controller, weaker, seen, SHARED)
        elif controller is named[0]:
            _add(drafts, controller, _STRENGTH[seen.kind], seen)
        else:
            _add(drafts, controller, Strength.POSSIBLE, seen, OTHER_OF_SHARED)


def _add_by_name(seen: Seen, book: NameBook, drafts: Drafts, strangers: Strangers) -> None:
    """Add what a name points to; the same words alone never confirm, likeness only suggests."""
    for name in seen.names:
        match = book.match(name)
        if match.known_id:
            _add_ids((match.known_id,), _STRENGTH[seen.kind], seen, drafts)
        elif match.ids:
            _add_ids(match.ids, _strength_by_name(seen.kind, match), seen, drafts, match.remark)
        else:
            _suggest(seen, match, drafts)
            if seen.kind in _TELLING_ALONE:
                strangers.by_name.append(_unknown(name, seen, match))


def _strength_by_name(kind: SightingKind, match: NameMatch) -> Strength:
    """Weigh the same name: never confirmed, and of several organisations only possible."""
    if len(match.ids) > 1:
        return Strength.POSSIBLE
    strength = _STRENGTH[kind]
    is_likely = match.is_telling and strength is Strength.LIKELY
    return Strength.LIKELY if is_likely else _weaker(strength)


def _add_ids(
    ids: Iterable[str], strength: Strength, seen: Seen, drafts: Drafts, remark: str = ""
) -> None:
    for controller_id in ids:
        draft = drafts.get(controller_id)
        if draft is not None:
            draft.add_seen(strength, seen, seen_reason(seen, remark))


def _suggest(seen: Seen, match: NameMatch, drafts: Drafts) -> None:
    """Name those whose names look alike, without taking them for seen."""
    for controller_id in match.similar:
        draft = drafts.get(controller_id)
        if draft is not None:
            draft.add(Strength.POSSIBLE, (seen_reason(seen, SIMILAR_NAME),))


def _unknown(name: str, seen: Seen, match: NameMatch) -> UnknownName:
    return UnknownName(name, seen.kind, seen.count, seen.first, seen.last, match.similar)


def _weaker(strength: Strength) -> Strength:
    return Strength.LIKELY if strength is Strength.CONFIRMED else Strength.POSSIBLE

"""Merge a pack into the directory: by number or domain, never by name alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dsar_assistant.directory.directory import OWN, Directory
from dsar_assistant.directory.packs.pack import Pack
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.provenance import Source


@dataclass(frozen=True, slots=True)
class ContactChange:
    """A contact that a pack gives differently; the person decides which to use."""

    controller_id: str
    known: Contact
    offered: Contact
    origin: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """An entry that may be one of these organisations; kept as its own, to be looked at."""

    controller_id: str
    may_be: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The directory with a pack in it, and what that did.

    A pack is taken out again by building the directory without it.

    Attributes:
        added: Ids that are new.
        same: The id in the pack to the id that it turned out to be.
        changes: Contacts given differently, none of them used yet.
    """

    directory: Directory
    added: tuple[str, ...]
    same: dict[str, str]
    changes: tuple[ContactChange, ...]
    doubts: tuple[Doubt, ...]


def merge_pack(
    directory: Directory, pack: Pack, shared_hosts: Iterable[str] = (), *, fills: bool = True
) -> Merged:
    """Put a pack's organisations beside or into those known.

    What is known stays; a pack fills what is missing, if it may, and offers the rest. The
    same pack merged before is replaced.

    Args:
        directory: What is known so far.
        pack: What was read.
        shared_hosts: Domains of free mail and mail services, which tell nobody apart.
        fills: Whether it may fill what is missing of those known; not if nobody signed it.
    """
    before = without_pack(directory, pack.origin.id)
    matcher = _Matcher(before, pack.controllers, frozenset(shared_hosts))
    known = {item.id: item for item in before.controllers}
    added: dict[str, Controller] = {}
    same: dict[str, str] = {}
    changes: list[ContactChange] = []
    doubts: list[Doubt] = []
    for entry in pack.controllers:
        item = replace(entry, domains=matcher.telling(entry))
        match = matcher.find(item)
        if match.is_sure:
            twin = known[match.ids[0]]
            same[item.id] = twin.id
            known[twin.id] = _filled(twin, item, pack.origin.label) if fills else twin
            changes += _offered(known[twin.id], item)
            continue
        added[item.id] = item
        if match.ids:
            doubts.append(Doubt(item.id, match.ids))
    return Merged(
        directory=replace(
            before,
            controllers=(*known.values(), *added.values()),
            aliases={**before.aliases, **_aliases(pack, same)},
        ),
        added=tuple(added),
        same=same,
        changes=tuple(changes),
        doubts=tuple(doubts),
    )


def _aliases(pack: Pack, same: dict[str, str]) -> dict[str, str]:
    """Say what ids of the pack now lead to, those it has retired among them."""
    moved = {old: same.get(new, new) for old, new in pack.redirects.items()}
    return {**moved, **same}


def without_pack(directory: Directory, origin_id: str) -> Directory:
    """Leave out the organisations that only a pack knows."""
    kept = tuple(item for item in directory.controllers if item.origin != origin_id)
    return replace(directory, controllers=kept)


@dataclass(frozen=True, slots=True)
class _Match:
    ids: tuple[str, ...] = ()
    contradicted: bool = False

    @property
    def is_sure(self) -> bool:
        return len(self.ids) == 1 and not self.contradicted


class _Matcher:
    """Says which known organisations an entry can be."""

    def __init__(
        self, directory: Directory, items: tuple[Controller, ...], shared: frozenset[str]
    ) -> None:
        self._directory = directory
        self._shared = shared | set(directory.shared_domains)
        self._uses = Counter(domain for item in items for domain in set(item.domains))
        self._numbered: dict[str, list[Controller]] = defaultdict(list)
        for known in directory.controllers:
            for number in _numbers(known):
                self._numbered[number].append(known)

    def telling(self, item: Controller) -> tuple[str, ...]:
        """Give the domains that tell an entry from the others of its list."""
        return tuple(
            domain
            for domain in item.domains
            if domain not in self._shared and self._uses[domain] == 1
        )

    def find(self, item: Controller) -> _Match:
        """Give the ids it can be: by registration, else company number, else domain."""
        for number in _numbers(item):
            if number in self._numbered:
                return _match(self._numbered[number], item)
        hits = [known for domain in item.domains for known in self._directory.by_domain(domain)]
        return _match(hits, item)


def _match(hits: Sequence[Controller], item: Controller) -> _Match:
    ids = tuple(dict.fromkeys(known.id for known in hits))
    return _Match(ids, contradicted=any(_contradicts(known, item) for known in hits))


def _numbers(item: Controller) -> Iterator[str]:
    """Give the numbers that name one legal person, the more telling first."""
    if item.ico_registration:
        yield f"registration {item.ico_registration.upper()}"
    if item.company_number:
        yield f"company {item.company_number.upper()}"


def _contradicts(known: Controller, item: Controller) -> bool:
    """Say whether two company numbers speak against one organisation."""
    ours, theirs = (one.company_number or "" for one in (known, item))
    return bool(ours and theirs) and ours.upper() != theirs.upper()


def _filled(known: Controller, item: Controller, label: str) -> Controller:
    """Fill what is missing and say from where; the person's own entries are left as they are."""
    ours, theirs = known.contact, item.contact
    contact = Contact(
        address=ours.address or theirs.address,
        email=ours.email or theirs.email,
        phone=ours.phone or theirs.phone,
        form_url=ours.form_url or theirs.form_url,
        privacy_notice_url=ours.privacy_notice_url or theirs.privacy_notice_url,
        checked_on=ours.checked_on,
        listed_by=ours.listed_by,
    )
    if contact == ours or known.origin == OWN:
        return known
    if (contact.address, contact.email) != (ours.address, ours.email):
        contact = replace(contact, listed_by=label)
    days = (ours.checked_on, theirs.checked_on) if ours != Contact() else (theirs.checked_on,)
    return replace(
        known,
        contact=replace(contact, checked_on=_oldest(days)),
        sources=(*known.sources, *item.sources),
    )


def _oldest(days: tuple[PartialDate | None, ...]) -> PartialDate | None:
    """Give the one date that stands for a whole contact: one undated part leaves it undated."""
    dated = [day for day in days if day]
    if len(dated) < len(days):
        return None
    return min(dated, key=lambda day: (day.year, day.month or 0, day.day or 0))


def _offered(known: Controller, item: Controller) -> Iterator[ContactChange]:
    """Offer a contact that differs from what is known, or that nobody knew."""
    ours, theirs = known.contact, item.contact
    moved = theirs.address and _lines(theirs.address) != _lines(ours.address)
    email = (ours.email or "").casefold()
    if moved or (theirs.email and theirs.email.casefold() != email):
        yield ContactChange(known.id, ours, theirs, item.origin, item.sources)


def _lines(address: PostalAddress | None) -> list[str]:
    return [line.casefold() for line in address.block] if address else []

"""The directory: organisations, documented flows and interview questions, ready to look up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from dsar_assistant.directory.chains import Chain, follow_down, follow_up
from dsar_assistant.directory.domains import hosts_above, plain_domain
from dsar_assistant.directory.search import NameIndex
from dsar_assistant.domain.controller import Controller, Flow, InterviewQuestion
from dsar_assistant.domain.errors import NotFoundError

OWN = "own"


@dataclass(frozen=True, slots=True)
class Sector:
    """A branch of life that organisations belong to."""

    id: str
    label: str


@dataclass(frozen=True)
class Directory:
    """Everything the program knows about organisations. Never changes; corrections make a new one.

    Attributes:
        shared_domains: Domains that several organisations use, with the reason.
        aliases: Ids of lists that turned out to be another organisation's, with that one.
    """

    controllers: tuple[Controller, ...]
    flows: tuple[Flow, ...] = ()
    questions: tuple[InterviewQuestion, ...] = ()
    sectors: tuple[Sector, ...] = ()
    shared_domains: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, Controller]:
        return {controller.id: controller for controller in self.controllers}

    @cached_property
    def _by_host(self) -> dict[str, list[Controller]]:
        hosts: dict[str, list[Controller]] = defaultdict(list)
        for controller in self.controllers:
            for domain in controller.domains:
                hosts[plain_domain(domain)].append(controller)
        return dict(hosts)

    @cached_property
    def _sent(self) -> dict[str, list[Flow]]:
        return _grouped(self.flows, "sender")

    @cached_property
    def _received(self) -> dict[str, list[Flow]]:
        return _grouped(self.flows, "recipient")

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self.controllers)

    def find(self, controller_id: str) -> Controller | None:
        """Give one organisation, or nothing where the id is unknown or plain words."""
        found = self._by_id.get(controller_id)
        return found or self._by_id.get(self.aliases.get(controller_id, ""))

    def get(self, controller_id: str) -> Controller:
        """Give one organisation.

        Raises:
            NotFoundError: There is no such organisation.
        """
        found = self.find(controller_id)
        if found is None:
            raise NotFoundError("organisation", controller_id)
        return found

    def by_domain(self, host: str) -> tuple[Controller, ...]:
        """Give the organisations that use a host or the nearest host above it.

        Several mean that the domain alone does not say which one it was: never pick an
        addressee then. A person's own entry for a domain wins over the others.
        """
        for above in hosts_above(plain_domain(host)):
            found = self._by_host.get(above)
            if found:
                own = tuple(controller for controller in found if controller.origin == OWN)
                return own or tuple(found)
        return ()

    def search(self, text: str, limit: int = 20) -> tuple[Controller, ...]:
        """Find organisations by name, brand, former name or domain, best first."""
        return self._names.search(text, limit)

    def flows_from(self, controller_id: str) -> tuple[Flow, ...]:
        """Give the documented flows that start at an organisation."""
        return tuple(self._sent.get(controller_id, ()))

    def flows_to(self, controller_id: str) -> tuple[Flow, ...]:
        """Give the documented flows that end at an organisation."""
        return tuple(self._received.get(controller_id, ()))

    def chain_down(self, controller_id: str, since: date | None = None) -> tuple[Chain, ...]:
        """Follow data onward, one and two steps.

        Args:
            controller_id: Where the chain starts.
            since: The first day on which it may have held the person's data; flows that
                had ended by then are left out.
        """
        return follow_down(self._sent, controller_id, since)

    def chain_up(self, controller_id: str, until: date | None = None) -> tuple[Chain, ...]:
        """Follow data back to where it may have come from, one and two steps.

        Args:
            controller_id: Where the chain ends.
            until: The last day on which it is seen to hold the person's data; flows that
                began only later are left out.
        """
        return follow_up(self._received, controller_id, until)

    def name_of(self, party: str) -> str:
        """Name a party of a flow shortly: its everyday name, or the plain words kept."""
        found = self.find(party)
        if found is None:
            return party
        return next(iter(found.known_as), found.name)

    def sector_label(self, sector_id: str) -> str:
        """Name a sector in words."""
        labels = {sector.id: sector.label for sector in self.sectors}
        return labels.get(sector_id, sector_id)

    def with_own(self, own: Iterable[Controller]) -> "Directory":
        """Add the person's own organisations and corrections; these win and are marked.

        One that the person only annotated stays as it is known, with the note.
        """
        mine = {controller.id: controller for controller in own}
        if not mine:
            return self
        kept = tuple(_with_mine(known, mine.pop(known.id, None)) for known in self.controllers)
        added = (replace(controller, origin=OWN) for controller in mine.values())
        return replace(self, controllers=(*kept, *added))


def _with_mine(known: Controller, mine: Controller | None) -> Controller:
    if mine is None:
        return known
    if mine.origin == OWN or mine.changed_on is None:
        return replace(mine, origin=OWN)
    return replace(known, own_note=mine.own_note, changed_on=mine.changed_on)


def _grouped(flows: Iterable[Flow], end: str) -> dict[str, list[Flow]]:
    groups: dict[str, list[Flow]] = defaultdict(list)
    for flow in flows:
        groups[getattr(flow, end)].append(flow)
    return dict(groups)

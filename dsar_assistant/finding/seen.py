"""Sightings of the same organisation put together, from all evidence files."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dsar_assistant.domain.evidence import SetAside, Sighting, SightingKind, UnknownSender
from dsar_assistant.finding.domains import registrable_domain


@dataclass(slots=True)
class Seen:
    """All traces of one kind of one domain, or of one name where no domain is known.

    Attributes:
        names: How often each shown name stood beside it.
    """

    kind: SightingKind
    domain: str | None
    count: int = 0
    first: date | None = None
    last: date | None = None
    names: dict[str, int] = field(default_factory=dict)

    def add(self, sighting: Sighting) -> None:
        """Count one sighting more."""
        self.count += sighting.count
        self.first = earliest(self.first, sighting.first)
        self.last = latest(self.last, sighting.last)
        if sighting.name:
            self.names[sighting.name] = self.names.get(sighting.name, 0) + sighting.count


def put_together(sightings: Iterable[Sighting]) -> tuple[Seen, ...]:
    """Group what is evidence by kind and domain, or by name where there is no domain."""
    groups: dict[tuple[SightingKind, str | None, str | None], Seen] = {}
    for sighting in sightings:
        if sighting.aside is None:
            domain = registrable_domain(sighting.domain) if sighting.domain else None
            key = (sighting.kind, domain, None if domain else sighting.name)
            groups.setdefault(key, Seen(sighting.kind, domain)).add(sighting)
    return tuple(groups.values())


def put_aside(sightings: Iterable[Sighting]) -> tuple[SetAside, ...]:
    """Group what is no evidence by domain and reason, most first."""
    counts: dict[tuple[str, str, SightingKind], int] = {}
    for sighting in sightings:
        if sighting.aside is not None:
            key = (sighting.domain or sighting.name or "", sighting.aside, sighting.kind)
            counts[key] = counts.get(key, 0) + sighting.count
    grouped = (SetAside(domain, why, count, kind) for (domain, why, kind), count in counts.items())
    return tuple(sorted(grouped, key=lambda aside: (-aside.count, aside.domain, aside.why)))


def unknown_senders(strangers: Iterable[Seen]) -> tuple[UnknownSender, ...]:
    """Give the domains that no directory knows, most seen first."""
    found: dict[str, UnknownSender] = {}
    for seen in strangers:
        if seen.domain is not None:
            known = found.get(seen.domain)
            found[seen.domain] = UnknownSender(
                seen.domain,
                seen.count + (known.count if known else 0),
                earliest(seen.first, known.first if known else None),
                latest(seen.last, known.last if known else None),
                (*(known.counts if known else ()), (seen.kind, seen.count)),
            )
    return tuple(sorted(found.values(), key=lambda sender: (-sender.count, sender.domain)))


def earliest(one: date | None, other: date | None) -> date | None:
    """Give the earlier of two days; None only if both are unknown."""
    return min((day for day in (one, other) if day), default=None)


def latest(one: date | None, other: date | None) -> date | None:
    """Give the later of two days; None only if both are unknown."""
    return max((day for day in (one, other) if day), default=None)

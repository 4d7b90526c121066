"""Counting visits and bookmarks by the domain that a person can write to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.traces import EntryTask
from dsar_assistant.finding.web_address import domain_of

_SCHEMES = frozenset({b"http", b"https"})
_LONGEST_HOST = 300
_MOST_CACHED = 200_000
_MOST_VISITS = 1_000_000


Seconds = Callable[[float], float]


@dataclass(slots=True)
class _Visits:
    """Visits to one domain; times as the browser writes them, 0 if unknown."""

    count: int = 0
    first: float = 0
    last: float = 0


class VisitTally:
    """Puts page addresses together by domain, and lets the addresses go."""

    def __init__(self, kind: SightingKind, seconds: Seconds = float) -> None:
        """Begin with none.

        Args:
            seconds: Turns a time as the browser writes it into seconds since 1970.
        """
        self.items = 0
        self._kind = kind
        self._seconds = seconds
        self._by_host: dict[bytes, _Visits | None] = {}
        self._by_domain: dict[str, _Visits] = {}

    def add(self, address: object, count: object, first: object, last: object) -> None:
        """Count visits to a page; what is no web page, no count or no time is passed over."""
        if type(address) is not bytes or type(count) is not int or count <= 0:
            return
        visits = self._visits(address)
        if visits is None:
            return
        count = min(count, _MOST_VISITS)
        self.items += count
        visits.count += count
        if isinstance(first, int | float) and first > 0 and not 0 < visits.first <= first:
            visits.first = first
        if isinstance(last, int | float) and last > visits.last:
            visits.last = last

    def _visits(self, address: bytes) -> _Visits | None:
        """Find the count for the host of an address; None if it is no public web page."""
        scheme, _, rest = address.partition(b"://")
        if scheme not in _SCHEMES:
            return None
        end = rest.find(b"/")
        host = rest[: end if 0 <= end < _LONGEST_HOST else _LONGEST_HOST]
        try:
            return self._by_host[host]
        except KeyError:
            return self._new_host(host)

    def _new_host(self, host: bytes) -> _Visits | None:
        domain = domain_of(host.decode("utf-8", "replace"))
        if len(self._by_host) >= _MOST_CACHED:
            self._by_host.clear()
        visits = self._by_domain.setdefault(domain, _Visits()) if domain else None
        self._by_host[host] = visits
        return visits

    def pour_into(self, task: EntryTask, place: str) -> None:
        """Hand on one trace for each domain."""
        task.tally.items += self.items
        for domain, visits in self._by_domain.items():
            if visits.count:
                first, last = (self._day(time) for time in (visits.first, visits.last))
                task.tally.add(
                    Sighting(self._kind, domain, None, task.place(place), visits.count, first, last)
                )

    def _day(self, time: float) -> date | None:
        try:
            return datetime.fromtimestamp(self._seconds(time), UTC).date() if time else None
        except (ValueError, OverflowError, OSError):
            return None

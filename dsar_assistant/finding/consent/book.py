"""Consents put together with the lists that give names to their numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.domain.text import counted
from dsar_assistant.finding.consent.additional import additional_consents
from dsar_assistant.finding.consent.tc_string import TcConsent, tc_strings
from dsar_assistant.finding.traces import TraceTally

ONLY_SHOWN = "it was shown to you in a consent banner, and you did not agree"
_NO_LIST = (
    " named by number only. To see the names, drop in the vendor list (vendor-list.json, or "
    "Google's additional-consent-providers.csv) together with this file."
)
_NO_CONSENT = (
    "This is a public list of advertising companies; by itself it says nothing about you. Drop it "
    "in together with your cookies."
)
_MOST_CONSENTS = 20_000


@dataclass(frozen=True, slots=True)
class Vendor:
    """An advertising company in a public list."""

    name: str
    domain: str | None


@dataclass(slots=True)
class _Named:
    """How often and when one number occurred."""

    count: int = 0
    first: date | None = None
    last: date | None = None

    def add(self, first: date | None, last: date | None) -> None:
        """Count one occurrence."""
        self.count += 1
        self.first = min(filter(None, (self.first, first)), default=None)
        self.last = max(filter(None, (self.last, last)), default=None)


@dataclass(slots=True)
class ConsentBook:
    """Gathers consents and lists from all files, and tells at the end whom they name.

    Attributes:
        vendors: The IAB's list by number. providers: Google's.
    """

    vendors: dict[int, Vendor] = field(default_factory=dict)
    providers: dict[int, Vendor] = field(default_factory=dict)
    consents: int = 0
    _used: dict[tuple[str, int], _Named] = field(default_factory=dict)
    _shown: dict[tuple[str, int], _Named] = field(default_factory=dict)

    def add(self, text: str) -> int:
        """Add the consents in a text, such as the value of a cookie; give how many there are."""
        found = 0
        for consent in tc_strings(text):
            found += 1
            self._add_tc(consent)
        for agreed, shown in additional_consents(text):
            found += 1
            _count(self._used, "google", agreed, (None, None))
            _count(self._shown, "google", shown - agreed, (None, None))
        self.consents += found
        return found

    def _add_tc(self, consent: TcConsent) -> None:
        if self.consents < _MOST_CONSENTS:
            days = (consent.created_on, consent.updated_on)
            _count(self._used, "iab", consent.used, days)
            _count(self._shown, "iab", consent.disclosed - consent.used, days)

    def pour_into(self, tally: TraceTally) -> None:
        """Hand on one trace for each company named; tell what has no name."""
        nameless = 0
        for (which, number), named in self._used.items():
            if vendor := self._list(which).get(number):
                _hand_on(tally, vendor, named, None)
            else:
                nameless += 1
        for (which, number), named in self._shown.items():
            vendor = self._list(which).get(number)
            if vendor and (which, number) not in self._used:
                _hand_on(tally, vendor, named, ONLY_SHOWN)
        if nameless:
            told = counted(nameless, "company is", "companies are")
            tally.report("consents", told + _NO_LIST)
        if (self.vendors or self.providers) and not self.consents:
            tally.report("vendor list", _NO_CONSENT)

    def _list(self, which: str) -> Mapping[int, Vendor]:
        return self.vendors if which == "iab" else self.providers


def _count(
    into: dict[tuple[str, int], _Named],
    which: str,
    numbers: Iterable[int],
    days: tuple[date | None, date | None],
) -> None:
    for number in numbers:
        into.setdefault((which, number), _Named()).add(*days)


def _hand_on(tally: TraceTally, vendor: Vendor, named: _Named, aside: str | None) -> None:
    tally.items += named.count
    sighting = Sighting(
        SightingKind.CONSENT,
        vendor.domain,
        vendor.name,
        locator="consents",
        count=named.count,
        first=named.first,
        last=named.last,
    )
    tally.add(replace(sighting, aside=aside))

"""A body of rules: its provisions, its periods, its regulator."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dsar_assistant.domain.errors import ProvisionNotInForceError, ProvisionUnknownError
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.provision import Instrument, Provision
from dsar_assistant.domain.right import RegimeCode, Right


class PeriodUnit(StrEnum):
    """What a period is counted in."""

    MONTHS = "months"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class ResponsePeriod:
    """One version of one time limit, as data.

    Attributes:
        id: Which clock: ``response``, ``complaint-acknowledgement``, ``cra-answer`` …
        length: In ``unit``; the day of the starting event is day zero.
        extension: Further units that a valid notice adds; 0 = cannot be extended.
        rolls: Whether a last day off moves to the next working day.
        pauses_for: Rights whose clock a request for clarification stops.
        length_provision, counting_provision, …: Provision ids behind each step.
        in_force_from, in_force_until: Days (included) of the event that selects this version.
    """

    id: str
    regime: RegimeCode
    length: int
    unit: PeriodUnit
    rolls: bool
    extension: int
    pauses_for: frozenset[Right]
    length_provision: str
    start_provision: str
    counting_provision: str
    extension_provision: str | None
    pause_provision: str | None
    in_force_from: date
    in_force_until: date | None = None
    note: str = ""

    def in_force(self, on: date) -> bool:
        """Say whether this version governs an event of that day."""
        return self.in_force_from <= on and (
            self.in_force_until is None or on <= self.in_force_until
        )


@dataclass(frozen=True, slots=True)
class SupervisoryAuthority:
    """One dated version of how to name and reach the regulator.

    Attributes:
        address_is_sure: False = print "check before posting" beside the address.
        state: ISO code of the state it serves; empty = the one of the whole jurisdiction.
        languages: What it reads complaints in, in English words; empty = English.
    """

    id: str
    name: str
    name_in_letters: str
    address: PostalAddress | None
    online_form_url: str
    phone: str | None
    in_force_from: date
    in_force_until: date | None
    checked_on: date
    address_is_sure: bool
    note: str = ""
    state: str = ""
    languages: tuple[str, ...] = ()

    def in_force(self, on: date) -> bool:
        """Say whether this version is the one to use on a day."""
        return self.in_force_from <= on and (
            self.in_force_until is None or on <= self.in_force_until
        )


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Everything one jurisdiction file holds: the lawbook that letters and clocks ask.

    Attributes:
        provisions: All versions of all rules.
        periods: All versions of all clocks, of all regimes of this jurisdiction.
        authorities: Dated versions of the regulator, newest last.
        instruments: The Acts and regulations that its provisions stand in.
    """

    code: str
    label: str
    provisions: tuple[Provision, ...]
    periods: tuple[ResponsePeriod, ...]
    authorities: tuple[SupervisoryAuthority, ...]
    instruments: tuple[Instrument, ...] = ()
    _by_id: Mapping[str, tuple[Provision, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the rules by their ids: a letter asks for dozens of them."""
        by_id: dict[str, tuple[Provision, ...]] = {}
        for rule in self.provisions:
            by_id[rule.id] = (*by_id.get(rule.id, ()), rule)
        object.__setattr__(self, "_by_id", by_id)

    def versions(self, provision_id: str) -> tuple[Provision, ...]:
        """Give all versions of a rule, in the order of the file; empty if there is none."""
        return self._by_id.get(provision_id, ())

    def provision(self, provision_id: str, on: date) -> Provision:
        """Give the version of a rule that was in force on a day.

        Raises:
            ProvisionUnknownError: No version of such a rule is on file.
            ProvisionNotInForceError: There is one, but not for that day.
        """
        versions = self.versions(provision_id)
        if not versions:
            raise ProvisionUnknownError(provision_id)
        for version in versions:
            if version.in_force(on):
                return version
        raise ProvisionNotInForceError(provision_id, on.isoformat())

    def is_in_force(self, provision_id: str, on: date) -> bool:
        """Say whether any version of a rule was in force on a day.

        Raises:
            ProvisionUnknownError: No version of such a rule is on file.
        """
        versions = self.versions(provision_id)
        if not versions:
            raise ProvisionUnknownError(provision_id)
        return any(version.in_force(on) for version in versions)

    def authority(self, on: date, state: str = "") -> SupervisoryAuthority:
        """Give the regulator as named and reached on a day.

        Args:
            state: ISO code; where that state has none on file, the general one is given.

        Raises:
            ProvisionNotInForceError: No regulator is on file for that day.
        """
        for wanted in (state, ""):
            for authority in self.authorities:
                if authority.state == wanted and authority.in_force(on):
                    return authority
        raise ProvisionNotInForceError("supervisory-authority", on.isoformat())

    def gloss(self, provision: Provision) -> str:
        """Say what follows the first citation of the instrument a provision stands in."""
        found = (one.gloss for one in self.instruments if one.id == provision.instrument)
        return next(found, "")

    def change_days(self) -> tuple[date, ...]:
        """List the days on which any rule, clock or regulator began or had just ended."""
        days: set[date] = set()
        versions: tuple[Provision | ResponsePeriod | SupervisoryAuthority, ...]
        versions = (*self.provisions, *self.periods, *self.authorities)
        for version in versions:
            days.add(version.in_force_from)
            if version.in_force_until is not None:
                days.add(date.fromordinal(version.in_force_until.toordinal() + 1))
        return tuple(sorted(days))

"""Choose the body of rules and the clock for a controller and a day."""

from datetime import date

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.errors import ClockNotInForceError
from dsar_assistant.domain.regime import Jurisdiction, ResponsePeriod
from dsar_assistant.domain.right import RegimeCode

UNITED_KINGDOM = "GB"
_UK_ONLY = frozenset({RegimeCode.DPA_PART_3, RegimeCode.DPA_PART_4})


def regime_for(controller: Controller) -> RegimeCode:
    """Say which body of rules governs what a controller does with data.

    The directory's word stands where it can be true. A controller in the UK is never
    under the EU's rules, and one elsewhere is never under those for UK police and
    intelligence services; one in the EEA that targets the UK may be under UK rules.
    """
    if controller.country.upper() == UNITED_KINGDOM:
        is_foreign = controller.regime is RegimeCode.EU_GDPR
        return RegimeCode.UK_GDPR if is_foreign else controller.regime
    if controller.regime in _UK_ONLY:
        return RegimeCode.EU_GDPR if controller.eea_state else RegimeCode.UK_GDPR
    return controller.regime


def period(
    jurisdiction: Jurisdiction, period_id: str, regime: RegimeCode, on: date
) -> ResponsePeriod:
    """Give the version of a clock that an event of a day starts.

    Args:
        jurisdiction: The lawbook to look in.
        period_id: Which clock, such as ``response``.
        regime: The body of rules that governs the controller.
        on: The day of the starting event: receipt of the request, or of the complaint.

    Raises:
        ClockNotInForceError: The law sets no such time limit for that day and regime.
    """
    for candidate in jurisdiction.periods:
        if candidate.regime is regime and candidate.id == period_id and candidate.in_force(on):
            return candidate
    raise ClockNotInForceError(period_id, regime, on.isoformat())

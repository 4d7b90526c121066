"""Which version of a rule a letter may cite, and on the strength of which day."""

from dataclasses import dataclass
from datetime import date

from dsar_assistant.domain.errors import ProvisionNotInForceError, ProvisionUnknownError
from dsar_assistant.domain.provision import ChosenBy, Provision
from dsar_assistant.domain.regime import Jurisdiction

_SHARED = "gdpr-"


@dataclass(frozen=True, slots=True)
class LegalDays:
    """The days that choose between versions of the law.

    Attributes:
        letter: The day printed on the letter.
        request_received: Of the earlier request; None = this letter is the request. Its
            receipt lies ahead, so it is taken as received on the letter's day.
        decision: Of the decision that is challenged; None = the letter's day.
        complaint_received: None = this letter is the complaint, taken as received on
            the letter's day.
    """

    letter: date
    request_received: date | None = None
    decision: date | None = None
    complaint_received: date | None = None

    def day_for(self, event: ChosenBy) -> date:
        """Give the day of the event that chooses a version."""
        if event is ChosenBy.RECEIPT_OF_REQUEST:
            return self.request_received or self.letter
        if event is ChosenBy.DECISION:
            return self.decision or self.letter
        if event is ChosenBy.RECEIPT_OF_COMPLAINT:
            return self.complaint_received or self.letter
        return self.letter


@dataclass(frozen=True, slots=True)
class LawInForce:
    """A lawbook opened at the days of one letter.

    Several jurisdictions have a regulation of the same shape. An id that begins with
    ``gdpr-`` means the one of this jurisdiction, so that one letter serves them all;
    ``gdpr`` alone is the whole of it.
    """

    jurisdiction: Jurisdiction
    days: LegalDays

    def is_in_force(self, provision_id: str) -> bool:
        """Say whether a version of a rule applies; a rule not on file here never does."""
        return any(self._applies(version) for version in self._versions(provision_id))

    def provision(self, provision_id: str) -> Provision:
        """Give the version of a rule that applies.

        Raises:
            ProvisionUnknownError: No version of such a rule is on file.
            ProvisionNotInForceError: There is one, but not for the day that decides.
        """
        versions = self._versions(provision_id)
        if not versions:
            raise ProvisionUnknownError(self._full_id(provision_id))
        for version in versions:
            if self._applies(version):
                return version
        day = self.days.day_for(versions[0].chosen_by)
        raise ProvisionNotInForceError(versions[0].id, day.isoformat())

    def _applies(self, version: Provision) -> bool:
        return version.in_force(self.days.day_for(version.chosen_by))

    def _versions(self, provision_id: str) -> tuple[Provision, ...]:
        return self.jurisdiction.versions(self._full_id(provision_id))

    def _full_id(self, provision_id: str) -> str:
        is_shared = f"{provision_id}-".startswith(_SHARED)
        return f"{self.jurisdiction.code}-{provision_id}" if is_shared else provision_id

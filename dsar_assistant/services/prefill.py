"""What a form can know before anyone fills it in."""

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.letter import LetterKind
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.services.knowledge import Knowledge

_CREDIT_SECTOR = "credit-reference"


def prefilled(
    kind: LetterKind, controller: Controller, subject: DataSubject, knowledge: Knowledge
) -> dict[str, str]:
    """Give answers by field id, for those of this kind that the directory or the person settles."""
    is_agency = _is_credit_reference_agency(controller, knowledge)
    known = {
        "is_credit_reference_agency": "yes" if is_agency else "no",
        "authority_in": controller.eea_state or "",
        "reply_email": next(iter(subject.emails), ""),
    }
    return {field.id: known[field.id] for field in kind.fields if field.id in known}


def _is_credit_reference_agency(controller: Controller, knowledge: Knowledge) -> bool:
    """Tell an agency by its sector, or as an arm of the same company as one.

    The law asks what the company is, not which of its brands one writes to.
    """
    if controller.sector == _CREDIT_SECTOR:
        return True
    number = controller.company_number
    return number is not None and any(
        other.company_number == number and other.sector == _CREDIT_SECTOR
        for other in knowledge.directory.controllers
    )

"""What to say about a contact: a contact is never shown without its age."""

from datetime import date

from dsar_assistant.directory.packs.installed import is_unsigned
from dsar_assistant.domain.controller import Controller

# A contact last seen longer ago than this gets the firmer sentence.
_OLD_AFTER_YEARS = 2


def contact_words(controller: Controller) -> str:
    """Say in a few words how old the contact on file is, and whose it is."""
    if controller.contact.listed_by and controller.contact.address is not None:
        return f"address from the list “{controller.contact.listed_by}”, {_age(controller)}"
    if controller.contact.address is None:
        return "no postal address on file"
    if _is_given(controller):
        return "address given by you"
    if is_unsigned(controller.origin):
        return f"address from a list that nobody signed, {_age(controller)}"
    checked = controller.contact.checked_on
    return f"address seen in {checked.words}" if checked else "address of unknown age"


def list_words(controller: Controller) -> str:
    """Say whose list a contact comes from; empty if from none."""
    if controller.contact.listed_by:
        return f"This contact comes from the list “{controller.contact.listed_by}”."
    if not is_unsigned(controller.origin):
        return ""
    label = next((" (" + ", ".join(s.facts) + ")" for s in controller.sources[-1:] if s.facts), "")
    return f"This organisation comes from a list that nobody signed{label}."


def contact_warnings(controller: Controller, on: date) -> tuple[str, ...]:
    """Say in sentences what to check before posting to this organisation."""
    listed = list_words(controller)
    from_list = (f"{listed} A wrong address could be meant to harm you.",) if listed else ()
    return (*_kind_warning(controller), *from_list, *_address_warning(controller, on))


def _is_given(controller: Controller) -> bool:
    """Say whether the person typed the address; where they mended other lines, it keeps its age."""
    contact = controller.contact
    return controller.origin == "own" and not contact.listed_by and contact.checked_on is None


def _age(controller: Controller) -> str:
    checked = controller.contact.checked_on
    return f"as of {checked.words}" if checked else "not dated"


def _kind_warning(controller: Controller) -> tuple[str, ...]:
    if not controller.is_generic:
        return ()
    return (f"“{controller.name}” stands for a sort of body. Put in the one that is yours.",)


def _address_warning(controller: Controller, on: date) -> tuple[str, ...]:
    notice = controller.contact.privacy_notice_url
    where = f" Its privacy notice: {notice}" if notice else ""
    if controller.contact.address is None:
        missing = (
            "No postal address is on file. Take it from the privacy notice on the "
            f"organisation's own website and add it.{where}"
        )
        return (missing,)
    if _is_given(controller):
        return ()
    checked = controller.contact.checked_on
    if checked is None:
        age = "The day this address was last seen is not known."
    elif on.year - checked.year > _OLD_AFTER_YEARS:
        age = f"This address was last seen in {checked.words}, so it may be out of date."
    else:
        age = f"This address was last seen in {checked.words}."
    return (f"{age} Check it before posting.{where}",)

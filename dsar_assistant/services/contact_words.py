"""What to say about a contact: a contact is never shown without its age."""

from datetime import date

from dsar_assistant.domain.controller import Controller

# A contact last seen longer ago than this gets the firmer sentence.
_OLD_AFTER_YEARS = 2
_OURS = ("builtin", "own")


def contact_words(controller: Controller) -> str:
    """Say in a few words how old the contact on file is."""
    if controller.origin == "own":
        return "address given by you"
    if controller.contact.address is None:
        return "no postal address on file"
    checked = controller.contact.checked_on
    return f"address seen in {checked.words}" if checked else "address of unknown age"


def contact_warnings(controller: Controller, on: date) -> tuple[str, ...]:
    """Say in sentences what to check before posting to this organisation."""
    return (*_kind_warning(controller), *_address_warning(controller, on))


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
    if controller.origin == "own":
        return ()
    checked = controller.contact.checked_on
    if controller.origin not in _OURS:
        where = f" It comes from a list that you took in, “{controller.origin}”.{where}"
    if checked is None:
        age = "The day this address was last seen is not known."
    elif on.year - checked.year > _OLD_AFTER_YEARS:
        age = f"This address was last seen in {checked.words}, so it may be out of date."
    else:
        age = f"This address was last seen in {checked.words}."
    return (f"{age} Check it before posting.{where}",)

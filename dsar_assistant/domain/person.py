"""The people whose data it is, and those who act for them."""

from dataclasses import dataclass
from datetime import date

from dsar_assistant.domain.place import Nation, PostalAddress


@dataclass(frozen=True, slots=True)
class DataSubject:
    """A person whose data it is: our user, or someone they act for.

    Attributes:
        id: Set by the program; empty before the first save.
        former_addresses: Addresses a controller may know the person by.
        identifiers: Numbers a controller may know: pairs of (what it is, number).
        is_self: Whether this is the person at the keyboard.
    """

    id: str
    full_name: str
    address: PostalAddress
    former_names: tuple[str, ...] = ()
    former_addresses: tuple[PostalAddress, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    born_on: date | None = None
    nation: Nation = Nation.UNKNOWN
    identifiers: tuple[tuple[str, str], ...] = ()
    is_self: bool = True


@dataclass(frozen=True, slots=True)
class Representative:
    """Someone who acts for a data subject with written authority.

    Attributes:
        organisation: The charity or firm, if any.
        authority_from, authority_until: Days (included) the authority covers.
        may_receive: Whether replies may come to them; if not, they go to the person.
    """

    full_name: str
    organisation: str
    address: PostalAddress
    authority_from: date
    authority_until: date | None = None
    may_receive: bool = True

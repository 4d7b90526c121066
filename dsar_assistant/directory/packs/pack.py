"""A pack: organisations from somebody else's list, with where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class PackProblem:
    """A place in a pack that could not be used, and why; the rest was read."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose list it is; kept with every organisation that comes from it.

    Attributes:
        id: Lower case with hyphens; stands in ``Controller.origin``, so that the whole
            pack can be removed at once, and begins the ids of its organisations.
        licence: As its makers state it.
        as_of: The newest date of the list itself, not of each entry in it.
    """

    id: str
    label: str
    licence: str
    url: str = ""
    as_of: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """What could be read from a list.

    Attributes:
        redirects: Ids that the list has retired in favour of others in it.
        retired: Ids that the list has retired, with its reason.
    """

    origin: Origin
    controllers: tuple[Controller, ...]
    problems: tuple[PackProblem, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)

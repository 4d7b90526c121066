"""The UK's public register of organisations that pay the data protection fee."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

# Between the cells of a row where it is one text; no clean cell holds it, nor a line feed.
CELL_END = "\x1f"


class RegisterRow(NamedTuple):
    """The cells of one cleaned row of the file, as it goes into the index.

    Attributes:
        trading_names: Joined by ``|``.
        address_1: The first line; the postcode is in none of them.
        public: ``Y`` or ``N``.
        tier: As in the register: ``Tier 3``; empty if it says none.
        starts, ends: ISO days; empty if not given.
        other_officer: ``Y`` if the row names another organisation as its data protection
            officer's, so that the e-mail address may belong to that one; else empty.
    """

    registration: str
    name: str
    trading_names: str
    address_1: str
    address_2: str
    address_3: str
    address_4: str
    address_5: str
    postcode: str
    public: str
    tier: str
    dpo_email: str
    starts: str
    ends: str
    other_officer: str


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One registration, as found in the index. Being listed says nothing about whose data it has.

    Attributes:
        tier: As in the register: ``Tier 3`` is the largest; empty if it says none.
        dpo_email: For data protection matters; None if the register gives none.
        ends: The registration runs out that day; None if the register does not say.
    """

    registration: str
    name: str
    trading_names: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    postcode: str | None = None
    public_authority: bool = False
    tier: str = ""
    dpo_email: str | None = None
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """The file that an index was made from.

    Attributes:
        name: The file's name, without its folder.
        as_of: The day the register was given out; None if neither name nor file tells.
        covers_all: Whether small organisations and sole traders were taken in too.
        licence: Under which the register is given out.
    """

    name: str
    as_of: date | None
    covers_all: bool
    licence: str = "Open Government Licence v3.0, personal data excepted"


@dataclass(frozen=True, slots=True)
class RegisterInfo:
    """What the index on this computer holds."""

    source: RegisterSource
    rows: int
    imported_on: date


@dataclass(frozen=True, slots=True)
class RegisterProblem:
    """A row that could not be read; the others were."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class RegisterImport:
    """What became of an import.

    Attributes:
        left_out: Small organisations and sole traders that were not asked for.
        expired: Rows among those taken in whose registration had run out.
        problem_rows: How many rows could not be read.
        problems: The first of them.
    """

    info: RegisterInfo
    left_out: int
    expired: int
    problem_rows: int
    problems: tuple[RegisterProblem, ...]


class DomainUse(StrEnum):
    """What a domain in the register says about who writes from it."""

    NONE = "none"
    ONE = "one"
    SEVERAL = "several"
    OFFICER_FOR_OTHERS = "officer-for-others"
    SHARED = "shared"
    FREE_MAIL = "free-mail"

    @property
    def is_ambiguous(self) -> bool:
        """Whether the person must choose; no organisation is ever picked for them then."""
        return self not in {DomainUse.NONE, DomainUse.ONE}


@dataclass(frozen=True, slots=True)
class DomainRows:
    """What the index knows of a domain, before it is judged.

    Attributes:
        entries: Registrations whose address for data protection is on the domain; the
            first of them only where there are many.
        count: How many registrations there are in all, left-out ones included.
        names_other_officer: A row says that its officer belongs to another organisation.
    """

    entries: tuple[RegisterEntry, ...] = ()
    count: int = 0
    names_other_officer: bool = False


@dataclass(frozen=True, slots=True)
class DomainAnswer:
    """Who in the register may stand behind a domain.

    Attributes:
        entry: The one organisation to suggest; None unless ``use`` is ``ONE``.
        entries: All that were found, for the person to choose from.
    """

    domain: str
    use: DomainUse
    entries: tuple[RegisterEntry, ...] = ()
    entry: RegisterEntry | None = None

"""The UK's public register of organisations that pay the data protection fee."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

# Between cells where they stand in one text; no clean cell holds it, nor a line feed.
CELL_END = "\x1f"


class RegisterBatch(NamedTuple):
    """Some cleaned rows on their way from the file into the index: one text for each column.

    Texts, not rows: over a million rows are taken in at once, and what is done to a whole
    column takes a fraction of the time. Each cell ends with a line feed.

    Attributes:
        trading_names: Those of a cell are joined by ``|``.
        address_lines: A column for each line, without the postcode.
        publics: ``Y`` or ``N``.
        tiers: As in the register: ``Tier 3``; empty if it says none.
        starts, ends: ISO days; empty if not given.
        other_officers: ``Y`` if the row names another organisation as its data protection
            officer's, so that the e-mail address may belong to that one; else empty.
    """

    registrations: str
    names: str
    trading_names: str
    address_lines: tuple[str, str, str, str, str]
    postcodes: str
    publics: str
    tiers: str
    dpo_emails: str
    starts: str
    ends: str
    other_officers: str

    @property
    def rows(self) -> int:
        """Count the rows."""
        return self.names.count("\n")

    @property
    def columns(self) -> tuple[str, ...]:
        """Give the columns in their order, those of the address one by one."""
        before, lines, behind = self[:3], self.address_lines, self[4:]
        return (*before, *lines, *behind)


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

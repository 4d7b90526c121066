"""Which column of a stranger's table holds what; guessed from its header, or told by the person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

_BETWEEN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which columns to read, by their heading; None = the table has none such.

    Attributes:
        web: The organisation's own site. domains: All its domains, with spaces between.
        notice: The address of its privacy notice.
        address: The columns of the address from top to bottom.
    """

    name: str
    trading_names: str | None = None
    email: str | None = None
    phone: str | None = None
    web: str | None = None
    domains: str | None = None
    notice: str | None = None
    postcode: str | None = None
    country: str | None = None
    company_number: str | None = None
    ico_registration: str | None = None
    address: tuple[str, ...] = ()


# What public and private lists call these things, most telling first; compared without
# capitals and marks.
_KNOWN_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "name",
        "organisation name",
        "organization name",
        "charity name",
        "company name",
        "companyname",
        "establishmentname",
        "establishment name",
        "organisation",
        "organization",
        "company",
        "controller",
        "title",
    ),
    "trading_names": ("trading names", "trading name", "known as", "brands", "short name"),
    "email": (
        "privacy email",
        "dpo email",
        "email",
        "e mail",
        "email address",
        "charity contact email",
        "contact email",
        "mainemail",
    ),
    "phone": ("phone", "telephone", "charity contact phone", "telephonenum", "tel"),
    "web": (
        "web",
        "website",
        "charity contact web",
        "schoolwebsite",
        "home page",
        "url",
        "homepage",
        "domain",
    ),
    "domains": ("domains",),
    "notice": ("privacy notice", "privacy policy", "privacy policy url", "policy url"),
    "postcode": (
        "postcode",
        "post code",
        "organisation postcode",
        "charity contact postcode",
        "regaddress postcode",
        "zip",
    ),
    "country": ("country", "regaddress country"),
    "company_number": (
        "company number",
        "companynumber",
        "charity company registration number",
        "company registration number",
    ),
    "ico_registration": ("ico registration", "registration number", "ico number"),
}
_ADDRESS_HEADINGS = (
    "address",
    "postal address",
    "organisation address line",
    "charity contact address",
    "address line",
    "addressline",
    "regaddress addressline",
    "street",
    "locality",
    "address3",
    "town",
    "city",
    "regaddress posttown",
    "county name",
    "county",
)


def guess_columns(header: Sequence[str]) -> ColumnMap | None:
    """Guess from the headings which column holds what; nothing if none looks like a name."""
    plain = {heading: _plain(heading) for heading in header}
    found = {
        field: next((head for known in names for head in header if plain[head] == known), None)
        for field, names in _KNOWN_HEADINGS.items()
    }
    name = found.pop("name")
    if name is None:
        return None
    return ColumnMap(name=name, address=_address_columns(plain), **found)


def missing_columns(columns: ColumnMap, header: Sequence[str]) -> tuple[str, ...]:
    """List the columns that a map names but a table does not have."""
    single = (getattr(columns, field.name) for field in fields(columns) if field.name != "address")
    named = (*single, *columns.address)
    return tuple(column for column in named if column is not None and column not in header)


def _address_columns(plain: Mapping[str, str]) -> tuple[str, ...]:
    """Take the columns in the order of the table, numbered ones (line 1, line 2) included."""
    return tuple(
        heading
        for heading, words in plain.items()
        if words in _ADDRESS_HEADINGS or words.rstrip(" 0123456789") in _ADDRESS_HEADINGS
    )


def _plain(heading: str) -> str:
    return _BETWEEN.sub(" ", heading.casefold()).strip()

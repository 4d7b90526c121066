"""The public tables that are known by sight: their columns, their licence, what to leave out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dsar_assistant.directory.packs.columns import ColumnMap

_PRACTICE = re.compile(r"[A-Z0-9]{3,6}")
_NUMBER = re.compile(r"[0-9]{1,6}")
_PRACTICE_CELLS = 27
_PROVIDER_CELLS = 4


@dataclass(frozen=True, slots=True)
class KnownTable:
    """One public table.

    Attributes:
        telling: Headings that only this table has.
        headings: What its columns are called here, where its file has no headings.
        keeps: A column, and the beginnings of its cells in rows that are worth keeping.
        only_known: Keep a row only where its company number stands in the directory
            already: the table is of millions.
        dated: A column that holds the day the table is from.
    """

    id: str
    label: str
    licence: str
    url: str
    columns: ColumnMap
    sector: str = "other"
    telling: frozenset[str] = frozenset()
    headings: tuple[str, ...] = ()
    keeps: tuple[str, tuple[str, ...]] = field(default=("", ("",)))
    only_known: bool = False
    dated: str = ""

    def wants(self, row: dict[str, str]) -> bool:
        """Say whether a row is of an organisation that still exists."""
        column, beginnings = self.keeps
        cell = row.get(column)
        return cell is None or cell.strip().casefold().startswith(beginnings)


_CHARITIES = KnownTable(
    id="charities",
    label="Charity Commission register of charities",
    licence="Open Government Licence v3.0",
    url="https://register-of-charities.charitycommission.gov.uk/register/full-register-download",
    sector="charity",
    columns=ColumnMap(
        name="charity_name",
        email="charity_contact_email",
        phone="charity_contact_phone",
        web="charity_contact_web",
        postcode="charity_contact_postcode",
        company_number="charity_company_registration_number",
        address=tuple(f"charity_contact_address{line}" for line in range(1, 6)),
    ),
    telling=frozenset({"charity_name", "registered_charity_number"}),
    keeps=("charity_registration_status", ("registered",)),
    dated="date_of_extract",
)
_SCHOOLS = KnownTable(
    id="schools",
    label="Get Information About Schools",
    licence="Open Government Licence v3.0",
    url="https://get-information-schools.service.gov.uk/Downloads",
    sector="education",
    columns=ColumnMap(
        name="EstablishmentName",
        phone="TelephoneNum",
        web="SchoolWebsite",
        postcode="Postcode",
        address=("Street", "Locality", "Address3", "Town", "County (name)"),
    ),
    telling=frozenset({"URN", "EstablishmentName"}),
    keeps=("EstablishmentStatus (name)", ("open", "proposed to close")),
)
_COMPANIES = KnownTable(
    id="companies",
    label="Companies House free company data",
    licence="Open Government Licence v3.0",
    url="https://download.companieshouse.gov.uk/en_output.html",
    columns=ColumnMap(
        name="CompanyName",
        postcode="RegAddress.PostCode",
        company_number="CompanyNumber",
        address=(
            "RegAddress.CareOf",
            "RegAddress.POBox",
            "RegAddress.AddressLine1",
            "RegAddress.AddressLine2",
            "RegAddress.PostTown",
            "RegAddress.County",
        ),
    ),
    telling=frozenset({"CompanyName", "CompanyNumber", "RegAddress.PostTown"}),
    only_known=True,
)
_PRACTICES = KnownTable(
    id="nhs-ods",
    label="NHS organisation data",
    licence="Open Government Licence v3.0",
    url="https://digital.nhs.uk/services/organisation-data-service",
    sector="health",
    columns=ColumnMap(
        name="name",
        phone="telephone",
        postcode="postcode",
        address=tuple(f"address {line}" for line in range(1, 6)),
    ),
    headings=(
        "code",
        "name",
        "national grouping",
        "geography",
        *(f"address {line}" for line in range(1, 6)),
        "postcode",
        "open date",
        "close date",
        "status",
        *(f"cell {number}" for number in range(14, 18)),
        "telephone",
        *(f"cell {number}" for number in range(19, 28)),
    ),
    keeps=("status", ("a",)),
)
_PROVIDERS = KnownTable(
    id="google-providers",
    label="Google's additional consent providers",
    licence="not stated",
    url="https://storage.googleapis.com/tcfac/additional-consent-providers.csv",
    sector="advertising-technology",
    columns=ColumnMap(name="name", notice="policy", domains="domains"),
    headings=("id", "name", "policy", "domains"),
)
WITH_HEADINGS = (_CHARITIES, _SCHOOLS, _COMPANIES)


def known_table(first: Sequence[str]) -> KnownTable | None:
    """Tell a table by its first row: headings, or cells of a shape that only it has."""
    found = frozenset(first)
    for table in WITH_HEADINGS:
        if table.telling <= found:
            return table
    if len(first) == _PRACTICE_CELLS and _PRACTICE.fullmatch(first[0]) and first[9:10] != [""]:
        return _PRACTICES
    is_provider = len(first) == _PROVIDER_CELLS and _NUMBER.fullmatch(first[0])
    return _PROVIDERS if is_provider and first[2].startswith("http") else None

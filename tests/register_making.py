"""Small made-up registers of fee payers, for the tests of every room."""

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dsar_assistant.directory.register_file import RegisterReading, RowChoice
from dsar_assistant.domain.register import CELL_END, RegisterRow
from dsar_assistant.ports_reading import RegisterRows

_OFFICER = (
    "Title First_name Last_name Organisation Email Phone Address_line_1 Address_line_2 "
    "Address_line_3 Address_line_4 Address_line_5 Postcode"
)
HEADER = (
    "Registration_number",
    "Organisation_name",
    *(f"Organisation_address_line_{line}" for line in range(1, 6)),
    "Organisation_postcode",
    "Public_authority",
    "Start_date_of_registration",
    "End_date_of_registration",
    "Trading_names",
    "Payment_tier",
    *(f"DPO_or_Person_responsible_for_DP_{part}" for part in _OFFICER.split()),
    "Public_register_entry_URL",
)
SHORT = {
    "number": "Registration_number",
    "name": "Organisation_name",
    "line_1": "Organisation_address_line_1",
    "line_5": "Organisation_address_line_5",
    "postcode": "Organisation_postcode",
    "public": "Public_authority",
    "starts": "Start_date_of_registration",
    "ends": "End_date_of_registration",
    "trading": "Trading_names",
    "tier": "Payment_tier",
    "email": "DPO_or_Person_responsible_for_DP_Email",
    "officer": "DPO_or_Person_responsible_for_DP_Organisation",
    "first_name": "DPO_or_Person_responsible_for_DP_First_name",
    "last_name": "DPO_or_Person_responsible_for_DP_Last_name",
    "phone": "DPO_or_Person_responsible_for_DP_Phone",
    "officer_line": "DPO_or_Person_responsible_for_DP_Address_line_1",
}
USUAL = {"public": "N", "starts": "2020-01-01", "ends": "2027-01-01", "tier": "Tier 3"}
AS_OF = date(2026, 11, 23)

Row = dict[str, str]


def row(name: str, **cells: str) -> Row:
    """Make a row by short column names; its number comes from its name unless given."""
    number = f"ZA{sum(map(ord, name)) % 1_000_000:06d}"
    return {"number": number, "name": name, **USUAL, **cells}


def table(rows: Iterable[Row], encoding: str = "utf-8") -> bytes:
    """Write rows as the register writes them."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, HEADER, restval="")
    writer.writeheader()
    for cells in rows:
        writer.writerow({SHORT[key]: cell for key, cell in cells.items()})
    return text.getvalue().encode(encoding)


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    """Write a ZIP."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def reading(content: bytes, *, keep_all: bool = True, on: date = AS_OF) -> RegisterReading:
    """Begin to read a table."""
    choice = RowChoice(keep_all=keep_all, on=on)
    return RegisterReading(io.BytesIO(content), len(content), "register.csv", choice)


def read(content: bytes, *, keep_all: bool = True) -> list[RegisterRow]:
    """Read a table to its end."""
    return rows_of(reading(content, keep_all=keep_all))


def rows_of(going: RegisterRows) -> list[RegisterRow]:
    """Go through all rows."""
    rows = (row for batch in going.batches() for row in batch)
    return [RegisterRow._make(row.split(CELL_END)) for row in rows]


def address_of(row: RegisterRow) -> str:
    """Put the lines of an address together."""
    lines = (row.address_1, row.address_2, row.address_3, row.address_4, row.address_5)
    return "\n".join(filter(None, lines))

"""The list of requests for a spreadsheet, in which no cell can turn into a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

from dsar_assistant.services.request_rows import RequestRow

_HEADER = (
    "reference",
    "person",
    "organisation",
    "letter",
    "status",
    "due",
    "days left",
    "next step",
)
# The last four are the wide forms, which some spreadsheets take for the narrow ones.
_BEGINS_A_FORMULA = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")


def list_file(rows: Iterable[RequestRow]) -> bytes:
    """Give the list as CSV in UTF-8, with a mark that spreadsheets know it by."""
    file = StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(_HEADER)
    for row in rows:
        writer.writerow([harmless_cell(text) for text in _cells(row)])
    return file.getvalue().encode("utf-8-sig")


def harmless_cell(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet might take for a formula."""
    safe = f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
    return safe.replace("\0", "")


def _cells(row: RequestRow) -> tuple[str, ...]:
    return (
        row.reference,
        row.person,
        row.organisation,
        row.kind_title,
        row.status_words,
        row.due.isoformat() if row.due else "",
        "" if row.days_left is None else str(row.days_left),
        row.next_step.sentence,
    )

"""Naming the columns of a table that no reader knows; the choice is remembered."""

from collections.abc import Mapping

from dsar_assistant.domain.column_map import ColumnMap
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.column_map import TablePreview

MOST_REMEMBERED = 200
_PARTS = ("name", "address", "day", "sort")
_KINDS = {"payments": SightingKind.PAYMENT, "accounts": SightingKind.ACCOUNT}


class ColumnsNotNamedError(DsarError):
    """What the person said of the columns cannot be used."""

    def __init__(self, reason: str) -> None:
        """Say why, and how it is written."""
        super().__init__(
            f"The columns cannot be used: {reason} Nothing was read from the table. Write them as "
            "name=Payee,day=Date; the parts are name, address, day, sort and kind, and a column "
            "is named by its heading or its number from 1; kind is payments or accounts."
        )


def remembered(
    tables: Mapping[str, ColumnMap], signature: str, columns: ColumnMap
) -> dict[str, ColumnMap]:
    """Give the maps with one more; of very many the oldest are forgotten.

    Raises:
        ColumnsNotNamedError: It does not say where an organisation is named.
    """
    if not columns.is_usable:
        raise ColumnsNotNamedError("no column is said to name the organisation.")
    others = [one for one in tables.items() if one[0] != signature]
    return dict([*others, (signature, columns)][-MOST_REMEMBERED:])


def columns_in_words(words: str, preview: TablePreview) -> ColumnMap:
    """Read what was written of the columns of a table: ``name=Payee,day=2``.

    Raises:
        ColumnsNotNamedError: A part or a column is not known.
    """
    parts = {key.strip(): said.strip() for key, _, said in _pairs(words)}
    if odd := sorted(parts.keys() - {*_PARTS, "kind"}):
        raise ColumnsNotNamedError(f"“{odd[0]}” is no part of a table.")
    places = {part: _place(parts[part], preview) for part in _PARTS if part in parts}
    kind = parts.get("kind", "payments" if "day" in parts else "accounts")
    if kind not in _KINDS:
        raise ColumnsNotNamedError(f"kind is payments or accounts, not “{kind}”.")
    guess = preview.guess
    return ColumnMap(
        _KINDS[kind], **places, delimiter=guess.delimiter, header_rows=guess.header_rows
    )


def _pairs(words: str) -> list[tuple[str, str, str]]:
    return [part.partition("=") for part in words.split(",") if part.strip()]


def _place(said: str, preview: TablePreview) -> int:
    """Give the column that a heading or a number means, counted from 0."""
    header = [one.casefold() for one in preview.rows[0]]
    if said.casefold() in header:
        return header.index(said.casefold())
    if said.isascii() and said.isdigit() and 1 <= int(said) <= len(header):
        return int(said) - 1
    raise ColumnsNotNamedError(f"there is no column “{said}”.")

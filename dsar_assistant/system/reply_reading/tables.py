"""Tables as lines: one line ``heading: value`` for each filled cell."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence

from dsar_assistant.domain.reply import PartKind, ReplyPart
from dsar_assistant.system.reply_reading.limits import MOST_JSON
from dsar_assistant.system.reply_reading.pieces import Pieces, Source, UnreadableError

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_FIELD = 1_000_000
_LONGEST_LABEL = 60
_MOST_LABEL_WORDS = 6
_PAIR = 2
# Words on top of a second column; as a value beside a name they would say nothing.
_COLUMN = frozenset(
    {
        *(
            "activity",
            "basis",
            "categories",
            "category",
            "channel",
            "companies",
            "company",
            "country",
        ),
        *("data", "date", "dates", "description", "details", "disclosed", "how", "lawful", "legal"),
        *("location", "obtained", "organisation", "organisations", "passed", "purpose", "purposes"),
        *("reason", "reasons", "received", "recipient", "recipients", "retention", "role", "roles"),
        *("sent", "service", "services", "shared", "sold", "source", "sources", "supplied", "type"),
        *("types", "used", "value", "what", "when", "who", "why"),
    }
)
_NAMES = frozenset(
    {"field", "name", "key", "item", "attribute", "data item", "data field", "label"}
)
_VALUES = frozenset(
    {"value", "values", "data value", "data", "answer", "content", "entry", "details"}
)
_CAMEL = re.compile(r"(?<=[a-z0-9])[A-Z](?=[a-z])")
_NO_LABEL = re.compile(r"[^\w/()'&-]+")


def rows_as_text(rows: Iterable[Sequence[str]]) -> str:
    """Write a table as lines.

    Two columns are taken for names and values, unless the first row names the columns; in
    wider tables it always does.
    """
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    width = max(map(len, filled), default=0)
    if width < _PAIR:
        return "\n".join(cell for row in filled for cell in row)
    if width == _PAIR and not _is_heading_row(filled):
        body = filled[1:] if _names_pairs(filled[0]) else filled
        return "\n".join(_line(*row) if len(row) == _PAIR else row[0] for row in body)
    heads, *body = filled
    return "\n\n".join(_row(heads, row) for row in body)


def _names_pairs(row: Sequence[str]) -> bool:
    """Say whether a row is ``Field, Value`` or the like, and tells nothing."""
    names = [label_of(cell).casefold() for cell in row]
    return len(row) == _PAIR and names[0] in _NAMES and names[1] in _VALUES


def _is_heading_row(rows: Sequence[Sequence[str]]) -> bool:
    """Tell a table with a heading row from a list of names and values.

    By names that come more than once, or by words that stand on top of columns.
    """
    names = [row[0] for row in rows]
    if len(rows) > _PAIR and len(set(names)) < len(names):
        return True
    if len(rows) < _PAIR or len(rows[0]) < _PAIR or _names_pairs(rows[0]):
        return False
    is_short = all(cell and len(cell.split()) <= _MOST_LABEL_WORDS for cell in rows[0])
    return is_short and rows[0][1].casefold().split()[0] in _COLUMN


def _row(heads: Sequence[str], row: Sequence[str]) -> str:
    cells = (_line(heads[n] if n < len(heads) else "", cell) for n, cell in enumerate(row) if cell)
    return "\n".join(cells)


def _line(label: str, value: str) -> str:
    flat = " ".join(value.split())
    name = label_of(label)
    return f"{name}: {flat}" if name else flat


def label_of(text: str) -> str:
    """Write the name of a field as words: ``dataSource`` and ``data_source`` as Data source."""
    spaced = _NO_LABEL.sub(
        " ", _CAMEL.sub(lambda mark: f" {mark[0].lower()}", text).replace("_", " ")
    ).strip()
    words = " ".join(spaced.split()[:6])[:_LONGEST_LABEL]
    return words[:1].upper() + words[1:]


def read_csv(source: Source, text: str) -> Pieces:
    """Read a table of values; the delimiter is seen from its first line."""
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    # The limit belongs to the whole process; other readers count on the usual one.
    usual = csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableError("It is no proper table; open it and save it again.") from error
    finally:
        csv.field_size_limit(usual)
    heads = rows[0] if rows else []
    table = rows_as_text(rows[1:]) if _names_pairs(heads) else _table(heads, rows[1:])
    yield ReplyPart(source.where, table or " ".join(heads), PartKind.TABLE)


def _table(heads: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    return "\n\n".join(_row(heads, [cell.strip() for cell in row]) for row in body if any(row))


def read_json(source: Source, text: str) -> Pieces:
    """Read data for machines; a value stands under the names that lead to it.

    Raises:
        UnreadableError: It is damaged, too large or nested beyond reason.
    """
    if len(source.content) > MOST_JSON:
        raise UnreadableError("It is larger than 50 MB. Ask for it in parts.")
    try:
        lines = list(_json_lines(json.loads(text)))
    except RecursionError as error:
        raise UnreadableError("It is nested too deep to be a reply.") from error
    except ValueError as error:
        raise UnreadableError("It is damaged: not proper JSON.") from error
    yield ReplyPart(source.where, "\n".join(lines), PartKind.TABLE)


def _json_lines(document: object) -> Iterator[str]:
    """Walk without recursion, so that depth costs nothing."""
    waiting: list[tuple[str, str, object]] = [("", "", document)]
    while waiting:
        parent, name, value = waiting.pop()
        if isinstance(value, dict):
            inner = [(name or parent, str(key), item) for key, item in value.items()]
            waiting.extend(reversed(inner))
        elif isinstance(value, list):
            waiting.extend((parent, name, item) for item in reversed(value))
        elif value not in {None, ""}:
            yield _line(f"{parent} {name}".strip(), _shown(value))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)

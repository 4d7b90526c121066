"""Word and Excel files as words: a ZIP of XML, of which any document type is refused."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from posixpath import normpath
from xml.parsers import expat

from dsar_assistant.domain.reply import PartKind, ReplyPart
from dsar_assistant.system.reply_reading.pieces import Pieces, Source, UnreadableError
from dsar_assistant.system.reply_reading.tables import rows_as_text
from dsar_assistant.system.reply_reading.zipped import Archive

DOCUMENT = "word/document.xml"
WORKBOOK = "xl/workbook.xml"
_SHARED = "xl/sharedStrings.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_COLUMN = re.compile(r"[A-Z]{1,3}")
_MOST_COLUMNS = 2_000


class _DocumentTypeError(Exception):
    pass


def _refuse(*_: object) -> None:
    raise _DocumentTypeError


def _parse(
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    words: Callable[[str], None],
) -> None:
    """Walk through XML without building a tree.

    Raises:
        UnreadableError: It is damaged, or brings a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(_local(name), attributes)
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = words
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - the last part; expat takes no name for it
    except (expat.ExpatError, _DocumentTypeError, ValueError) as error:
        raise UnreadableError("The file is damaged and cannot be read. Get it again.") from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


# ── Word ─────────────────────────────────────────────────────────────────────
def read_docx(source: Source, archive: Archive) -> Pieces:
    """Read a Word document with its notes.

    Raises:
        UnreadableError: It is damaged.
    """
    names = set(archive.names())
    texts = [_docx_text(archive.read(name)) for name in (DOCUMENT, *_NOTES) if name in names]
    yield ReplyPart(source.where, "\n".join(texts))


def _docx_text(xml: bytes) -> str:
    walk = _Paragraphs()
    _parse(xml, walk.start, walk.end, walk.words)
    return "\n".join(walk.lines)


def _is_list(attributes: dict[str, str]) -> bool:
    return any(_local(k) == "val" and v.startswith("List") for k, v in attributes.items())


@dataclass
class _Paragraphs:
    """Collects paragraphs; a table becomes lines of its own."""

    lines: list[str] = field(default_factory=list)
    _text: str = ""
    _takes: bool = False
    _tables: int = 0
    _rows: list[list[str]] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if name == "t":
            self._takes = True
        elif name in {"tab", "br", "cr"}:
            self._text += " " if name == "tab" else "\n"
        elif name == "noBreakHyphen":
            self._text += "-"
        elif name == "numPr" or (name == "pStyle" and _is_list(attributes)):
            self._text += "" if self._text else "- "
        else:
            self._start_table(name)

    def _start_table(self, name: str) -> None:
        if name == "tbl":
            self._tables += 1
        elif name == "tr" and self._tables == 1:
            self._rows.append([])
        elif name == "tc" and self._tables == 1 and self._rows:
            self._rows[-1].append("")

    def words(self, text: str) -> None:
        """Take words."""
        if self._takes:
            self._text += text

    def end(self, name: str) -> None:
        """End an element."""
        if name == "t":
            self._takes = False
        elif name == "p":
            self._end_paragraph()
        elif name == "tbl":
            self._tables -= 1
            if not self._tables:
                self.lines.append(rows_as_text(self._rows))
                self._rows = []

    def _end_paragraph(self) -> None:
        text, self._text = self._text, ""
        if self._tables and self._rows and self._rows[-1]:
            self._rows[-1][-1] += f" {text}"
        else:
            self.lines.append(text)


# ── Excel ────────────────────────────────────────────────────────────────────
def read_xlsx(source: Source, archive: Archive) -> Pieces:
    """Read the values of each sheet; formulas are not looked at.

    Raises:
        UnreadableError: It is damaged.
    """
    names = set(archive.names())
    shared = _Strings()
    if _SHARED in names:
        _parse(archive.read(_SHARED), shared.start, shared.end, shared.words)
    for title, path in _sheets(archive, names):
        sheet = _Cells(shared.strings)
        _parse(archive.read(path), sheet.start, sheet.end, sheet.words)
        if text := rows_as_text(sheet.rows):
            yield ReplyPart(f"{source.where}, {title}", text, PartKind.TABLE)


def _sheets(archive: Archive, names: set[str]) -> list[tuple[str, str]]:
    """Give the sheets with their titles, as far as they are there."""
    titles: list[tuple[str, str]] = []
    targets: dict[str, str] = {}

    def take(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            link = next((v for k, v in attributes.items() if _local(k) == "id"), "")
            titles.append((attributes.get("name", "sheet"), link))
        elif name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    for part in (WORKBOOK, _RELATIONS):
        _parse(archive.read(part), take, lambda _: None, lambda _: None)
    found = ((title, _path(targets.get(link, ""))) for title, link in titles)
    return [(title, path) for title, path in found if path in names]


def _path(target: str) -> str:
    return target[1:] if target.startswith("/") else normpath(f"xl/{target}")


@dataclass
class _Strings:
    """Collects the strings that the cells of a workbook share."""

    strings: list[str] = field(default_factory=list)
    _takes: bool = False

    def start(self, name: str, _: dict[str, str]) -> None:
        """Begin an element."""
        if name == "si":
            self.strings.append("")
        self._takes = name == "t"

    def words(self, text: str) -> None:
        """Take words."""
        if self._takes and self.strings:
            self.strings[-1] += text

    def end(self, _: str) -> None:
        """End an element."""
        self._takes = False


@dataclass
class _Cells:
    """Collects the values of a sheet."""

    shared: list[str]
    rows: list[list[str]] = field(default_factory=list)
    _kind: str = ""
    _column: int = 0
    _takes: bool = False
    _value: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if name == "row":
            self.rows.append([])
        elif name == "c":
            self._kind, self._value = attributes.get("t", "n"), ""
            self._column = _column(attributes.get("r", ""), len(self.rows[-1]) if self.rows else 0)
        self._takes = name in {"v", "t"}

    def words(self, text: str) -> None:
        """Take words."""
        if self._takes:
            self._value += text

    def end(self, name: str) -> None:
        """End an element."""
        self._takes = False
        if name == "c" and self.rows and self._value and self._column < _MOST_COLUMNS:
            row = self.rows[-1]
            row.extend([""] * (self._column + 1 - len(row)))
            row[self._column] = self._shown()

    def _shown(self) -> str:
        if self._kind == "s":
            at = int(self._value) if self._value.isdigit() else len(self.shared)
            return self.shared[at] if at < len(self.shared) else ""
        if self._kind == "b":
            return "yes" if self._value == "1" else "no"
        return self._value.removesuffix(".0")


def _column(reference: str, following: int) -> int:
    """Turn the letters of a cell's name into a number, from nought."""
    letters = _COLUMN.match(reference)
    if letters is None:
        return following
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1

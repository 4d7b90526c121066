"""Plain text and web pages as words."""

from contextlib import suppress
from html.parser import HTMLParser

from dsar_assistant.domain.reply import ReplyPart
from dsar_assistant.system.reply_reading.pieces import Pieces, Source, UnreadableError
from dsar_assistant.system.reply_reading.tables import rows_as_text

_SAMPLE = 4096
_MOST_CONTROLS = 0.1
_BLOCKS = frozenset(
    {
        *("address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "footer"),
        *("figcaption", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("ol", "p", "pre", "section", "table", "tbody", "thead", "title", "tr", "ul"),
    }
)
_SILENT = frozenset({"script", "style", "template", "noscript"})
_CELLS = frozenset({"td", "th"})


def decode(content: bytes) -> str:
    """Turn bytes into text: UTF-8, UTF-16 with its mark, else the Windows code page.

    Raises:
        UnreadableError: It is no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    sample = content[:_SAMPLE]
    controls = sum(byte < ord(" ") and byte not in b"\t\n\r\f\x1b" for byte in sample)
    if controls > _MOST_CONTROLS * len(sample) or b"\0" in sample:
        raise UnreadableError("It is no kind of file that this program can read.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read_text(source: Source, text: str) -> Pieces:
    """Give plain text as it is."""
    yield ReplyPart(source.where, text)


def read_html(source: Source, text: str) -> Pieces:
    """Give the words of a web page; nothing in it is run or fetched."""
    yield ReplyPart(source.where, html_as_text(text))


def html_as_text(html: str) -> str:
    """Give the words of a web page, one line for each block."""
    parser = _Words()
    # Python before 3.13 gives up on a broken declaration in this way; what came before is kept.
    with suppress(AssertionError):
        parser.feed(html)
        parser.close()
    return parser.text()


class _Words(HTMLParser):
    """Collects words; keeps no tree, so that deep nesting costs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._silent = 0
        self._row: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a block, a cell or a silent stretch."""
        del attrs
        if tag in _SILENT:
            self._silent += 1
        elif tag == "tr":
            self._end_row()
            self._row = []
        elif tag in _CELLS and self._row is not None:
            self._row.append("")
        elif tag in _BLOCKS:
            self._add("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in {"tr", "table"}:
            self._end_row()
        elif tag in _BLOCKS and tag not in {"br", "hr"}:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._silent:
            self._add(" ".join(data.split("\n")))

    def _add(self, words: str) -> None:
        if self._row:
            self._row[-1] += words.replace("\n", " ")
        else:
            self._pieces.append(words)

    def _end_row(self) -> None:
        row, self._row = self._row, None
        if row:
            self._pieces.append("\n" + (rows_as_text([row]) if len(row) <= 2 else " | ".join(row)))  # noqa: PLR2004 - a name and its value
            self._pieces.append("\n")

    def text(self) -> str:
        """Give all words."""
        self._end_row()
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        return "\n".join(line for line in lines if line and line != "-")

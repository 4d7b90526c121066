"""PDF as words, page by page."""

from collections.abc import Iterator
from contextlib import closing

from pypdfium2 import PdfDocument, PdfiumError

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.domain.reply import ReplyPart
from dsar_assistant.domain.text import counted
from dsar_assistant.system.reply_reading.limits import MOST_PAGES
from dsar_assistant.system.reply_reading.pdf_layout import page_text
from dsar_assistant.system.reply_reading.pieces import Pieces, Source, UnreadableError

# Seeing how a page is set takes some microseconds a letter; the child's time is limited.
_MOST_LAID_OUT = 3_000_000


def read_pdf(source: Source) -> Pieces:
    """Read each page; say how many hold no words.

    Raises:
        UnreadableError: It is locked or damaged.
    """
    try:
        document = PdfDocument(source.content)
    except PdfiumError as error:
        raise UnreadableError(_why(str(error))) from error
    with closing(document):
        yield from _pages(source, document)


def _why(error: str) -> str:
    if "password" in error.lower():
        return "It is locked with a pass word. Save a copy without one, and read that."
    return "The PDF is damaged and cannot be opened. Get it again."


def _pages(source: Source, document: PdfDocument) -> Pieces:
    empty: list[int] = []
    characters = 0
    for number in range(1, min(len(document), MOST_PAGES) + 1):
        text = _page_text(document, number, laid_out=characters < _MOST_LAID_OUT)
        characters += len(text)
        if text.strip():
            yield ReplyPart(f"{source.where}, page {number}", text)
        else:
            empty.append(number)
    yield from _missing(source, document, empty)


def _page_text(document: PdfDocument, number: int, *, laid_out: bool) -> str:
    try:
        with closing(document[number - 1]) as page, closing(page.get_textpage()) as words:
            if laid_out:
                return page_text(words)
            return str(words.get_text_bounded())
    except PdfiumError:
        return ""


def _missing(source: Source, document: PdfDocument, empty: list[int]) -> Iterator[ReadProblem]:
    if len(document) > MOST_PAGES:
        yield ReadProblem(source.where, f"Only its first {MOST_PAGES:,} pages were read.")
    if empty:
        where = f"{source.where}, page {empty[0]}" if len(empty) == 1 else source.where
        pages = "This page holds" if len(empty) == 1 else f"{counted(len(empty), 'page')} hold"
        yield ReadProblem(
            where, f"{pages} no words that can be read; perhaps a scan. Look through by eye."
        )

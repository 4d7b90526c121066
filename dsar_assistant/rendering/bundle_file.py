"""Binds a request into one PDF: index, chronology, sums, every document, numbered throughout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Final

from pypdf import PdfReader, PdfWriter
from pypdf.generic import IndirectObject

from dsar_assistant.domain.bundle import BoundBundle, Bundle, BundleDocument
from dsar_assistant.domain.deadline import Deadline, SumStep
from dsar_assistant.domain.media_type import EMAIL, HTML, PDF, PICTURES, TEXT
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.rendering.clean_pages import Cleaner, clean_pdf
from dsar_assistant.rendering.errors import FileUnshowableError
from dsar_assistant.rendering.foreign_files import ForeignFiles
from dsar_assistant.rendering.list_pages import Heading, ListRenderer, Table
from dsar_assistant.rendering.page_stamps import stamp_pages
from dsar_assistant.rendering.printable import clean_line
from dsar_assistant.rendering.typeface import Typeface

_WORDY: Final = frozenset({TEXT, EMAIL, HTML})
_MOST_PARAGRAPHS: Final = 20_000
_UNKNOWN_SIGN: Final = "?"
_BEFORE_COUNTING: Final = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """Some pages of the bundle, with their bookmark and the one above it."""

    title: str
    pdf: bytes
    above: str = ""


class PdfBundleWriter:
    """Binds bundles; implements ``BundleWriter``."""

    def __init__(self, fonts: Path, clean: Cleaner = clean_pdf) -> None:
        """Take the folder of the bundled fonts, and what makes clean PDFs of others' files."""
        self._fonts = fonts
        self._files = ForeignFiles()
        self._clean = clean

    @cached_property
    def _lists(self) -> ListRenderer:
        return ListRenderer(self._fonts)

    @cached_property
    def _face(self) -> Typeface:
        return Typeface(self._fonts)

    def bind(self, bundle: Bundle) -> BoundBundle:
        """Give the PDF, and the first page of each document."""
        shown = [self._shown(document, bundle.on) for document in bundle.documents]
        documents = [
            _Part(f"{place}. {document.title}", pdf, "Documents")
            for place, (document, (pdf, _)) in enumerate(
                zip(bundle.documents, shown, strict=True), 1
            )
        ]
        sums = [_Part(title, pdf, "How the days were worked out") for title, pdf in bundle.sums]
        inside = [page_count(part.pdf) for part in (*sums, *documents)]
        front = self._front(bundle, len(sums), inside)
        pdf, total = _bound([*front, *sums, *documents], bundle)
        starts = _starts(sum(page_count(part.pdf) for part in front), inside)
        not_shown = [
            document.title
            for document, (_, is_shown) in zip(bundle.documents, shown, strict=True)
            if not is_shown
        ]
        return BoundBundle(pdf, total, tuple(starts[len(sums) :]), tuple(not_shown))

    def sum_page(
        self,
        title: str,
        deadline: Deadline,
        citations: Mapping[str, str],
        on: date,
        late: Sequence[SumStep] = (),
    ) -> bytes:
        """Give the sum behind a due day as a page to print, made on a day."""
        return self._lists.sum_page(self._settable(title), deadline, citations, on, late)

    def shown(self, document: BundleDocument, on: date) -> bytes:
        """Give a document as PDF, its covered areas black and nothing beneath them.

        Raises:
            FileUnshowableError: It is damaged, or of a kind that has no pages.
        """
        if document.media_type in PICTURES | {PDF}:
            return self._clean(document.content, document.media_type, document.covered)
        if document.media_type not in _WORDY:
            raise FileUnshowableError
        words = self._files.text(document.content, document.media_type)
        lines = words.splitlines()[:_MOST_PARAGRAPHS]
        typeset = self._printed(Table(document.title, lines, (), ()), on)
        return self._clean(typeset, PDF, document.covered) if document.covered else typeset

    def _front(self, bundle: Bundle, sums: int, inside: Sequence[int]) -> list[_Part]:
        """Write index and chronology; twice, since the index knows its own length only then."""
        chronology = _Part("Chronology", self._chronology(bundle))
        guess = [_BEFORE_COUNTING] * len(inside)
        length = page_count(self._index(bundle, guess[sums:])) + page_count(chronology.pdf)
        starts = _starts(length, inside)
        return [_Part("Index", self._index(bundle, starts[sums:])), chronology]

    def _index(self, bundle: Bundle, starts: Sequence[int]) -> bytes:
        heads = (Heading("", 10), Heading("Document", 100), Heading("Day", 42), Heading("Page", 18))
        rows = [
            (f"{place}.", document.title, day_in_words(document.on), str(start))
            for place, (document, start) in enumerate(zip(bundle.documents, starts, strict=True), 1)
        ]
        return self._printed(Table(bundle.title, bundle.facts, heads, rows), bundle.on)

    def _chronology(self, bundle: Bundle) -> bytes:
        heads = (Heading("Day", 42), Heading("What happened", 100), Heading("Document", 28))
        rows = [
            (day_in_words(entry.on), entry.words, _place(entry.document))
            for entry in bundle.chronology
        ]
        return self._printed(Table("Chronology", (), heads, rows), bundle.on)

    def _shown(self, document: BundleDocument, on: date) -> tuple[bytes, bool]:
        """Give a document as PDF, and whether its own pages could be shown."""
        try:
            return self.shown(document, on), True
        except FileUnshowableError:
            return self._in_place_of(document, on), False

    def _in_place_of(self, document: BundleDocument, on: date) -> bytes:
        notes = (
            "This file cannot be shown on paper. It lies beside this bundle as it came.",
            f"Name: {document.file_name}",
            f"Length: {counted(len(document.content), 'byte')}",
            f"SHA-256: {document.fingerprint[:32]} {document.fingerprint[32:]}",
        )
        return self._printed(Table(document.title, notes, (), ()), on)

    def _printed(self, table: Table, on: date) -> bytes:
        settable = Table(
            self._settable(table.title),
            [self._settable(note) for note in table.notes],
            table.heads,
            [[self._settable(cell) for cell in row] for row in table.rows],
        )
        return self._lists.printed(settable, on)

    def _settable(self, text: str) -> str:
        """Put a question mark for each sign that no bundled typeface has."""
        line = clean_line(text)
        while missing := self._face.first_missing(line):
            line = line.replace(missing, _UNKNOWN_SIGN)
        return line


def page_count(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    return len(PdfReader(BytesIO(pdf)).pages)


def _starts(first: int, lengths: Sequence[int]) -> list[int]:
    """Give the page on which each part begins, after so many pages before all of them."""
    starts, here = [], first + 1
    for length in lengths:
        starts.append(here)
        here += length
    return starts


def _place(document: int | None) -> str:
    return "" if document is None else f"{document + 1}."


def _bound(parts: Sequence[_Part], bundle: Bundle) -> tuple[bytes, int]:
    writer = PdfWriter()
    above: dict[str, IndirectObject] = {}
    start = 0
    for part in parts:
        writer.append(BytesIO(part.pdf), import_outline=False)
        if part.above and part.above not in above:
            above[part.above] = writer.add_outline_item(title=part.above, page_number=start)
        parent = above.get(part.above)
        writer.add_outline_item(title=part.title, page_number=start, parent=parent)
        start = len(writer.pages)
    stamp_pages(writer)
    writer.add_metadata({"/Title": clean_line(bundle.title), "/Producer": "DSAR Assistant"})
    file = BytesIO()
    writer.write(file)
    return file.getvalue(), start

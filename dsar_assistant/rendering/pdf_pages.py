"""Draws laid-out pages into a PDF: plain runs of text, fonts inside, nothing to run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final

from dsar_assistant.rendering import closed_settings
from dsar_assistant.rendering.flow import Placed
from dsar_assistant.rendering.geometry import (
    FOLD_MARK_LEFT,
    FOLD_MARK_LENGTH,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Box,
)
from dsar_assistant.rendering.pdf_canvas import TextCanvas
from dsar_assistant.rendering.printable import clean_line
from dsar_assistant.rendering.typeface import Typeface

# isort: split
from reportlab.lib.utils import ImageReader

closed_settings.shut()

PROGRAM: Final = "DSAR Assistant"
_LINE_WIDTH: Final = 0.4


@dataclass(frozen=True, slots=True)
class About:
    """What a PDF says about itself.

    Attributes:
        on: The day given as that of its making, so that equal letters give equal bytes.
    """

    title: str
    on: date
    author: str = PROGRAM
    subject: str = ""
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: what stands where.

    Attributes:
        folds: Heights of fold marks, in millimetres from the top.
        size: Width and height, in millimetres.
        inked: What is filled with black.
        picture: A picture (PNG or JPEG) and the place that it fits into, whole and to the left.
    """

    texts: tuple[Placed, ...]
    folds: tuple[float, ...] = ()
    size: tuple[float, float] = (PAGE_WIDTH, PAGE_HEIGHT)
    inked: tuple[Box, ...] = ()
    picture: tuple[bytes, Box] | None = None


def write_pdf(pages: Iterable[Page], about: About, face: Typeface) -> bytes:
    """Give the pages as PDF; equal pages give equal bytes."""
    file = BytesIO()
    canvas = _canvas(file, about)
    for page in pages:
        width, height = page.size
        canvas.setPageSize((width * MM, height * MM))
        canvas.set_texts(page.texts, height * MM, face)
        _draw_folds(canvas, page)
        _draw_boxes(canvas, page)
        _draw_picture(canvas, page)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _canvas(file: BytesIO, about: About) -> TextCanvas:
    canvas = TextCanvas(file, clean_line(about.language))
    canvas.setTitle(clean_line(about.title))
    canvas.setAuthor(clean_line(about.author))
    canvas.setSubject(clean_line(about.subject))
    canvas.setCreator(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setDateFormatter(lambda *_: f"D:{about.on:%Y%m%d}000000Z")
    return canvas


def _draw_folds(canvas: TextCanvas, page: Page) -> None:
    canvas.setLineWidth(_LINE_WIDTH)
    for fold in page.folds:
        height = (page.size[1] - fold) * MM
        start = FOLD_MARK_LEFT * MM
        canvas.line(start, height, start + FOLD_MARK_LENGTH * MM, height)


def _draw_boxes(canvas: TextCanvas, page: Page) -> None:
    for box in page.inked:
        low = (page.size[1] - box.bottom) * MM
        canvas.rect(box.left * MM, low, box.width * MM, box.height * MM, stroke=0, fill=1)


def _draw_picture(canvas: TextCanvas, page: Page) -> None:
    """Draw the picture from memory, never from a file."""
    if page.picture is None:
        return
    content, box = page.picture
    place = (box.left * MM, (page.size[1] - box.bottom) * MM, box.width * MM, box.height * MM)
    picture = ImageReader(BytesIO(content))
    canvas.drawImage(picture, *place, preserveAspectRatio=True, anchor="sw")

"""Copies of identity papers that are of no use to a thief: covered, stamped, pictures alone.

Each page is painted as a picture, the covered areas are filled in the picture, and the
stamp is laid across it. Only then does it become a PDF: there is no text beneath, nothing
to lift off, and nothing of the original file inside.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from math import cos, radians, sin
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from dsar_assistant.domain.media_type import PDF, PICTURES, media_type_of
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.rendering.errors import CharacterCannotBePrintedError, PictureUnusableError
from dsar_assistant.rendering.flow import Placed
from dsar_assistant.rendering.foreign_files import opened, painted, picture
from dsar_assistant.rendering.geometry import MM, PAGE_HEIGHT, PAGE_WIDTH, Box
from dsar_assistant.rendering.pdf_pages import About, Page, write_pdf
from dsar_assistant.rendering.printable import clean_line
from dsar_assistant.rendering.typeface import ASCENT, DESCENT, Style, Typeface

MOST_PAGES: Final = 10
_DPI: Final = 150
_MARGIN_MM: Final = 10.0
_SLANT: Final = 30
_STAMP_SIZE: Final = 48.0
_STAMP_STRENGTH: Final = 0.45
"""How much of what lies beneath the stamp is taken away; it must still be readable."""

_STAMPS: Final = 3
_QUALITY: Final = 80


class IdentityCopier:
    """Makes covered and stamped copies; implements ``IdentityCopier`` of the ports."""

    def __init__(self, fonts: Path) -> None:
        """Take the folder of the bundled fonts."""
        self._face = Typeface(fonts)

    def pages(self, content: bytes) -> tuple[bytes, ...]:
        """Give each page as a picture (PNG), in shades of grey.

        Raises:
            PictureUnusableError: It is neither a picture nor a PDF, or too long.
            FileUnshowableError: It is damaged.
        """
        return identity_pages(content)

    def copy(self, content: bytes, covered: Sequence[CoveredArea], stamp: str, on: date) -> bytes:
        """Give the PDF of the copy, in shades of grey.

        Args:
            content: A PDF, a photograph or a scan.
            covered: What nobody is to see; pages are counted from 0.
            stamp: The words laid across each page.
            on: The day given as that of the file.

        Raises:
            PictureUnusableError: It is none of these, too long, or lacks a covered page.
            FileUnshowableError: It is damaged.
            CharacterCannotBePrintedError: The fonts lack a character of the stamp.
        """
        words = clean_line(stamp)
        missing = self._face.first_missing(words)
        if missing:
            raise CharacterCannotBePrintedError(missing)
        pictures = [image.convert("L") for image in _pages(content)]
        _refuse_pages_not_there(covered, len(pictures))
        mask = self._stamp(words)
        for number, image in enumerate(pictures):
            _cover(image, [area for area in covered if area.page == number])
            _lay_across(image, mask)
        return write_pdf(map(_sheet, pictures), About(f"Copy. {words}", on), self._face)

    def _stamp(self, words: str) -> Image.Image:
        """Paint the words once, as large as needed; set by the same rules as a letter."""
        style = Style(_STAMP_SIZE, bold=True)
        width, height = self._face.width(words, style), (ASCENT + DESCENT) * _STAMP_SIZE
        placed = Placed(0.0, ASCENT * _STAMP_SIZE, words, style)
        page = Page((placed,), size=(width / MM, height / MM))
        pdf = write_pdf([page], About("Stamp", date.min), self._face)
        with opened(pdf) as document:
            ink = painted(document[0], _DPI).convert("L")
        return ink.point(lambda shade: round((255 - shade) * _STAMP_STRENGTH))


def identity_pages(content: bytes) -> tuple[bytes, ...]:
    """Give each page as a picture (PNG), in shades of grey.

    Raises:
        PictureUnusableError: It is neither a picture nor a PDF, or too long.
        FileUnshowableError: It is damaged.
    """
    return tuple(_png(image.convert("L")) for image in _pages(content))


def _png(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _pages(content: bytes) -> Iterator[Image.Image]:
    media_type = media_type_of(content)
    if media_type in PICTURES:
        yield picture(content, _DPI)
    elif media_type == PDF:
        with opened(content) as document:
            if len(document) > MOST_PAGES:
                raise PictureUnusableError(f"it has more than {MOST_PAGES} pages")
            yield from [painted(page, _DPI) for page in document]
    else:
        raise PictureUnusableError("it is no picture and no PDF")


def _refuse_pages_not_there(covered: Sequence[CoveredArea], pages: int) -> None:
    """Refuse, since whoever covers a page that is not there means another one."""
    for area in covered:
        if not 0 <= area.page < pages:
            raise PictureUnusableError(f"it has no page {area.page + 1} to cover")


def _cover(image: Image.Image, areas: Sequence[CoveredArea]) -> None:
    pen = ImageDraw.Draw(image)
    for area in areas:
        pen.rectangle(area.in_dots(image.width, image.height), fill="black")


def _lay_across(image: Image.Image, mask: Image.Image) -> None:
    """Lay the stamp across the page several times, as wide as the page allows."""
    slant = radians(_SLANT)
    ratio = mask.height / mask.width
    reach = min(
        image.width / (cos(slant) + ratio * sin(slant)),
        image.height / (sin(slant) + ratio * cos(slant)),
    )
    size = (max(1, round(0.9 * reach)), max(1, round(0.9 * reach * ratio)))
    turned = mask.resize(size).rotate(_SLANT, expand=True)
    left = (image.width - turned.width) // 2
    for place in range(_STAMPS):
        top = place * (image.height - turned.height) // (_STAMPS - 1)
        # White letters would vanish on black, and black ones on black: grey shows on both.
        image.paste(128, (left, top), turned)


def _sheet(image: Image.Image) -> Page:
    """Put a picture on A4, as large as fits, the long way round that suits it."""
    is_upright = image.height >= image.width
    size = (PAGE_WIDTH, PAGE_HEIGHT) if is_upright else (PAGE_HEIGHT, PAGE_WIDTH)
    file = BytesIO()
    image.save(file, "JPEG", quality=_QUALITY)
    room = [edge - 2 * _MARGIN_MM for edge in size]
    scale = min(room[0] / image.width, room[1] / image.height)
    left, top = (size[0] - scale * image.width) / 2, (size[1] - scale * image.height) / 2
    box = Box(left, top, size[0] - left, size[1] - top)
    return Page((), size=size, picture=(file.getvalue(), box))

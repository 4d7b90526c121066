"""Files from elsewhere as pictures, words and clean pages. Nothing in them is run.

Pages are taken over without their scripts, links, forms that act and hidden files: what
can be seen stays, what could do something is left behind.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from io import BytesIO
from math import isfinite
from typing import Final

from PIL import Image, UnidentifiedImageError
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from dsar_assistant.domain.media_type import PDF, PICTURES
from dsar_assistant.ports_papers import LookedAt
from dsar_assistant.rendering.errors import FileUnshowableError
from dsar_assistant.rendering.foreign_words import MOST_WORDS, plain_words
from dsar_assistant.rendering.pdfium import ONE_AT_A_TIME
from dsar_assistant.rendering.printable import harmless

MOST_PAGES: Final = 2000
_MOST_DOTS: Final = 25_000_000
# At four bytes a dot, and one more for a palette, this stays below 300 MB.
_MOST_PICTURE_DOTS: Final = 40_000_000
_POINTS_PER_INCH: Final = 72
_LEAST_DPI: Final = 24
_MOST_DPI: Final = 300
# Made small in these, a picture would lose its shades; in others, it is never held twice.
_IN_FEW_COLOURS: Final = frozenset({"1", "P", "PA"})
_PICTURE_FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "TIFF")


class ForeignFiles:
    """Shows files from elsewhere; implements ``FilePainter``."""

    def look(self, content: bytes, media_type: str, shown: range, dpi: int) -> LookedAt:
        """Count the pages, paint some, and give the words."""
        count = self.page_count(content, media_type)
        pages = self.pages(content, media_type, shown, dpi)
        return LookedAt(count, pages, self.text(content, media_type))

    def page_count(self, content: bytes, media_type: str) -> int:
        """Count the pages that can be shown; 0 for a kind that has none."""
        if media_type == PDF:
            with opened(content) as document:
                return min(len(document), MOST_PAGES)
        return 1 if media_type in PICTURES else 0

    def pages(self, content: bytes, media_type: str, shown: range, dpi: int) -> Sequence[bytes]:
        """Give some pages as PNG, in colour; none for a kind that has no pages."""
        if media_type == PDF:
            with opened(content) as document:
                wanted = [number for number in shown if number < len(document)]
                return tuple(as_png(painted(document[number], dpi)) for number in wanted)
        if media_type in PICTURES and 0 in shown:
            return (as_png(picture(content, dpi)),)
        return ()

    def text(self, content: bytes, media_type: str) -> str:
        """Give the words of a PDF or text file; empty for anything else."""
        if media_type == PDF:
            with opened(content) as document:
                return harmless("\n\n".join(_words(document)))[:MOST_WORDS]
        return plain_words(content, media_type)


@contextmanager
def opened(content: bytes) -> Iterator[PdfDocument]:
    """Open a PDF while no other thread uses pdfium.

    Raises:
        FileUnshowableError: It is damaged or locked.
    """
    with ONE_AT_A_TIME:
        try:
            with closing(PdfDocument(content)) as document:
                yield document
        except PdfiumError as error:
            raise FileUnshowableError from error


def painted(page: PdfPage, dpi: int) -> Image.Image:
    """Paint one page; a page of a monstrous size is painted in fewer dots.

    Raises:
        FileUnshowableError: Its size is no number at all.
    """
    width, height = page.get_size()
    scale = min(max(dpi, _LEAST_DPI), _MOST_DPI) / _POINTS_PER_INCH
    dots = max(1.0, width * height) * scale * scale
    if not isfinite(dots):
        raise FileUnshowableError
    if dots > _MOST_DOTS:
        scale *= (_MOST_DOTS / dots) ** 0.5
    found: Image.Image = page.render(scale=scale).to_pil()
    return found.convert("RGB")


def picture(content: bytes, dpi: int) -> Image.Image:
    """Read a picture, made small enough for a sheet of paper at so many dots an inch.

    Raises:
        FileUnshowableError: It is damaged, of an odd kind, or larger than can be safe.
    """
    try:
        with Image.open(BytesIO(content), formats=_PICTURE_FORMATS) as found:
            most = (int(8.3 * dpi), int(11.7 * dpi))
            # A photograph is read in fewer dots from the start, so it may have more of them.
            found.draft("RGB", most)
            if found.width * found.height > _MOST_PICTURE_DOTS:
                raise FileUnshowableError
            if found.mode not in _IN_FEW_COLOURS:
                found.thumbnail(most)
            plain = found.convert("RGB")
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError, MemoryError) as error:
        raise FileUnshowableError from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileUnshowableError from error
    plain.thumbnail(most)
    return plain


def as_png(image: Image.Image) -> bytes:
    """Write a picture as PNG, quickly."""
    file = BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _words(document: PdfDocument) -> Iterator[str]:
    for number in range(min(len(document), MOST_PAGES)):
        with closing(document[number].get_textpage()) as words:
            yield words.get_text_bounded()

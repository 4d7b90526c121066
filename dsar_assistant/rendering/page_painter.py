"""Pictures of PDF pages, for the preview on the screen."""

from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from typing import Final

from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from dsar_assistant.rendering.errors import PdfUnreadableError
from dsar_assistant.rendering.pdfium import ONE_AT_A_TIME

_LEAST_DPI: Final = 24
_MOST_DPI: Final = 600
_POINTS_PER_INCH: Final = 72
# A preview is thrown away at once: quick beats small, and letters have no colour.
_COMPRESSION: Final = 1
# Below this the letters would be moved to whole dots, which looks uneven: such a page is
# painted finer first.
_COARSE_DPI: Final = 150


class PdfiumPainter:
    """Paints the pages of our own PDFs, in memory and in shades of grey."""

    def pages(self, pdf: bytes, dpi: int) -> Sequence[bytes]:
        """Give each page as PNG.

        Args:
            pdf: The whole file.
            dpi: Dots per inch; held between 24 and 600.

        Raises:
            PdfUnreadableError: The file is damaged.
        """
        scale = min(max(dpi, _LEAST_DPI), _MOST_DPI) / _POINTS_PER_INCH
        with ONE_AT_A_TIME:
            try:
                with closing(PdfDocument(pdf)) as document:
                    return tuple(_png(page, scale) for page in document)
            except PdfiumError as error:
                raise PdfUnreadableError from error


def _png(page: PdfPage, scale: float) -> bytes:
    file = BytesIO()
    finer = 2 if scale * _POINTS_PER_INCH < _COARSE_DPI else 1
    picture = page.render(scale=scale * finer, grayscale=True).to_pil()
    picture.reduce(finer).save(file, "PNG", compress_level=_COMPRESSION)
    return file.getvalue()

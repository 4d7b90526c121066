"""Pages from anywhere as a clean PDF: seen as before, with nothing in them that could act."""

from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from typing import Final, Protocol

from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument, PdfImage, PdfMatrix
from pypdfium2.raw import FLAT_PRINT, FPDFPage_Flatten

from dsar_assistant.domain.media_type import PDF, PICTURES
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.rendering.errors import FileUnshowableError
from dsar_assistant.rendering.foreign_files import MOST_PAGES, opened, painted, picture
from dsar_assistant.rendering.own_resources import with_own_resources
from dsar_assistant.rendering.pdfium import ONE_AT_A_TIME

_A4: Final = (595.28, 841.89)
_MARGIN: Final = 28.0
_DPI: Final = 200
_QUALITY: Final = 80


class Cleaner(Protocol):
    """Makes a clean PDF of a file from elsewhere: ``clean_pdf``, here or in a child."""

    def __call__(
        self, content: bytes, media_type: str, covered: Sequence[CoveredArea] = ()
    ) -> bytes:
        """Give the PDF, with the covered areas gone."""


def clean_pdf(content: bytes, media_type: str, covered: Sequence[CoveredArea] = ()) -> bytes:
    """Give a PDF or picture as a PDF of its own, with the covered areas gone.

    Raises:
        FileUnshowableError: It is damaged, or of a kind that has no pages.
    """
    with ONE_AT_A_TIME, closing(PdfDocument.new()) as clean:
        if media_type in PICTURES:
            _put_on_a_sheet(clean, picture(content, _DPI), covered)
        elif media_type == PDF:
            _take_over(clean, content, covered)
        else:
            raise FileUnshowableError
        file = BytesIO()
        clean.save(file)
        return file.getvalue()


def _take_over(clean: PdfDocument, content: bytes, covered: Sequence[CoveredArea]) -> None:
    # A page without cover must not bring along what another page draws beneath one.
    apart = with_own_resources(content) if covered else content
    with opened(apart or content) as document:
        for number in range(min(len(document), MOST_PAGES)):
            areas = [area for area in covered if area.page == number]
            _take(document, number, clean, areas, as_picture=bool(areas) or apart is None)


def _take(
    document: PdfDocument,
    number: int,
    clean: PdfDocument,
    areas: Sequence[CoveredArea],
    *,
    as_picture: bool,
) -> None:
    page = document[number]
    if not as_picture:
        # Filled fields and stamps become ink; what they could do is gone. Called directly,
        # since the library's own method wants a form even where there is none.
        FPDFPage_Flatten(page.raw, FLAT_PRINT)
        clean.import_pages(document, [number])
        return
    image = painted(page, _DPI)
    _cover(image, areas)
    _draw(clean, image, page.get_size())


def _put_on_a_sheet(clean: PdfDocument, image: Image.Image, covered: Sequence[CoveredArea]) -> None:
    """Put a picture on A4, as large as fits, the long way round that suits it."""
    width, height = _A4 if image.height >= image.width else _A4[::-1]
    scale = min((width - 2 * _MARGIN) / image.width, (height - 2 * _MARGIN) / image.height)
    left = (width - image.width * scale) / 2
    sheet = Image.new("RGB", (round(width / scale), round(height / scale)), "white")
    sheet.paste(image, (round(left / scale), round(_MARGIN / scale)))
    _cover(sheet, covered)
    _draw(clean, sheet, (width, height))


def _cover(image: Image.Image, areas: Sequence[CoveredArea]) -> None:
    pen = ImageDraw.Draw(image)
    for area in areas:
        pen.rectangle(area.in_dots(image.width, image.height), fill="black")


def _draw(clean: PdfDocument, image: Image.Image, size: tuple[float, float]) -> None:
    """Add a page of so many points that is a picture and nothing else."""
    photo = BytesIO()
    image.save(photo, "JPEG", quality=_QUALITY)
    photo.seek(0)
    page = clean.new_page(*size)
    drawn = PdfImage.new(clean)
    drawn.load_jpeg(photo, inline=True)
    drawn.set_matrix(PdfMatrix().scale(*size))
    page.insert_obj(drawn)
    page.gen_content()

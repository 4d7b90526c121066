import struct

import pytest

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.rendering.errors import PdfUnreadableError
from dsar_assistant.rendering.page_painter import PdfiumPainter
from dsar_assistant.rendering.pdf import PdfRenderer
from tests.rendering.pdf_reading import page_texts
from tests.rendering.sample_letters import FONTS, LETTER

PDF = PdfRenderer(FONTS).render(LETTER, PaperChoices())


def size_of(png):
    assert png.startswith(b"\x89PNG\r\n")
    return struct.unpack(">II", png[16:24])


def test_each_page_is_one_picture_of_a4():
    pictures = PdfiumPainter().pages(PDF, 96)
    assert len(pictures) == len(page_texts(PDF)) == 2
    assert all(abs(w - 794) <= 1 and abs(h - 1123) <= 1 for w, h in map(size_of, pictures))


@pytest.mark.parametrize(("asked", "width"), [(1, 199), (100_000, 4961)])
def test_a_picture_is_never_too_small_to_see_nor_too_big_for_the_memory(asked, width):
    (first, *_) = PdfiumPainter().pages(PDF, asked)
    assert abs(size_of(first)[0] - width) <= 1


@pytest.mark.parametrize("broken", [b"", b"not a pdf", PDF[:300]])
def test_a_damaged_file_says_so(broken):
    with pytest.raises(PdfUnreadableError, match="damaged"):
        PdfiumPainter().pages(broken, 96)

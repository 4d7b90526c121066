"""A copy for whoever asked: what is covered is gone, and the stamp is on every page."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageStat

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.rendering.errors import CharacterCannotBePrintedError, PictureUnusableError
from dsar_assistant.rendering.geometry import Box
from dsar_assistant.rendering.identity_copy import MOST_PAGES, IdentityCopier
from dsar_assistant.rendering.pdf import PdfRenderer
from tests.rendering.page_pictures import darkness, page_picture
from tests.rendering.pdf_reading import page_sizes, page_texts
from tests.rendering.sample_letters import FONTS, one_liner

COPIER = IdentityCopier(FONTS)
ON = date(2026, 11, 23)
STAMP = "For Example Marketing Services Limited, 23 November 2026, only"
SECRET = "Number 925665416"
PAPERS = PdfRenderer(FONTS).render(one_liner(SECRET), PaperChoices())
TOP = CoveredArea(0, 0.0, 0.0, 1.0, 0.4)


def copied(content=PAPERS, covered=(), stamp=STAMP):
    return COPIER.copy(content, covered, stamp, ON)


def photograph(size=(800, 600), shade=255, kind="JPEG", **options):
    file = BytesIO()
    Image.new("RGB", size, (shade, shade, shade)).save(file, kind, **options)
    return file.getvalue()


def test_no_text_is_left_in_the_copy():
    assert SECRET in page_texts(PAPERS)[0]
    pdf = copied(covered=[TOP])
    assert page_texts(pdf) == [""]
    assert SECRET.encode() not in pdf


def test_what_is_covered_is_black_and_the_rest_is_not():
    # A picture of 3 by 4 fills the sheet from 10 mm at the left and 22 mm at the top.
    pdf = copied(photograph((600, 800)), [CoveredArea(0, 0.0, 0.0, 0.2, 0.1)])
    assert darkness(pdf, Box(12, 23, 46, 45)) > 0.97
    assert darkness(pdf, Box(52, 23, 80, 45)) < 0.03


def test_nothing_beneath_a_cover_can_be_told():
    covered = [CoveredArea(0, 0.0, 0.0, 1.0, 1.0)]
    dark, light = photograph(shade=30), photograph(shade=240)
    assert copied(dark, covered) == copied(light, covered)


def test_the_stamp_lies_across_every_page():
    two = PdfRenderer(FONTS).render_many([one_liner("One."), one_liner("Two.")], PaperChoices())
    pdf, plain = copied(two), copied(two, stamp="x")
    for number in range(2):
        stamped = ImageStat.Stat(page_picture(pdf, number)).mean
        assert stamped != ImageStat.Stat(page_picture(plain, number)).mean
    assert len(page_texts(pdf)) == 2


@pytest.mark.parametrize("shade", [0, 255])
def test_the_stamp_shows_on_black_and_on_white(shade):
    picture = page_picture(copied(photograph(shade=shade)))
    middle = picture.crop((800, 800, picture.width - 800, picture.height - 800))
    assert ImageStat.Stat(middle).stddev[0] > 5


def test_what_the_camera_wrote_is_left_behind():
    exif = Image.Exif()
    exif[0x010F] = "CanaryCamera"
    content = photograph(exif=exif)
    assert b"CanaryCamera" in content
    assert b"CanaryCamera" not in copied(content)


def test_the_copy_has_pictures_and_nothing_else():
    with pikepdf.open(BytesIO(copied(covered=[TOP]))) as pdf:
        assert not {"/Names", "/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())
        (page,) = pdf.pages
        assert len(page.get_images()) == 1
        assert "/Annots" not in page


@pytest.mark.parametrize(("size", "sheet"), [((800, 600), (297, 210)), ((600, 800), (210, 297))])
def test_a_sheet_lies_the_way_the_picture_does(size, sheet):
    (found,) = page_sizes(copied(photograph(size)))
    assert found == pytest.approx(sheet, abs=0.1)


@pytest.mark.parametrize("page", [-1, 1, 7])
def test_a_cover_for_a_page_that_is_not_there_is_refused(page):
    with pytest.raises(PictureUnusableError, match="no page"):
        copied(covered=[CoveredArea(page, 0, 0, 1, 1)])


@pytest.mark.parametrize("content", [b"", b"words", b"%PDF-1.4 broken", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_cannot_be_shown_is_refused_in_words(content):
    with pytest.raises(DsarError):
        copied(content)


def test_a_whole_book_is_refused():
    book = PdfRenderer(FONTS).render_many([one_liner("x")] * (MOST_PAGES + 1), PaperChoices())
    with pytest.raises(PictureUnusableError, match="more than"):
        copied(book)


def test_a_stamp_may_be_in_any_script_but_not_in_none():
    assert copied(stamp="For محمد علي, only") != copied(stamp="For x, only")
    with pytest.raises(CharacterCannotBePrintedError):
        copied(stamp="For አ, only")


def test_equal_copies_are_equal_to_the_byte():
    assert copied(covered=[TOP]) == IdentityCopier(FONTS).copy(PAPERS, [TOP], STAMP, ON)

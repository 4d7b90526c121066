"""What is covered is gone, what could act is gone, and every page has its number."""

import hashlib
import re
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from dsar_assistant.domain.bundle import Bundle, BundleDocument, ChronologyEntry
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.rendering.bundle_file import PdfBundleWriter
from dsar_assistant.rendering.clean_pages import clean_pdf
from dsar_assistant.rendering.errors import FileUnshowableError
from dsar_assistant.rendering.foreign_files import ForeignFiles

DAY = date(2026, 11, 23)
SECRET = "Quillifer-Secret"
PDF = "application/pdf"
TOP_HALF = CoveredArea(0, 0.0, 0.0, 1.0, 0.5)


def paper(*pages, rotated=0):
    """A PDF with a few words near the top of each page."""
    file = BytesIO()
    canvas = Canvas(file, pageCompression=0)
    for words in pages:
        canvas.setPageRotation(rotated)
        canvas.drawString(72, 760, words)
        canvas.drawString(72, 72, "the foot")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def photograph():
    file = BytesIO()
    Image.new("RGB", (300, 200), "white").save(file, "JPEG")
    return file.getvalue()


def document(content, media_type=PDF, title="A reply", covered=()):
    fingerprint = hashlib.sha256(content).hexdigest()
    return BundleDocument(title, DAY, "reply.pdf", media_type, content, fingerprint, covered)


def bundle(*documents):
    chronology = (ChronologyEntry(DAY, "Letter sent → 信", 0), ChronologyEntry(DAY, "They rang"))
    return Bundle("Rowan Ellery and Oddments", ("Ref",), chronology, (), documents, DAY)


@pytest.fixture(scope="module")
def binder(resources):
    return PdfBundleWriter(resources / "fonts")


def words(pdf):
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def test_no_word_is_left_beneath_a_covered_area():
    covered = clean_pdf(paper(SECRET, "second page"), PDF, [TOP_HALF])
    assert SECRET not in "".join(words(covered))
    assert SECRET.encode() not in every_stream(covered)
    assert "second page" in words(covered)[1]


def every_stream(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        return (
            pdf
            + b"".join(one.read_raw_bytes() for one in streams)
            + b"".join(one.read_bytes() for one in streams if one.get("/Subtype") != "/Image")
        )


def test_what_is_not_covered_stays_in_sight():
    covered = clean_pdf(paper(SECRET), PDF, [TOP_HALF])
    page = ForeignFiles().pages(covered, PDF, range(1), 50)[0]
    picture = Image.open(BytesIO(page)).convert("L")
    height = picture.height
    assert picture.crop((0, 0, picture.width, height // 3)).getextrema() == (0, 0)
    foot = picture.crop((0, 2 * height // 3, picture.width, height))
    assert {dot < 160 for dot in foot.tobytes()} == {True, False}


def test_scripts_links_and_hidden_files_are_left_behind():
    with pikepdf.open(BytesIO(paper("hello"))) as opened:
        act = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        opened.Root.OpenAction = act
        opened.pages[0].AA = pikepdf.Dictionary(O=act)
        opened.attachments["evil.exe"] = b"MZ"
        file = BytesIO()
        opened.save(file)
    clean = clean_pdf(file.getvalue(), PDF)
    with pikepdf.open(BytesIO(clean)) as opened:
        assert not {"/Names", "/OpenAction", "/AA"} & set(opened.Root.keys())
    assert "hello" in words(clean)[0]


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b""])
def test_a_damaged_file_is_said_to_be_one(content):
    with pytest.raises(FileUnshowableError):
        clean_pdf(content, PDF)


def test_every_page_of_a_bundle_has_its_number(binder):
    bound = binder.bind(bundle(document(paper("one", "two")), document(photograph(), "image/jpeg")))
    pages = words(bound.pdf)
    assert len(pages) == bound.page_count
    for number, text in enumerate(pages, 1):
        assert f"{number} / {bound.page_count}" in text


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_keeps_its_words_and_gets_its_number(binder, turn):
    bound = binder.bind(bundle(document(paper("turned", rotated=turn))))
    assert "turned" in words(bound.pdf)[-1]
    assert f"{bound.page_count} / {bound.page_count}" in words(bound.pdf)[-1]


def test_the_index_names_the_page_on_which_each_document_begins(binder):
    bound = binder.bind(bundle(document(paper("first", "x")), document(paper("second"))))
    pages = words(bound.pdf)
    assert ["first" in pages[bound.first_pages[0] - 1], "second" in pages[bound.first_pages[1] - 1]]
    for start in bound.first_pages:
        assert re.search(rf" {start}$", pages[0], re.MULTILINE)


def test_bookmarks_lead_to_the_documents(binder):
    bound = binder.bind(bundle(document(paper("first"), title="Letter: hello")))
    with pikepdf.open(BytesIO(bound.pdf)) as opened, opened.open_outline() as outline:
        assert [one.title for one in outline.root] == ["Index", "Chronology", "Documents"]
        inner = outline.root[-1].children[0]
        assert inner.title == "1. Letter: hello"
        target = opened.pages[bound.first_pages[0] - 1]
        assert inner.to_dictionary_object(opened).A.D[0].objgen == target.objgen


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(b"MZ\x90", "application/x-executable"), (b"%PDF-1.7 broken", PDF), (b"GIF89a", "image/gif")],
)
def test_what_cannot_be_shown_has_a_page_that_says_so(binder, content, media_type):
    bound = binder.bind(bundle(document(content, media_type)))
    assert bound.not_shown == ("A reply",)
    assert "cannot be shown on paper" in words(bound.pdf)[-1]


def test_text_from_elsewhere_is_set_as_text(binder):
    bound = binder.bind(bundle(document(b"<b>not bold</b> & so on\nline two", "text/plain")))
    assert "<b>not bold</b> & so on" in words(bound.pdf)[-1]


def test_a_picture_of_monstrous_size_is_refused():
    file = BytesIO()
    Image.new("1", (12_000, 12_000)).save(file, "PNG")
    with pytest.raises(FileUnshowableError):
        ForeignFiles().pages(file.getvalue(), "image/png", range(1), 96)


def test_a_page_whose_size_is_no_number_is_refused():
    content = paper("words").replace(b"595.2756", b"9" * 42 + b".5")
    with pytest.raises(FileUnshowableError):
        ForeignFiles().pages(content, PDF, range(1), 96)


def test_areas_are_rounded_outwards_and_kept_on_the_page():
    assert CoveredArea(0, 0.9, 0.5, -1.0, 2.0).in_dots(10, 10) == (0, 5, 9, 10)
    assert CoveredArea(0, 0.11, 0.11, 0.19, 0.19).in_dots(10, 10) == (1, 1, 2, 2)

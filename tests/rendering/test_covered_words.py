"""What is covered is nowhere in the copy: not in its text, streams, strings or bytes."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from pypdf import PdfReader, PdfWriter
from pypdf.generic import StreamObject
from pypdfium2 import PdfDocument

from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.rendering.clean_pages import clean_pdf
from tests.rendering.test_bundle_file import paper

SECRET = "Quillifer-Secret"
KEPT = "Harmless words"
PDF = "application/pdf"
COVERED = [CoveredArea(0, 0.0, 0.0, 1.0, 1.0)]
FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
SHOW = f"BT /F1 12 Tf 72 700 Td ({SECRET}) Tj ET"


def drawn(pdf, content, **more):
    """Make a form that draws something."""
    resources = Dictionary(Font=Dictionary(F1=FONT))
    return pdf.make_stream(
        content.encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 595, 842],
        Resources=resources,
        **more,
    )


def write(pdf, content):
    page = pdf.pages[0]
    page.obj.Resources.Font.F1 = FONT
    page.contents_add(content.encode())


def note(pdf, **more):
    kept = Dictionary(Type=Name.Annot, Rect=[72, 690, 300, 720], P=pdf.pages[0].obj, **more)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(kept)])
    return pdf.pages[0].obj.Annots[0]


def plain_words(pdf):
    write(pdf, SHOW)


def unseen_words(pdf):
    write(pdf, f"BT /F1 12 Tf 3 Tr 72 700 Td ({SECRET}) Tj ET")


def white_and_tiny_words(pdf):
    write(pdf, f"1 1 1 rg BT /F1 0.1 Tf 72 700 Td ({SECRET}) Tj ET")


def words_outside_the_page(pdf):
    write(pdf, f"BT /F1 12 Tf 7200 7000 Td ({SECRET}) Tj ET")


def words_under_a_picture(pdf):
    picture = pdf.make_stream(
        b"\x40" * 100, Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10,
        ColorSpace=Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im1=picture)
    write(pdf, f"{SHOW} q 400 0 0 100 60 660 cm /Im1 Do Q")


def a_hidden_layer(pdf):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=SECRET))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer], ON=[]))
    pdf.pages[0].obj.Resources.Properties = Dictionary(Hidden=layer)
    write(pdf, f"/OC /Hidden BDC {SHOW} EMC")


def a_marked_word(pdf):
    write(pdf, f"/Span <</ActualText ({SECRET}) /Alt ({SECRET})>> BDC EMC")


def a_note(pdf):
    note(pdf, Subtype=Name.Text, Contents=SECRET, T=SECRET, RC=f"<p>{SECRET}</p>")


def a_note_with_a_picture_of_its_own(pdf):
    note(pdf, Subtype=Name.FreeText, Contents=SECRET, AP=Dictionary(N=drawn(pdf, SHOW)))


def a_hidden_note(pdf):
    note(pdf, Subtype=Name.FreeText, Contents=SECRET, F=2, AP=Dictionary(N=drawn(pdf, SHOW)))


def a_filled_field(pdf):
    field = note(
        pdf, Subtype=Name.Widget, FT=Name.Tx, T="name", V=SECRET, DV=SECRET,
        AP=Dictionary(N=drawn(pdf, SHOW)),
    )  # fmt: skip
    packet = pdf.make_stream(f"<xdp><name>{SECRET}</name></xdp>".encode())
    pdf.Root.AcroForm = Dictionary(Fields=[field], XFA=packet, DR=Dictionary())


def an_attached_file(pdf):
    pdf.attachments[f"{SECRET}.txt"] = SECRET.encode()
    there = Dictionary(Type=Name.Filespec, F=SECRET)
    note(pdf, Subtype=Name.FileAttachment, FS=there, Contents=SECRET)


def words_about_the_file(pdf):
    pdf.docinfo["/Title"] = SECRET
    with pdf.open_metadata() as about:
        about["dc:title"] = SECRET
    pdf.pages[0].obj.Metadata = pdf.make_stream(SECRET.encode(), Type=Name.Metadata)
    pdf.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=SECRET))
    pdf.pages[0].obj.Thumb = pdf.make_stream(SECRET.encode())


def bookmarks_and_structure(pdf):
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))
    part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, Alt=SECRET, E=SECRET))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=part)
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=[SECRET, Dictionary(S=Name.JavaScript)])
    )


def a_drawing_that_both_pages_know(pdf):
    drawing = drawn(pdf, SHOW)
    known = Dictionary(Font=Dictionary(F1=FONT), XObject=Dictionary(Fm1=drawing))
    for page in pdf.pages:
        page.obj.Resources.Font.F1 = FONT
        page.obj.Resources.XObject = known.XObject
    write(pdf, "/Fm1 Do")


def a_page_that_leads_to_the_covered_one(pdf):
    write(pdf, SHOW)
    first, second = (page.obj for page in pdf.pages)
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=[first, Name.Fit])
    second.Annots = Array([pdf.make_indirect(link)])
    bead = pdf.make_indirect(Dictionary(Type=Name.Bead, P=first, R=[0, 0, 9, 9]))
    second.B = Array([bead])
    second.AA = Dictionary(O=Dictionary(S=Name.GoTo, D=[first, Name.Fit]))
    second.PieceInfo = Dictionary(App=Dictionary(Private=first))


def a_field_on_both_pages(pdf):
    parent = pdf.make_indirect(Dictionary(FT=Name.Tx, T="name", V=SECRET))
    kids = []
    for page in pdf.pages:
        widget = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=[72, 690, 300, 720], Parent=parent, F=2,
            P=page.obj, AP=Dictionary(N=drawn(pdf, SHOW)),
        )  # fmt: skip
        kids.append(pdf.make_indirect(widget))
        page.obj.Annots = Array([kids[-1]])
    parent.Kids = Array(kids)
    pdf.Root.AcroForm = Dictionary(Fields=[parent])


HIDING_PLACES = (
    plain_words, unseen_words, white_and_tiny_words, words_outside_the_page, words_under_a_picture,
    a_hidden_layer, a_marked_word, a_note, a_note_with_a_picture_of_its_own, a_hidden_note,
    a_filled_field, an_attached_file, words_about_the_file, bookmarks_and_structure,
    a_drawing_that_both_pages_know, a_page_that_leads_to_the_covered_one, a_field_on_both_pages,
)  # fmt: skip


def made(hide):
    with pikepdf.open(BytesIO(paper("First page", KEPT))) as pdf:
        hide(pdf)
        file = BytesIO()
        pdf.save(file, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return file.getvalue()


def everything_in(content):
    """Give all bytes, all decompressed streams, all strings and names, and all text of a PDF."""
    found = [content]
    with pikepdf.open(BytesIO(content)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                found.append(one.read_raw_bytes())
                if one.get("/Subtype") != Name.Image:
                    found.append(one.read_bytes())
            found.append(repr(one).encode())
    found += [page.extract_text().encode() for page in PdfReader(BytesIO(content)).pages]
    document = PdfDocument(content)
    found += [page.get_textpage().get_text_range().encode() for page in document]
    document.close()
    return b"\n".join(found)


def holds_it(content):
    return any(
        SECRET.encode(code) in everything_in(content)
        for code in ("latin-1", "utf-16-be", "utf-16-le")
    )


@pytest.mark.parametrize("hide", HIDING_PLACES, ids=lambda hide: hide.__name__)
def test_covered_words_are_nowhere_in_the_copy(hide):
    content = made(hide)
    assert holds_it(content)
    copy = clean_pdf(content, PDF, COVERED)
    assert not holds_it(copy)
    assert len(PdfReader(BytesIO(copy)).pages) == 2


def test_what_an_earlier_saving_held_is_not_in_the_copy():
    first = made(plain_words)
    writer = PdfWriter(BytesIO(first), incremental=True)
    with pikepdf.open(BytesIO(first)) as pdf:
        numbers = [one.objgen[0] for one in pdf.pages[0].obj.Contents]
    for number in numbers:
        contents = writer.get_object(number)
        assert isinstance(contents, StreamObject)
        contents.set_data(b"")
    file = BytesIO()
    writer.write(file)
    content = file.getvalue()
    assert content.startswith(first)
    assert SECRET not in PdfReader(file).pages[0].extract_text()
    assert not holds_it(clean_pdf(content, PDF, COVERED))


def test_a_file_that_is_not_understood_becomes_pictures():
    with pikepdf.open(BytesIO(made(plain_words))) as pdf:
        pdf.pages[1].obj.Resources = Array([1])
        file = BytesIO()
        pdf.save(file)
    copy = clean_pdf(file.getvalue(), PDF, COVERED)
    assert not holds_it(copy)
    with pikepdf.open(BytesIO(copy)) as pdf:
        assert [len(page.get_images()) for page in pdf.pages] == [1, 1]


def drawings_in_drawings(pdf):
    inner = drawn(pdf, SHOW)
    outer = drawn(pdf, "/Inner Do")
    outer.Resources = Dictionary(XObject=Dictionary(Inner=inner))
    bare = drawn(pdf, f"BT /F1 12 Tf 72 500 Td ({KEPT} within) Tj ET /Deep Do")
    del bare.Resources
    deep = drawn(pdf, f"BT /F1 12 Tf 72 400 Td ({KEPT} deep) Tj ET")
    deep.Resources.XObject = Dictionary(Outer=outer)
    known = pdf.make_indirect(Dictionary(Outer=outer, Bare=bare, Deep=deep))
    for page, name in zip(pdf.pages, ("Outer", "Bare"), strict=True):
        page.obj.Resources = Dictionary(Font=Dictionary(F1=FONT), XObject=known)
        page.contents_add(f"/{name} Do".encode())


def test_what_a_drawing_draws_within_is_kept_and_nothing_else():
    copy = clean_pdf(made(drawings_in_drawings), PDF, COVERED)
    assert not holds_it(copy)
    found = everything_in(copy)
    assert f"{KEPT} within".encode() in found
    assert f"{KEPT} deep".encode() in found


def test_a_page_without_cover_keeps_its_words():
    assert KEPT.encode() in everything_in(clean_pdf(made(plain_words), PDF, COVERED))

import zlib
from dataclasses import replace
from io import BytesIO
from struct import pack

import pikepdf
import pytest
from PIL import Image, ImageDraw

from dsar_assistant.domain.paper import PaperChoices, PrintSize
from dsar_assistant.rendering.errors import PictureUnusableError
from dsar_assistant.rendering.geometry import Box
from dsar_assistant.rendering.pdf import PdfRenderer
from dsar_assistant.rendering.signature_picture import HIGHEST, WIDEST, SignatureCleaner
from tests.rendering.page_pictures import darkness
from tests.rendering.pdf_reading import glyphs, page_texts
from tests.rendering.sample_letters import FONTS, one_liner

RENDERER = PdfRenderer(FONTS)
CLEANER = SignatureCleaner()
LETTER = one_liner("One sentence.")


def picture(kind="PNG", mode="RGB", size=(1200, 500), paper="white", **options):
    image = Image.new(mode, size, paper)
    ImageDraw.Draw(image).line([(200, 400), (600, 100), (1000, 350)], "navy", 18)
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(content):
    return Image.open(BytesIO(content))


def name_box(pdf):
    """Give the place of the name under the signature."""
    found = list(glyphs(pdf))
    text = "".join(c for c, _ in found)
    start = text.rindex("".join(LETTER.signatory.split()))
    return found[start][1]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "BMP", "TIFF"])
def test_a_signature_becomes_a_small_grey_picture_of_its_ink(kind):
    signature = opened(CLEANER.clean(picture(kind)))
    assert (signature.mode, signature.format) == ("L", "PNG")
    assert signature.width <= WIDEST
    assert signature.height <= HIGHEST
    assert min(signature.tobytes()) < 100


def test_a_see_through_picture_keeps_its_ink():
    signature = opened(CLEANER.clean(picture(mode="RGBA", paper=(0, 0, 0, 0))))
    assert signature.getpixel((0, 0)) == 255


def test_grey_paper_of_a_photograph_is_taken_for_paper():
    signature = opened(CLEANER.clean(picture("JPEG", paper=(215, 210, 200))))
    assert max(signature.tobytes()) == 255


def test_what_the_file_says_beside_the_picture_is_left_behind():
    exif = Image.Exif()
    exif[0x010F] = "CanaryCamera"
    dirty = picture("JPEG", exif=exif)
    assert b"CanaryCamera" in dirty
    assert b"CanaryCamera" not in CLEANER.clean(dirty)


def bomb():
    """Give a picture of a few bytes that says it has a thousand million dots."""

    def part(name, content):
        check = pack(">I", zlib.crc32(name + content))
        return pack(">I", len(content)) + name + content + check

    head = pack(">IIBBBBB", 40_000, 30_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", b"") + part(b"IEND", b"")


BROKEN = {
    "nothing": b"",
    "text": b"not a picture",
    "a cut one": picture()[:200],
    "a bomb": bomb(),
    "noise": bytes(range(256)) * 20,
    "too large a file": b"\x89PNG" + bytes(20_000_001),
    "a drawing with code in it": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_no_picture_is_refused_in_words(case):
    with pytest.raises(PictureUnusableError, match="Nothing was changed"):
        CLEANER.clean(BROKEN[case])


def test_a_blank_picture_is_refused():
    file = BytesIO()
    Image.new("L", (300, 100), "white").save(file, "PNG")
    with pytest.raises(PictureUnusableError, match="blank"):
        CLEANER.clean(file.getvalue())


@pytest.mark.parametrize("size", PrintSize)
def test_the_signature_stands_above_the_name_and_touches_no_word(size):
    signature = CLEANER.clean(picture())
    signed = RENDERER.render(LETTER, PaperChoices(size=size, signature=signature))
    plain = RENDERER.render(LETTER, PaperChoices(size=size))
    name = name_box(signed)
    room = Box(name.left, name.top - 15, name.left + 60, name.top - 1)
    assert darkness(plain, room) == 0
    assert darkness(signed, room) > 0.01
    assert page_texts(signed) == page_texts(plain)


def test_the_signature_follows_the_name_to_the_last_page():
    letter = replace(LETTER, blocks=LETTER.blocks * 60)
    pdf = RENDERER.render(letter, PaperChoices(signature=CLEANER.clean(picture())))
    with pikepdf.open(BytesIO(pdf)) as document:
        signed = [bool(page.get_images()) for page in document.pages]
    assert signed == [False] * (len(signed) - 1) + [True]


def test_equal_signed_letters_give_equal_bytes():
    paper = PaperChoices(signature=CLEANER.clean(picture()))
    assert RENDERER.render(LETTER, paper) == PdfRenderer(FONTS).render(LETTER, paper)

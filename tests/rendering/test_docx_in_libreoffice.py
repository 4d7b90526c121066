"""A real word processor opens the document: same words, and the address behind the window."""

import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.paper import Envelope, PaperChoices, PrintSize
from dsar_assistant.rendering.docx_file import DocxRenderer
from dsar_assistant.rendering.geometry import SHEET_PLANS
from tests.rendering.pdf_reading import glyphs, page_sizes, words
from tests.rendering.sample_letters import FONTS, LETTER
from tests.rendering.test_signature import picture

SOFFICE = shutil.which("soffice") or ""


def has_the_typeface():
    """Say whether Arial, or the stand-in of the same widths, is there: any other is too wide."""
    asked = shutil.which("fc-match")
    if not asked:
        return True
    found = subprocess.run([asked, "Arial"], check=True, capture_output=True, text=True).stdout
    return "Arial" in found or "Liberation" in found


pytestmark = [
    pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not on this computer"),
    pytest.mark.skipif(not has_the_typeface(), reason="Arial has no stand-in on this computer"),
]
RENDERER = DocxRenderer(FONTS)
_HYPHENS = re.compile("[-\u00ad\ufffe\x02]")


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Print documents with LibreOffice, all in one run, since its start takes seconds."""
    folder = tmp_path_factory.mktemp("office")
    for name, (letter, paper) in CASES.items():
        (folder / f"{name}.docx").write_bytes(RENDERER.render(letter, paper))
    documents = sorted(map(str, folder.glob("*.docx")))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *documents], check=True, capture_output=True, timeout=120)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in CASES}


CASES = {
    **{
        f"{envelope}-{size}": (LETTER, PaperChoices(envelope, size))
        for envelope in Envelope
        for size in PrintSize
    },
    "awkward": (
        replace(LETTER, subject="Smith & Sons <Ltd> “quoted”", signatory="Łucja Ŵyn"),
        PaperChoices(),
    ),
    "signed": (LETTER, PaperChoices(signature=picture())),
}


@pytest.mark.parametrize("name", CASES)
def test_it_has_the_words_of_the_letter(printed, name):
    # Without blanks and hyphens: the word processor breaks “e-mail” after its hyphen, and
    # its bullets are signs of a font of its own.
    found = _HYPHENS.sub("", "".join(words(printed[name])))
    source = plain_text(CASES[name][0]).replace("\n- ", "\n").split()
    assert [word for word in source if _HYPHENS.sub("", word) not in found] == []


@pytest.mark.parametrize("name", CASES)
def test_it_is_on_a4(printed, name):
    assert all(size == pytest.approx((210, 297), abs=0.5) for size in page_sizes(printed[name]))


@pytest.mark.parametrize("name", CASES)
def test_the_address_and_nothing_else_stands_where_the_window_is(printed, name):
    letter, paper = CASES[name]
    plan = SHEET_PLANS[paper.envelope]
    found = list(glyphs(printed[name]))
    text = "".join(character for character, _ in found)
    wanted = "".join("".join(letter.recipient).split())
    start = text.index(wanted)
    address = [box for _, box in found[start : start + len(wanted)]]
    others = [box for _, box in (*found[:start], *found[start + len(wanted) :])]
    # Its own letters are a little wider or narrower than ours: half a line is allowed.
    top, bottom = plan.address_boxes[0].top - 1, plan.address_boxes[0].bottom + 2
    assert all(box.left > 22 and top < box.top and box.bottom < bottom for box in address)
    quiet = plan.quiet
    assert not [b for b in others if b.left < quiet.right and quiet.top < b.top < quiet.bottom]

"""Strangers' pages and pictures are drawn by a child, which can do nothing else."""

import struct
import sys
import zlib
from datetime import date
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from dsar_assistant.domain.media_type import PDF, TEXT
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.rendering.errors import (
    CharacterCannotBePrintedError,
    FileUnshowableError,
    PictureUnusableError,
)
from dsar_assistant.rendering.foreign_files import ForeignFiles
from dsar_assistant.showing import parent
from dsar_assistant.showing.messages import Made, encode
from dsar_assistant.showing.parent import (
    ConfinedFiles,
    ConfinedIdentityCopier,
    ConfinedSignatures,
)
from dsar_assistant.system.one_answer import OneAnswer
from tests.rendering.sample_letters import FONTS
from tests.system.reply_reading import making

ON = date(2026, 11, 23)
WORDS = making.pdf("We hold your name.")


def picture(kind: str = "PNG", mode: str = "RGB") -> bytes:
    image = Image.new(mode, (120, 60), "white")
    ImageDraw.Draw(image).line((10, 50, 110, 10), fill="black", width=4)
    file = BytesIO()
    image.save(file, kind)
    return file.getvalue()


def saying(words: bytes) -> OneAnswer:
    code = f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({words!r})"
    return OneAnswer([sys.executable, "-c", code], 10, 1_000_000)


def test_a_child_shows_what_this_process_would_show():
    looked = ConfinedFiles().look(WORDS, PDF, range(20), 40)
    plain = ForeignFiles().look(WORDS, PDF, range(20), 40)
    assert (looked.page_count, looked.text) == (plain.page_count, plain.text)
    assert list(looked.pages) == list(plain.pages)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "P"), ("JPEG", "CMYK"), ("GIF", "P"), ("WEBP", "RGB"), ("TIFF", "1")],
)
def test_each_kind_of_picture_is_drawn_in_the_cage(kind, mode):
    image = Image.new(mode, (30, 30), "white" if mode in {"RGB", "1"} else 0)
    file = BytesIO()
    image.save(file, kind)
    assert len(ConfinedFiles().pages(file.getvalue(), "image/png", range(1), 40)) == 1


def test_a_covered_page_comes_out_of_the_child_without_its_words():
    covered = (CoveredArea(0, 0, 0, 1, 1),)
    files = ConfinedFiles()
    assert "name" in files.text(files.clean(WORDS, PDF), PDF)
    assert "name" not in files.text(files.clean(WORDS, PDF, covered), PDF)


def test_identity_papers_are_copied_in_the_cage():
    copier = ConfinedIdentityCopier(FONTS)
    assert len(copier.pages(picture())) == 1
    assert copier.copy(picture(), (), "For Example Ltd", ON).startswith(b"%PDF-")
    with pytest.raises(CharacterCannotBePrintedError):
        copier.copy(picture(), (), "\U0001f600", ON)
    with pytest.raises(PictureUnusableError, match="no page 5"):
        copier.copy(picture(), (CoveredArea(4, 0, 0, 1, 1),), "x", ON)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF"])
def test_a_signature_is_cleaned_in_the_cage(kind):
    assert ConfinedSignatures().clean(picture(kind)).startswith(b"\x89PNG")


def test_what_is_wrong_with_a_signature_is_told():
    with pytest.raises(PictureUnusableError, match="damaged"):
        ConfinedSignatures().clean(b"no picture")


def test_a_huge_picture_and_a_broken_file_cost_one_sentence():
    size = struct.pack(">LL", 60_000, 60_000) + b"\x08\x06\0\0\0"
    head = struct.pack(">L", 13) + b"IHDR" + size + struct.pack(">L", zlib.crc32(b"IHDR" + size))
    for content, kind in ((b"\x89PNG\r\n\x1a\n" + head, "image/png"), (b"%PDF-1.7\n", PDF)):
        with pytest.raises(FileUnshowableError):
            ConfinedFiles().pages(content, kind, range(1), 96)


def test_plain_words_need_no_child():
    files = ConfinedFiles(saying(b""))
    assert files.look(b"a\x00b", TEXT, range(9), 96).text == "ab"
    assert (files.page_count(b"x", TEXT), files.pages(b"x", TEXT, range(9), 96)) == (0, ())


@pytest.mark.parametrize(
    "words",
    [b"", b"rubbish", b"\x91" * 9_000, encode(Made(b"%PDF-"))],
    ids=["crash", "rubbish", "depth", "another question's answer"],
)
def test_a_child_that_lost_its_mind_costs_one_sentence(words):
    with pytest.raises(FileUnshowableError):
        ConfinedFiles(saying(words)).page_count(WORDS, PDF)
    if b"%PDF-" not in words:
        with pytest.raises(PictureUnusableError):
            ConfinedSignatures(saying(words)).clean(b"x")


def test_the_frozen_program_is_its_own_child(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert parent.child()._command == [sys.executable, parent.CHILD_WORD]


PLANTED = """
import sys; sys.path.insert(0, {root!r})
import os, socket
from dsar_assistant.showing import child
from dsar_assistant.system.cage import limits
limits.CPU_S = 1
def look(job):
    {deed}
    return child.Shown(7)
child.look = look
child.main()
"""


@pytest.mark.parametrize(
    "deed",
    [
        "open('/etc/hostname')",
        "open('escaped', 'w')",
        "socket.socket()",
        "os.system('true')",
        "os.abort()",
        "[bytearray(50_000_000) for _ in range(40)]",
        "while True: pass",
    ],
)
def test_no_deed_in_the_child_gets_out(repository, deed):
    def asking(what: str) -> ConfinedFiles:
        code = PLANTED.format(root=str(repository), deed=what)
        return ConfinedFiles(OneAnswer([sys.executable, "-c", code], 20, 1_000_000))

    assert asking("pass").page_count(WORDS, PDF) == 7
    with pytest.raises(FileUnshowableError):
        asking(deed).page_count(WORDS, PDF)

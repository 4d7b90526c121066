"""Typefaces inside a PDF: only the forms used, and the words as they were written.

The PDF library's own typefaces are cut down afresh for every file, and know no form without
a letter. Here its document is handed whole typefaces instead, cut down by HarfBuzz once for
the same letters: of a batch, nearly every letter uses the same.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from typing import Final
from zlib import compress

from uharfbuzz import SubsetFlags, SubsetInput, subset

from dsar_assistant.rendering import closed_settings
from dsar_assistant.rendering.scripts import ScriptFace

# isort: split
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
)

closed_settings.shut()

# A typeface with all of these is no larger than a picture of a stamp, and serves any letter.
_COMMON: Final = frozenset(
    {*map(chr, range(32, 127)), *"\u00a3\u2013\u2018\u2019\u201c\u201d\u2022\u2026"}
)
_UNUSED_TABLES: Final = [
    int.from_bytes(tag) for tag in (b"GSUB", b"GPOS", b"GDEF", b"cmap", b"name", b"post", b"OS/2")
]
_SYMBOLIC: Final = 4
_MAPPING: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{rows}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_ROWS: Final = 100
_KEPT: Final = 32


@dataclass(frozen=True, slots=True)
class CutFace:
    """What of a typeface a PDF needs; streams are compressed.

    Attributes:
        tag: Six letters that tell this cut from others of the same typeface.
        length: Of the program before it was compressed, in bytes.
        glyphs: For each code its form, two bytes each; None if a form is its own code.
        widths: An array, as the file has it.
        said: Which characters each code stands for.
    """

    tag: str
    program: bytes
    length: int
    glyphs: bytes | None
    widths: str
    said: bytes


class LetterFont:
    """A typeface in one PDF that sets one letter after another; each is its own code."""

    def __init__(self, face: ScriptFace, document: PDFDocument, internal: str) -> None:
        """Make the typeface known to the document under a name of its own."""
        self.fontName = f"{face.name}-letters"
        self.internal = internal
        self._face = face
        self._used = set(_COMMON)
        _announce(document, self)

    def codes(self, text: str) -> str:
        """Note that a text is set; gives its codes, as a string of the page."""
        # A blank that binds two words is of use on the line only; who searches types a plain one.
        text = text.replace("\u00a0", " ")
        self._used.update(text)
        if not (text.isascii() and text.isprintable()):
            return f"<{text.encode('utf-16-be').hex()}>"
        # Two bytes a letter as they are: half as long as in digits, and packed in half the time.
        spelt = "\0" + "\0".join(text)
        for mark in "\\()":
            spelt = spelt.replace(mark, f"\\{mark}")
        return f"({spelt})"

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - the library's name
        """Write the typeface; the library calls this when the pages are done."""
        _write(
            document, self.internal, self._face, _cut_to_letters(self._face, frozenset(self._used))
        )


class FormFont:
    """A typeface in one PDF that sets forms as they were shaped; the form's number is its code."""

    def __init__(self, face: ScriptFace, document: PDFDocument, internal: str) -> None:
        """Make the typeface known to the document under a name of its own."""
        self.fontName = f"{face.name}-shaped"
        self.internal = internal
        self._face = face
        self._said: dict[int, str] = {}
        _announce(document, self)

    def code(self, glyph: int, text: str) -> str:
        """Note that a form is used, and for which characters; gives its code."""
        if not self._said.get(glyph):
            self._said[glyph] = text
        return f"{glyph:04x}"

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - as above
        """Write the typeface; the library calls this when the pages are done."""
        _write(
            document,
            self.internal,
            self._face,
            _cut_to_forms(self._face, frozenset(self._said.items())),
        )


# ── Cutting down ─────────────────────────────────────────────────────────────
@lru_cache(_KEPT)
def _cut_to_letters(face: ScriptFace, letters: frozenset[str]) -> CutFace:
    forms = {ord(letter): face.font.get_nominal_glyph(ord(letter)) or 0 for letter in letters}
    places = bytearray(2 * (max(forms) + 1))
    for code, form in forms.items():
        places[2 * code : 2 * code + 2] = form.to_bytes(2)
    said = {code: chr(code) for code in forms}
    return _cut(face, forms, said, compress(bytes(places)))


@lru_cache(_KEPT)
def _cut_to_forms(face: ScriptFace, said: frozenset[tuple[int, str]]) -> CutFace:
    words = dict(said)
    return _cut(face, {form: form for form in words}, words, None)


def _cut(
    face: ScriptFace, forms: dict[int, int], said: dict[int, str], places: bytes | None
) -> CutFace:
    """Cut a typeface down to the forms of the codes used; forms keep their numbers."""
    wanted = SubsetInput()
    wanted.glyph_set.update({0, *forms.values()})
    wanted.flags = SubsetFlags.RETAIN_GIDS | SubsetFlags.NO_LAYOUT_CLOSURE | SubsetFlags.NO_HINTING
    wanted.drop_table_tag_set.update(_UNUSED_TABLES)
    program = bytes(subset(face.face, wanted).blob.data)
    tag = "".join(chr(65 + byte % 26) for byte in sha256(program).digest()[:6])
    mapping = compress(_mapping(said).encode())
    return CutFace(tag, compress(program), len(program), places, _widths(face, forms), mapping)


def _widths(face: ScriptFace, forms: dict[int, int]) -> str:
    """Give the widths of the codes, one row for codes that follow each other."""
    scale = 1000 / face.face.upem
    rows = []
    for _, row in groupby(enumerate(sorted(forms)), lambda one: one[1] - one[0]):
        codes = [code for _, code in row]
        widths = (str(round(face.font.get_glyph_h_advance(forms[code]) * scale)) for code in codes)
        rows.append(f"{codes[0]} [{' '.join(widths)}]")
    return f"[{' '.join(rows)}]"


def _mapping(said: dict[int, str]) -> str:
    """Say which characters each code stands for, where it stands for some."""
    rows = [f"<{code:04X}> <{utf16(text)}>" for code, text in sorted(said.items()) if text]
    groups = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
    parts = [f"{len(rows)} beginbfchar\n" + "\n".join(rows) + "\nendbfchar" for rows in groups]
    return _MAPPING.format(rows="\n".join(parts))


def utf16(text: str) -> str:
    """Spell a text as a PDF does, two bytes a letter."""
    return text.encode("utf-16-be").hex().upper()


# ── Writing ──────────────────────────────────────────────────────────────────
def _announce(document: PDFDocument, font: LetterFont | FormFont) -> None:
    document.fontMapping[font.fontName] = f"/{font.internal}"
    document.delayedFonts.append(font)


def _write(document: PDFDocument, internal: str, face: ScriptFace, cut: CutFace) -> None:
    base = PDFName(f"{cut.tag}+{face.name}")
    program = _stream(cut.program)
    program.dictionary["Length1"] = cut.length
    descendant = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType2"),
        "BaseFont": base,
        "CIDSystemInfo": PDFDictionary(
            {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
        ),
        "FontDescriptor": document.Reference(_descriptor(face, base, document.Reference(program))),
        "CIDToGIDMap": PDFName("Identity")
        if cut.glyphs is None
        else document.Reference(_stream(cut.glyphs)),
        "DW": 0,
        "W": cut.widths,
    }
    font = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("Type0"),
        "BaseFont": base,
        "Encoding": PDFName("Identity-H"),
        "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
        "ToUnicode": document.Reference(_stream(cut.said)),
    }
    document.idToObject["BasicFonts"].dict[internal] = document.Reference(PDFDictionary(font))


def _descriptor(face: ScriptFace, base: str, program: PDFObjectReference) -> PDFDictionary:
    extents = face.font.get_font_extents("ltr")
    scale = 1000 / face.face.upem
    ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
    entries = {
        "Type": PDFName("FontDescriptor"),
        "FontName": base,
        "Flags": _SYMBOLIC,
        "FontBBox": PDFArray([-1000, descent, 2000, ascent]),
        "ItalicAngle": 0,
        "Ascent": ascent,
        "Descent": descent,
        "CapHeight": ascent,
        "StemV": 80,
        "FontFile2": program,
    }
    return PDFDictionary(entries)


def _stream(compressed: bytes) -> PDFStream:
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), compressed)

"""Sets words in scripts that need more than one letter after another, such as Arabic.

Each character is looked for in the main typeface first, then in the typefaces of the folder
``scripts``: to add a script, put its typeface there. HarfBuzz joins and places the letters.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from uharfbuzz import Blob, Buffer, Face, Font, shape

from dsar_assistant.rendering.bidi import visual_runs

_FOLDER: Final = "scripts"
# Letters stand as in the plain lines around them: joined where the script needs it, no more.
_FEATURES: Final = {"kern": False, "dlig": False}

# Whoever reads a PDF back takes the letters of a run to the left as they are seen, from the
# left, and turns them round: a bracket must then stand for the one that is seen, and a form
# for two letters at once for one sign, which is taken apart afterwards.
_SEEN_LEFTWARD: Final = {
    **dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True)),
    "\u0644\u0622": "\ufef5",
    "\u0644\u0623": "\ufef7",
    "\u0644\u0625": "\ufef9",
    "\u0644\u0627": "\ufefb",
}


@dataclass(frozen=True, slots=True, eq=False)
class ScriptFace:
    """One typeface with the forms and places of its letters.

    Attributes:
        characters: All that it can set.
    """

    name: str
    face: Face
    font: Font
    characters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One form of a letter and its place.

    Attributes:
        number: In its typeface.
        x, y: Place from the start of the line and above it, as parts of the size.
        text: The characters it begins to stand for; empty if another form says it.
    """

    face: ScriptFace
    number: int
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class ShapedRun:
    """The part of a line that runs one way.

    Attributes:
        text: What was written; empty in a run to the left, where whoever reads the PDF
            puts the letters in order by their places.
    """

    text: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class ShapedLine:
    """A line as it is seen, from left to right; ``width`` is a part of the size."""

    runs: tuple[ShapedRun, ...]
    width: float


class Scripts:
    """All typefaces for one weight, the main one first."""

    def __init__(self, folder: Path, main: str) -> None:
        """Take the folder of the bundled fonts and the name of the main typeface."""
        others = sorted((folder / _FOLDER).glob("*.ttf"), key=lambda file: file.stat().st_size)
        self._faces = [read_face(folder / f"{main}.ttf"), *map(read_face, others)]
        self.characters = frozenset[str]().union(*(face.characters for face in self._faces))

    def shaped(self, text: str) -> ShapedLine:
        """Set one line; every character of it is in one of the typefaces."""
        runs = []
        width = 0.0
        for written, is_leftward in visual_runs(text):
            glyphs: list[Glyph] = []
            parts = list(self._by_face(written))
            for face, part in reversed(parts) if is_leftward else parts:
                more, width = _shaped(face, part, width, is_leftward=is_leftward)
                glyphs += more
            runs.append(ShapedRun("" if is_leftward else written, tuple(glyphs)))
        return ShapedLine(tuple(runs), width)

    def _by_face(self, text: str) -> Iterator[tuple[ScriptFace, str]]:
        """Cut the text where another typeface is needed; blanks and signs stay with theirs."""
        current, part = self._faces[0], ""
        for character in text:
            face = self._face_for(character, current)
            if face is not current and part:
                yield current, part
                part = ""
            current, part = face, part + character
        if part:
            yield current, part

    def _face_for(self, character: str, current: ScriptFace) -> ScriptFace:
        follows = unicodedata.category(character)[0] in "ZPMC"
        if follows and character in current.characters:
            return current
        return next((face for face in self._faces if character in face.characters), current)


@cache
def read_face(file: Path) -> ScriptFace:
    """Read a typeface, once; its name is that of the file."""
    face = Face(Blob.from_file_path(str(file)))
    characters = frozenset(map(chr, face.unicodes))
    return ScriptFace(file.stem, face, Font(face), characters)


def _shaped(
    face: ScriptFace, text: str, start: float, *, is_leftward: bool
) -> tuple[list[Glyph], float]:
    """Set one run in one typeface; gives its forms and where it ends."""
    buffer = Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_leftward else "ltr"
    shape(face.font, buffer, _FEATURES)
    said = _said(text, [info.cluster for info in buffer.glyph_infos])
    if is_leftward:
        said = [_SEEN_LEFTWARD.get(words, words) for words in said]
    glyphs, x, unit = [], start, 1 / face.face.upem
    for info, place, words in zip(buffer.glyph_infos, buffer.glyph_positions, said, strict=True):
        left, up = x + place.x_offset * unit, place.y_offset * unit
        glyphs.append(Glyph(face, info.codepoint, left, up, words))
        x += place.x_advance * unit
    return glyphs, x


def _said(text: str, clusters: list[int]) -> list[str]:
    """Give for each form the characters it stands for, once for all forms of one cluster."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    said = []
    for place, cluster in enumerate(clusters):
        is_first = place == 0 or clusters[place - 1] != cluster
        said.append(text[cluster : ends[cluster]] if is_first else "")
    return said

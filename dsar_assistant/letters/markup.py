"""Turns a filled-in template into blocks, without ever reading what a person typed.

A template says what each block is on a line of its own::

    :: block-id            a paragraph
    :: block-id heading    or numbered, bullets, subject, salutation, closing, enclosures

In lists each item starts a line with ``- ``. Line ends and runs of spaces in the
template mean one space; blank lines mean nothing.

Everything that does not stand in the template itself passes through it *sealed*: as
hexadecimal digits between two private marks. The words around it are read first; only
then are the seals opened, once. So no value can start a block, end one, make an item,
or be taken for part of the template, whatever is in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

_OPEN, _CLOSE = "\ue000", "\ue001"
_SEAL = re.compile(f"{_OPEN}([vc])([0-9a-f]*){_CLOSE}")
_HEADER = re.compile(r":: (?P<id>[a-z][a-z0-9-]*)(?: (?P<part>[a-z]+))?")
_HEAD = ":: "
_ITEM = "- "


class Origin(StrEnum):
    """Where a piece of text comes from."""

    WORDS = "w"
    VALUE = "v"
    CITATION = "c"


class Part(StrEnum):
    """What a block of a template is for."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    NUMBERED = "numbered"
    BULLETS = "bullets"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    CLOSING = "closing"
    ENCLOSURES = "enclosures"

    @property
    def is_list(self) -> bool:
        """Whether the block holds items."""
        return self in {self.NUMBERED, self.BULLETS, self.ENCLOSURES}


class Piece(NamedTuple):
    """A stretch of text; for a citation, the id of the provision."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """One block before citations are written out; each text is a run of pieces."""

    id: str
    part: Part
    texts: tuple[tuple[Piece, ...], ...]


class MarkupError(ValueError):
    """A template does not keep to the markup. Our fault, never the person's."""


def sealed(text: str, origin: Origin = Origin.VALUE) -> str:
    """Close a text up so that it can travel through a template unread."""
    return f"{_OPEN}{origin.value}{text.encode('utf-8', 'surrogatepass').hex()}{_CLOSE}"


def parse(rendered: str) -> tuple[DraftBlock, ...]:
    """Read a filled-in template into blocks; blocks that came out empty are left out.

    Raises:
        MarkupError: Text stands outside a block, a list holds text outside its items,
            a part has no such name, or two blocks have one id.
    """
    blocks: dict[str, DraftBlock] = {}
    for header, lines in _split(rendered):
        block = _block(header, lines)
        if block.id in blocks:
            raise MarkupError(f"two blocks are called {block.id}")
        if block.texts:
            blocks[block.id] = block
    return tuple(blocks.values())


def _split(rendered: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    header: re.Match[str] | None = None
    lines: list[str] = []
    for line in (" ".join(raw.split()) for raw in rendered.split("\n")):
        found = _HEADER.fullmatch(line) if line.startswith(_HEAD) else None
        if found and header:
            yield header, lines
        if found:
            header, lines = found, []
        elif line and header is None:
            raise MarkupError("text stands before the first block")
        elif line:
            lines.append(line)
    if header:
        yield header, lines


def _block(header: re.Match[str], lines: list[str]) -> DraftBlock:
    try:
        part = Part(header["part"] or Part.PARAGRAPH)
    except ValueError as error:
        raise MarkupError(f"block {header['id']} is of no known part") from error
    texts = _items(header["id"], lines) if part.is_list else _running(lines)
    return DraftBlock(header["id"], part, tuple(_pieces(text) for text in texts))


def _running(lines: list[str]) -> list[str]:
    return [" ".join(lines)] if lines else []


def _items(block_id: str, lines: list[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if line.startswith(_ITEM):
            items.append(line.removeprefix(_ITEM))
        elif items:
            items[-1] += f" {line}"
        else:
            raise MarkupError(f"list {block_id} holds text outside its items")
    return items


def _pieces(text: str) -> tuple[Piece, ...]:
    if _OPEN not in text:
        return (Piece(text, Origin.WORDS),) if text else ()
    pieces: list[Piece] = []
    end = 0
    for seal in _SEAL.finditer(text):
        pieces.append(Piece(text[end : seal.start()], Origin.WORDS))
        opened = bytes.fromhex(seal[2]).decode("utf-8", "surrogatepass")
        pieces.append(Piece(opened, Origin(seal[1])))
        end = seal.end()
    pieces.append(Piece(text[end:], Origin.WORDS))
    return tuple(piece for piece in pieces if piece.text)

"""Puts a draft together: citations in full once, then short; the person's edits last."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dsar_assistant.domain.letter import Block, BlockKind
from dsar_assistant.domain.provision import Citation, Provision
from dsar_assistant.letters.citing import LawInForce
from dsar_assistant.letters.markup import DraftBlock, Origin, Part, Piece

_KINDS = {
    Part.PARAGRAPH: BlockKind.PARAGRAPH,
    Part.HEADING: BlockKind.HEADING,
    Part.NUMBERED: BlockKind.NUMBERED,
    Part.BULLETS: BlockKind.BULLETS,
}

# A letter without these is no letter; they can be reworded, not left out.
_NEEDED = frozenset({Part.SUBJECT, Part.SALUTATION, Part.CLOSING})


def can_be_left_out(part: Part) -> bool:
    """Say whether a letter is still one without such a block."""
    return part not in _NEEDED


@dataclass(frozen=True, slots=True)
class WrittenBlock:
    """One block in its final words."""

    id: str
    part: Part
    texts: tuple[str, ...]

    def as_block(self) -> Block:
        """Give the block as a letter holds it; only for the parts of a letter's body."""
        return Block(self.id, _KINDS[self.part], self.texts)

    @property
    def is_body(self) -> bool:
        """Whether it stands between the salutation and the close."""
        return self.part in _KINDS


@dataclass(frozen=True, slots=True)
class Assembled:
    """The blocks in their final words, and the provisions cited in what is left of them."""

    blocks: tuple[WrittenBlock, ...]
    citations: tuple[Citation, ...]

    def texts_of(self, part: Part) -> tuple[str, ...]:
        """Give the texts of all blocks of one part, in order."""
        return tuple(text for block in self.blocks if block.part is part for text in block.texts)


def assemble(
    drafted: tuple[DraftBlock, ...], law: LawInForce, edits: Mapping[str, str | None]
) -> Assembled:
    """Write the citations out and apply the edits.

    An Act or regulation is cited in full once and shortly afterwards. A block that is
    left out takes its citations with it, so the next mention is the full one. In a
    block that the person rewrote, a provision counts as cited if their words still
    hold its citation.
    """
    cited = _CitedSoFar(law)
    blocks = [written for block in drafted if (written := _write(block, cited, edits)) is not None]
    return Assembled(tuple(blocks), tuple(cited.citations.values()))


@dataclass(frozen=True, slots=True)
class _CitedSoFar:
    """What a letter has cited up to here.

    Attributes:
        citations: By provision id, in the words of the first mention.
        named: Instruments that were named in full.
    """

    law: LawInForce
    citations: dict[str, Citation] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def cite(self, provision_id: str, before: str, after: str) -> str:
        """Give the words of a citation that stands between other words."""
        provision = self.law.provision(provision_id)
        if provision_id in self.citations or provision.instrument in self.named:
            self._add(provision, provision.short)
            return provision.short
        self._add(provision, provision.citation)
        return provision.citation + self._gloss(provision, before, after)

    def still_cited(self, provision_id: str, edited: str) -> None:
        """Count a provision as cited if a person's own words hold its citation."""
        provision = self.law.provision(provision_id)
        if provision.citation in edited:
            self._add(provision, provision.citation)
        elif provision.short in edited:
            self._add(provision, provision.short)

    def _add(self, provision: Provision, words: str) -> None:
        mark = Citation(provision.id, words, provision.url, provision.in_force_from)
        self.citations.setdefault(provision.id, mark)
        if provision.instrument and words == provision.citation:
            self.named.add(provision.instrument)

    def _gloss(self, provision: Provision, before: str, after: str) -> str:
        """Give what follows the first mention; brackets are not put inside brackets."""
        gloss = self.law.jurisdiction.gloss(provision)
        if not gloss:
            return ""
        if before.count("(") <= before.count(")"):
            return f" ({gloss})"
        return f", {gloss}" if after.startswith(")") else f", {gloss},"


def _write(
    block: DraftBlock, cited: _CitedSoFar, edits: Mapping[str, str | None]
) -> WrittenBlock | None:
    edited = edits.get(block.id)
    is_left_out = block.id in edits and not (edited and edited.strip())
    if is_left_out and can_be_left_out(block.part):
        return None
    if edited is None or is_left_out:
        texts = tuple(_words(text, cited) for text in block.texts)
        return WrittenBlock(block.id, block.part, texts)
    for piece in (piece for text in block.texts for piece in text):
        if piece.origin is Origin.CITATION:
            cited.still_cited(piece.text, edited)
    lines = tuple(line for line in edited.splitlines() if line.strip())
    return WrittenBlock(block.id, block.part, lines if block.part.is_list else (edited,))


def _words(text: tuple[Piece, ...], cited: _CitedSoFar) -> str:
    written = ""
    ours = ""
    for piece, following in zip(text, (*text[1:], None), strict=True):
        if piece.origin is Origin.CITATION:
            after = following.text if following and following.origin is Origin.WORDS else ""
            written += cited.cite(piece.text, ours, after)
        else:
            written += piece.text
            # Brackets that a person typed are theirs and open none of ours.
            ours += piece.text if piece.origin is Origin.WORDS else ""
    return written

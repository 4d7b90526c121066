"""Shows a letter block by block, so that a person can reword it or leave blocks out."""

from dataclasses import dataclass

from dsar_assistant.domain.regime import Jurisdiction
from dsar_assistant.letters.assembly import WrittenBlock, assemble, can_be_left_out
from dsar_assistant.letters.book import LetterBook
from dsar_assistant.letters.compose import LetterOrder, checked, draft
from dsar_assistant.letters.markup import Part

_AT_THE_END = frozenset({Part.CLOSING, Part.ENCLOSURES})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a letter, with what the person made of it.

    Attributes:
        ours: The program's words; in a list, one line is one item.
        yours: The person's own words; None = they changed none.
        is_left_out: Whether they left it out.
        may_be_left_out: The subject, the greeting and the close may not.
    """

    id: str
    part: Part
    ours: str
    yours: str | None
    is_left_out: bool
    may_be_left_out: bool

    @property
    def words(self) -> str:
        """What the letter would say, were the block not left out."""
        return self.ours if self.yours is None else self.yours


def paragraphs(
    book: LetterBook, order: LetterOrder, jurisdiction: Jurisdiction
) -> tuple[Paragraph, ...]:
    """Give every block of a letter in order.

    Raises:
        DsarError: As for composing it.
    """
    law = checked(book, order, jurisdiction)
    written = assemble(draft(book, order, law), law, {})
    as_printed = sorted(written.blocks, key=lambda block: block.part in _AT_THE_END)
    return tuple(_paragraph(block, order) for block in as_printed)


def _paragraph(block: WrittenBlock, order: LetterOrder) -> Paragraph:
    edits = order.wording.edits
    yours = edits.get(block.id)
    is_empty = block.id in edits and not (yours and yours.strip())
    may_go = can_be_left_out(block.part)
    return Paragraph(
        id=block.id,
        part=block.part,
        ours="\n".join(block.texts),
        yours=None if is_empty else yours,
        is_left_out=is_empty and may_go,
        may_be_left_out=may_go,
    )

"""What the texts of a letter are like, for all forms in which it is written."""

from collections.abc import Iterator

from dsar_assistant.domain.letter import Block, BlockKind, Letter
from dsar_assistant.domain.text import counted
from dsar_assistant.rendering.printable import LONGEST_TEXT, is_cut


def every_text(letter: Letter) -> Iterator[str]:
    """Give every text that is printed, in reading order."""
    yield from letter.sender
    yield from letter.recipient
    yield from (letter.reference, letter.salutation, letter.subject)
    for block in letter.blocks:
        yield from block.texts
    yield from (letter.closing, letter.signatory, *letter.enclosures)


def cut_warnings(letter: Letter) -> tuple[str, ...]:
    """Say so when a text is too long to be printed whole."""
    cut = sum(is_cut(text) for text in every_text(letter))
    if not cut:
        return ()
    sentence = (
        f"{counted(cut, 'text')} in this letter is longer than {LONGEST_TEXT:,} characters. "
        "Only the beginning is printed, ending in […]. Shorten it before you post the letter."
    )
    return (sentence,)


def introduces_list(block: Block) -> bool:
    """Say whether a paragraph ends in a colon, so that the list must follow on the same page."""
    ends_in_colon = any(text.rstrip().endswith(":") for text in block.texts[-1:])
    return block.kind is BlockKind.PARAGRAPH and ends_in_colon

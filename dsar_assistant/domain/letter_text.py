"""A letter as plain text: one paragraph a line, in reading order."""

from collections.abc import Iterator

from dsar_assistant.domain.letter import Block, BlockKind, Letter
from dsar_assistant.domain.text import day_in_words


def plain_text(letter: Letter) -> str:
    """Write a letter out as text, every word as it stands in the letter.

    Lines are not broken to a width, so that nothing a person typed is changed.
    Ends with one newline.
    """
    parts = [
        "\n".join(letter.sender),
        "\n".join(letter.recipient),
        _date_and_reference(letter),
        letter.salutation,
        letter.subject,
        *(block_text(block) for block in letter.blocks),
        f"{letter.closing}\n\n\n\n{letter.signatory}",
        *_enclosures(letter),
    ]
    return "\n\n".join(parts) + "\n"


def block_text(block: Block) -> str:
    """Write one block: lists with their numbers or dashes, the rest as it is."""
    if block.kind is BlockKind.NUMBERED:
        return "\n".join(f"{number}. {text}" for number, text in enumerate(block.texts, 1))
    if block.kind is BlockKind.BULLETS:
        return "\n".join(f"- {text}" for text in block.texts)
    return "\n".join(block.texts)


def _date_and_reference(letter: Letter) -> str:
    date_line = day_in_words(letter.on)
    if not letter.reference:
        return date_line
    return f"{date_line}\nMy reference: {letter.reference}"


def _enclosures(letter: Letter) -> Iterator[str]:
    if letter.enclosures:
        yield "\n".join(["Enclosed:", *(f"- {item}" for item in letter.enclosures)])

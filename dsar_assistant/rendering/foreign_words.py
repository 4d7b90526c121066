"""The words of plain files from elsewhere, taken as they are: nothing in them is parsed."""

from typing import Final

from dsar_assistant.domain.media_type import EMAIL, HTML, TEXT
from dsar_assistant.rendering.printable import harmless

MOST_WORDS: Final = 5_000_000
"""Characters of text that are shown of one file."""
_WORDY: Final = frozenset({TEXT, EMAIL, HTML})


def plain_words(content: bytes, media_type: str) -> str:
    """Give the text of a text file, a mail or a web page; empty for anything else."""
    if media_type not in _WORDY:
        return ""
    return harmless(content[: 4 * MOST_WORDS].decode("utf-8-sig", "replace"))[:MOST_WORDS]

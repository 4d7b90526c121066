"""Letters as plain text: for screen readers, the clipboard and any script of the world."""

from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.rendering.printable import harmless


class TextRenderer:
    """Writes letters as UTF-8 text."""

    @property
    def suffix(self) -> str:
        """The file suffix."""
        return "txt"

    def render(self, letter: Letter, paper: PaperChoices) -> bytes:
        """Give the letter as text; paper makes no difference to it."""
        del paper
        return harmless(plain_text(letter)).encode()

    def warnings(self, letter: Letter, paper: PaperChoices) -> tuple[str, ...]:
        """Say nothing: any letter can be written as text."""
        del letter, paper
        return ()

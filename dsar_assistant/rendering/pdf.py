"""Letters as PDF: drawn from plain places, with the bundled fonts inside and nothing to run."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.rendering.address_block import address_warnings
from dsar_assistant.rendering.errors import CharacterCannotBePrintedError, NoLettersError
from dsar_assistant.rendering.letter_layout import lay_out
from dsar_assistant.rendering.letter_words import cut_warnings, every_text
from dsar_assistant.rendering.pdf_pages import About, Page, write_pdf
from dsar_assistant.rendering.printable import clean, clean_lines
from dsar_assistant.rendering.reference_mark import mark_warnings
from dsar_assistant.rendering.typeface import Typeface


class PdfRenderer:
    """Puts letters on A4, ready for a window envelope.

    Equal letters give equal bytes: the file's date is the letter's, and no id is drawn
    by chance.
    """

    def __init__(self, fonts: Path) -> None:
        """Take the folder of the bundled fonts."""
        self._face = Typeface(fonts)

    @property
    def suffix(self) -> str:
        """The file suffix."""
        return "pdf"

    def render(self, letter: Letter, paper: PaperChoices) -> bytes:
        """Give one letter as PDF.

        Raises:
            CharacterCannotBePrintedError: The fonts lack a character.
            LetterTooLongError: It would fill more pages than any letter should.
        """
        return self.render_many([letter], paper)

    def render_many(
        self, letters: Sequence[Letter], paper: PaperChoices, *, duplex: bool = False
    ) -> bytes:
        """Give letters as one PDF, in the order given.

        Args:
            letters: At least one.
            paper: Holds for all of them.
            duplex: Whether each letter starts on a sheet of its own when both sides are
                printed; an empty page is added where needed.

        Raises:
            NoLettersError: The batch is empty.
            CharacterCannotBePrintedError: The fonts lack a character.
            LetterTooLongError: One would fill more pages than any letter should.
        """
        return self.render_batch([(letter, paper) for letter in letters], duplex=duplex)

    def render_batch(
        self, letters: Sequence[tuple[Letter, PaperChoices]], *, duplex: bool = False
    ) -> bytes:
        """Give letters as one PDF, each on paper of its own; otherwise as ``render_many``."""
        if not letters:
            raise NoLettersError
        about = _about([letter for letter, _ in letters])
        return write_pdf(self._pages(letters, duplex=duplex), about, self._face)

    def _pages(
        self, letters: Sequence[tuple[Letter, PaperChoices]], *, duplex: bool
    ) -> Iterator[Page]:
        """Lay out letter after letter, so that a long batch never stands in memory whole."""
        for letter, paper in letters:
            self._refuse_missing(letter)
            pages = lay_out(letter, paper, self._face)
            yield from pages
            if duplex and len(pages) % 2:
                yield Page(())

    def warnings(self, letter: Letter, paper: PaperChoices) -> tuple[str, ...]:
        """Say what the person should know before printing."""
        lines = clean_lines(letter.recipient)
        missing = self._first_missing(letter)
        unprintable = (str(CharacterCannotBePrintedError(missing)),) if missing else ()
        return (
            *unprintable,
            *address_warnings(lines, paper.envelope, self._face),
            *cut_warnings(letter),
            *mark_warnings(paper.mark, letter.reference),
        )

    def _first_missing(self, letter: Letter) -> str | None:
        return self._face.first_missing("\n".join(clean(text) for text in every_text(letter)))

    def _refuse_missing(self, letter: Letter) -> None:
        missing = self._first_missing(letter)
        if missing:
            raise CharacterCannotBePrintedError(missing)


def _about(letters: Sequence[Letter]) -> About:
    """Say what the document is, whose it is and in which language."""
    first = letters[0]
    if len(letters) > 1:
        return About(f"{len(letters)} letters", first.on, language=first.language)
    return About(first.subject, first.on, first.signatory, first.reference, first.language)

"""Everything printed for a batch of letters, in the order of posting."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.paper import PaperChoices

if TYPE_CHECKING:
    from dsar_assistant.rendering.list_pages import ListRenderer
    from dsar_assistant.rendering.pdf import PdfRenderer

LABEL_SHEET_NAMES = ("L7160", "L7163")


class PdfBatchPrinter:
    """Prints batches; loads what that takes when the first one is printed."""

    def __init__(self, fonts: Path) -> None:
        """Take the folder of the bundled fonts."""
        self._fonts = fonts

    @property
    def label_sheets(self) -> tuple[str, ...]:
        """The sorts of label sheet that can be printed on."""
        return LABEL_SHEET_NAMES

    def one_pdf(self, letters: Sequence[tuple[Letter, PaperChoices]], *, duplex: bool) -> bytes:
        """Give all letters as one PDF."""
        return self._letters.render_batch(letters, duplex=duplex)

    def labels(self, letters: Sequence[Letter], sheet: str, on: date) -> bytes:
        """Give the addresses on sheets of labels as PDF.

        Raises:
            NotFoundError: There is no such sheet.
            AddressTooLongError: An address does not fit on a label.
        """
        from dsar_assistant.rendering.labels import LABEL_SHEETS, LabelRenderer

        if sheet not in LABEL_SHEETS:
            raise NotFoundError("label sheet", sheet)
        addresses = [letter.recipient for letter in letters]
        return LabelRenderer(self._fonts).labels(addresses, LABEL_SHEETS[sheet], on)

    def cover_list(self, letters: Sequence[Letter], on: date) -> bytes:
        """Give a list of the letters for ticking off, as PDF."""
        return self._lists.cover_list(letters, on)

    def posting_list(self, letters: Sequence[Letter], on: date) -> bytes:
        """Give the list that a post office stamps as proof of posting, as PDF."""
        return self._lists.posting_list(letters, on)

    @cached_property
    def _letters(self) -> "PdfRenderer":
        from dsar_assistant.rendering.pdf import PdfRenderer

        return PdfRenderer(self._fonts)

    @cached_property
    def _lists(self) -> "ListRenderer":
        from dsar_assistant.rendering.list_pages import ListRenderer

        return ListRenderer(self._fonts)

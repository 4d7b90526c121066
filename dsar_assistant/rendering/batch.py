"""Everything printed for a batch of letters, in the order of posting."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.paper import AddressForm, Envelope, PaperChoices

if TYPE_CHECKING:
    from dsar_assistant.rendering.list_pages import ListRenderer
    from dsar_assistant.rendering.pdf import PdfRenderer

_A4 = (210.0, 297.0)
ADDRESS_FORMS = (
    AddressForm("L7160", _A4, places=21),
    AddressForm("L7163", _A4, places=14),
    AddressForm("DL", (220.0, 110.0)),
    AddressForm("C5", (229.0, 162.0)),
    AddressForm("C4", (324.0, 229.0)),
)
"""The flap of an envelope is on a long side."""


class PdfBatchPrinter:
    """Prints batches; loads what that takes when the first one is printed."""

    def __init__(self, fonts: Path) -> None:
        """Take the folder of the bundled fonts."""
        self._fonts = fonts

    @property
    def address_forms(self) -> tuple[AddressForm, ...]:
        """The label sheets and envelopes that addresses can be printed on."""
        return ADDRESS_FORMS

    def one_pdf(self, letters: Sequence[tuple[Letter, PaperChoices]], *, duplex: bool) -> bytes:
        """Give all letters as one PDF."""
        return self._letters.render_batch(letters, duplex=duplex)

    def addresses(
        self, letters: Sequence[Letter], form: AddressForm, on: date, used: int = 0
    ) -> bytes:
        """Give the addresses on sheets of labels or on envelopes, as PDF.

        Raises:
            AddressTooLongError: An address does not fit there.
        """
        from dsar_assistant.rendering.labels import LABEL_SHEETS, LabelRenderer

        renderer = LabelRenderer(self._fonts)
        blocks = [letter.recipient for letter in letters]
        if form.is_envelope:
            return renderer.envelopes(blocks, form.size, on)
        return renderer.labels(blocks, LABEL_SHEETS[form.name], on, used)

    def test_page(self, envelope: Envelope, on: date) -> bytes:
        """Give the page that shows whether an envelope's window fits, as PDF."""
        from dsar_assistant.rendering.window_test_page import window_test_page

        return window_test_page(self._fonts, envelope, on)

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

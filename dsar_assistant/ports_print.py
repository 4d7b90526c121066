"""The sockets for print beyond one letter: signatures, batches, labels and lists."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.paper import AddressForm, Envelope, PaperChoices
from dsar_assistant.domain.redaction import CoveredArea


class SignatureCleaner(Protocol):
    """Makes a drawn or picked signature fit for print."""

    def clean(self, content: bytes) -> bytes:
        """Give the signature as a small grey PNG, cut to its ink.

        Raises:
            DsarError: It is no picture, too large, damaged or blank.
        """


class BatchPrinter(Protocol):
    """Prints what goes with many letters; the order given is the order of posting."""

    @property
    def address_forms(self) -> tuple[AddressForm, ...]:
        """The label sheets and envelopes that addresses can be printed on."""

    def one_pdf(self, letters: Sequence[tuple[Letter, PaperChoices]], *, duplex: bool) -> bytes:
        """Give all letters as one PDF.

        Args:
            letters: At least one.
            duplex: Whether each letter starts on a sheet of its own.
        """

    def addresses(
        self, letters: Sequence[Letter], form: AddressForm, on: date, used: int = 0
    ) -> bytes:
        """Give the addresses on sheets of labels or on envelopes, as PDF.

        Args:
            letters: At least one.
            form: One of ``address_forms``.
            on: The day given as that of the file.
            used: Labels already taken from the first sheet.

        Raises:
            DsarError: An address does not fit there.
        """

    def test_page(self, envelope: Envelope, on: date) -> bytes:
        """Give the page that shows whether an envelope's window fits, as PDF."""

    def cover_list(self, letters: Sequence[Letter], on: date) -> bytes:
        """Give a list of the letters for ticking off, as PDF."""

    def posting_list(self, letters: Sequence[Letter], on: date) -> bytes:
        """Give the list that a post office stamps as proof of posting, as PDF."""


class IdentityCopier(Protocol):
    """Makes copies of identity papers that are of no use to a thief."""

    def pages(self, content: bytes) -> Sequence[bytes]:
        """Give each page as a picture (PNG) as it is, to point at what to cover.

        Raises:
            DsarError: The file cannot be shown as pages.
        """

    def copy(self, content: bytes, covered: Sequence[CoveredArea], stamp: str, on: date) -> bytes:
        """Give a PDF of pictures alone, covered and stamped.

        Raises:
            DsarError: The file cannot be shown as pages, or lacks a covered page.
        """


class RecoverySheet(Protocol):
    """Draws the sheet with the recovery key."""

    def sheet(self, recovery_key: str, on: date) -> bytes:
        """Give one page as PDF: the key in groups, and as a square to scan."""

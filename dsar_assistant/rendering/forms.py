"""All forms that a letter can be put into, by file suffix."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.letter import Letter
from dsar_assistant.ports import CalendarEntry, LetterRenderer

if TYPE_CHECKING:
    from dsar_assistant.rendering.pdf import PdfRenderer


class LetterForms:
    """Loads a renderer when it is first asked for, so that the window opens at once."""

    def __init__(self, fonts: Path) -> None:
        """Take the folder of the bundled fonts."""
        self._fonts = fonts

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes without the dot, the usual one first."""
        return ("pdf", "docx", "txt", "eml")

    @cached_property
    def pdf(self) -> "PdfRenderer":
        """The renderer for paper."""
        from dsar_assistant.rendering.pdf import PdfRenderer

        return PdfRenderer(self._fonts)

    def for_suffix(self, suffix: str, email: str | None) -> LetterRenderer:
        """Give the renderer for a form.

        Raises:
            NotFoundError: There is no such form.
            DsarError: An e-mail draft has nobody to go to.
        """
        if suffix == "pdf":
            return self.pdf
        if suffix == "docx":
            from dsar_assistant.rendering.docx_file import DocxRenderer

            return DocxRenderer(self._fonts)
        if suffix == "txt":
            from dsar_assistant.rendering.text_file import TextRenderer

            return TextRenderer()
        if suffix == "eml":
            from dsar_assistant.rendering.email_draft import EmlRenderer

            return EmlRenderer(email or "")
        raise NotFoundError("form of letter", suffix)

    def mail_link(self, letter: Letter, email: str) -> str | None:
        """Give a link that opens the letter in the mail program; None if it is too long for one.

        Raises:
            EmailAddressInvalidError: The address is not one plain address.
        """
        from dsar_assistant.rendering.email_draft import mailto

        return mailto(letter, email)


class LateCalendar:
    """Writes calendars, and loads what that takes when the first one is written."""

    def write(self, entries: Sequence[CalendarEntry], now: datetime) -> bytes:
        """Give the calendar file."""
        from dsar_assistant.rendering.calendar_file import IcsWriter

        return IcsWriter().write(entries, now)


class LateRecoverySheet:
    """Draws the recovery key, loading what that needs when it is wanted."""

    def __init__(self, fonts: Path) -> None:
        """Take the folder of the bundled fonts."""
        self._fonts = fonts

    def sheet(self, recovery_key: str, on: date) -> bytes:
        """Give one page as PDF: the key in groups, and as a square to scan."""
        from dsar_assistant.rendering.recovery_sheet import RecoverySheetPdf

        return RecoverySheetPdf(self._fonts).sheet(recovery_key, on)

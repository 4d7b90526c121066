"""Put the recovery key on paper, from memory: no file is written unless the person saves one."""

from collections.abc import Sequence

from dsar_assistant.ports import Clock, PagePainter
from dsar_assistant.ports_print import RecoverySheet

FILE_NAME = "recovery-key.pdf"


class PrintRecovery:
    """The sheet with the recovery key."""

    def __init__(self, sheets: RecoverySheet, painter: PagePainter, clock: Clock) -> None:
        """Take what draws the sheet, what makes pictures of pages, and the clock."""
        self._sheets = sheets
        self._painter = painter
        self._clock = clock

    def pdf(self, recovery_key: str) -> bytes:
        """Give the sheet to be saved."""
        return self._sheets.sheet(recovery_key, self._clock.today())

    def pages(self, recovery_key: str, dpi: int) -> Sequence[bytes]:
        """Give the sheet to be printed, as PNG."""
        return self._painter.pages(self.pdf(recovery_key), dpi)

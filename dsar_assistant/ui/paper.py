"""Puts the pages of a letter on a printer, one to one."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from dsar_assistant.ui.dialog import confirm

PRINT_DPI = 300
SheetSize = tuple[float, float]
"""Width and height in millimetres."""
A4_MM: SheetSize = (210.0, 297.0)
_NOT_PRINTED = (
    "The printer, or the file chosen in its place, did not take the pages. What you wrote is kept. "
    "Look whether the printer is on and has paper, or choose another one."
)


class Printer(Protocol):
    """Asks which printer, and prints."""

    def print_pages(
        self, parent: QWidget, pages: Sequence[bytes], name: str, size_mm: SheetSize = A4_MM
    ) -> None:
        """Print pictures of whole pages (PNG at ``PRINT_DPI``) on sheets of a size."""


class QtPrinter:
    """Prints through the computer's own print window, without scaling the page."""

    def print_pages(
        self, parent: QWidget, pages: Sequence[bytes], name: str, size_mm: SheetSize = A4_MM
    ) -> None:
        """Ask which printer, then print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QSizeF(*size_mm), QPageSize.Unit.Millimeter))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, parent)

        def paint() -> None:
            if not paint_pages(printer, pages):
                again = partial(self.print_pages, parent, pages, name, size_mm)
                confirm(parent, "Nothing was printed", _NOT_PRINTED, "Try again…", again)

        dialog.accepted.connect(paint)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog hides it behind one with arguments


def paint_pages(printer: QPrinter, pages: Sequence[bytes]) -> bool:
    """Draw each picture over a whole sheet, so that a millimetre stays a millimetre.

    Returns:
        Whether the printer, or the file in its place, took them.
    """
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        image = QImage.fromData(QByteArray(page))
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
        painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), image)
    return painter.end()


def image_bytes(image: QImage) -> bytes:
    """Give a picture as PNG."""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(store.data())

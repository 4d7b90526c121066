"""Takes pictures of the main pages, for the sample case and for looking at one's own work."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QEvent,
    QMessageLogContext,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from dsar_assistant.ui.find.page import FILES, ORGANISATIONS, QUESTIONS
from dsar_assistant.ui.main_window import MainWindow
from dsar_assistant.ui.shell import Shell
from dsar_assistant.ui.wishes import PageName, ShowRequest, WriteLetter

SETTLE_LIMIT_MS = 5000
LAYOUT_ROUNDS = 8
_OFFSCREEN_REMARK = "This plugin does not support"


@contextmanager
def without_offscreen_remarks() -> Iterator[None]:
    """Leave out what Qt says of windows that no window manager holds; pass on the rest."""

    def hear(sort: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text.startswith(_OFFSCREEN_REMARK):
            return
        if before is not None:
            before(sort, context, text)
        else:
            print(text, file=sys.stderr)  # noqa: T201 - where Qt itself would have said it

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def grab_pages(window: MainWindow, folder: Path) -> tuple[Path, ...]:
    """Save one picture of each page of an unlocked window; gives the files in order.

    The window need not be on a screen; the folder must exist.
    """
    if not window.isVisible():
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.show()
    shell = window.shell
    if shell is None:
        return (_grab(window, folder / "locked.png"),)
    files = []
    for page in PageName:
        shell.show_page(page)
        if page is PageName.FIND:
            files += _grab_find(window, shell, folder)
        if page is PageName.LETTER and shell.requests.first_id:
            shell.grant(WriteLetter(shell.requests.first_id))
        files.append(_grab(window, folder / f"{page.value}.png"))
        if page is PageName.REQUESTS and shell.requests.first_id:
            shell.grant(ShowRequest(shell.requests.first_id))
            files.append(_grab(window, folder / "request.png"))
            shell.requests.show_list()
    return tuple(files)


def _grab_find(window: MainWindow, shell: Shell, folder: Path) -> list[Path]:
    """Save the first two ways of finding, and leave the third open at its longest chain."""
    files = []
    for tab, name in ((QUESTIONS, "questions"), (FILES, "files")):
        shell.find_page.show_tab(tab)
        files.append(_grab(window, folder / f"find-{name}.png"))
    shell.find_page.show_tab(ORGANISATIONS)
    shown = shell.find_page.organisations.table.shown()
    if shown:
        longest = max(shown, key=lambda row: (len(row.path_names), bool(row.wanted)))
        shell.find_page.organisations.table.select(longest.controller_id)
    return files


def _grab(window: MainWindow, path: Path) -> Path:
    settle(window)
    window.grab().save(str(path))
    return path


def settle(window: MainWindow) -> None:
    """Let everything that is under way arrive and be laid out, within a limit."""
    timer = QElapsedTimer()
    timer.start()
    while timer.elapsed() < SETTLE_LIMIT_MS:
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if not window.is_busy:
            break
    # Words that grew ask their card for room, the card asks the page, and so on upwards.
    for _ in range(LAYOUT_ROUNDS):
        QApplication.processEvents()

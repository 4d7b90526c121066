"""Printing makes the one file that the person chose, and none beside it.

What the computer's own print system keeps while it prints is outside the program.
"""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit, QPushButton

from dsar_assistant.ui.paper import QtPrinter, image_bytes, paint_pages
from dsar_assistant.ui.wishes import WriteTo
from tests.conftest import HOME_FOLDERS

OWN_VAULT = {"data"}
KILLED_WHILE_PRINTING = """
import os, signal, sys
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from dsar_assistant.ui.paper import image_bytes, paint_pages

def pages():
    picture = QImage(1240, 1754, QImage.Format.Format_Grayscale8)
    picture.fill(200)
    page = image_bytes(picture)
    yield from (page, page, page)
    print("printing", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

program = QGuiApplication([])
printer = QPrinter(QPrinter.PrinterMode.HighResolution)
printer.setOutputFileName(sys.argv[1])
paint_pages(printer, pages())
"""


@pytest.fixture
def printer():
    """The real one: the computer's own window, which without a printer offers a PDF file."""
    return QtPrinter()


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Every place where a file could be left, all below the folder of this test."""
    folders = {name: tmp_path / "home" / folder for name, folder in HOME_FOLDERS.items()}
    for name in ("TMPDIR", "TEMP", "TMP"):
        folders[name] = tmp_path / "tmp"
    for name, folder in folders.items():
        folder.mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(folder))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


def files_below(folder):
    """Every file but those of the vault, which are encrypted and looked at elsewhere."""
    return {
        path
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in OWN_VAULT
    }


def pages_in_the_open(folder):
    """Every file, those of the vault too, in which a PDF or a picture can be told."""
    marks = (b"%PDF", b"\x89PNG", b"%!PS")
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path for path in found if any(mark in path.read_bytes() for mark in marks)}


@pytest.fixture
def dialog(places, checked_addresses, window, person, settle):
    """The computer's print window for a letter that was seen and finished."""
    window.shell.grant(WriteTo(person.id, ("emmas-diary",), ("access",)))
    settle(window)
    window.shell.letter.bar.print.click()
    settle(window)
    (opened,) = window.findChildren(QPrintDialog)
    yield opened
    opened.reject()


def press(dialog, words):
    next(one for one in dialog.findChildren(QPushButton) if one.text() == words).click()
    QCoreApplication.processEvents()


no_printer = pytest.mark.skipif(sys.platform != "linux", reason="the window of other systems")


@no_printer
def test_a_printed_letter_leaves_the_file_that_was_chosen_and_no_other(dialog, places):
    assert dialog.isVisible()
    chosen = places / "chosen.pdf"
    dialog.findChild(QLineEdit, "filename").setText(str(chosen))
    press(dialog, "&Print")
    assert chosen.read_bytes().startswith(b"%PDF")
    assert files_below(places) == {chosen}
    assert pages_in_the_open(places) == {chosen}


@no_printer
def test_a_print_that_was_cancelled_leaves_no_file(dialog, places):
    press(dialog, "Cancel")
    assert not dialog.isVisible()
    assert files_below(places) == set()
    assert pages_in_the_open(places) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of other systems")
def test_a_print_that_was_killed_leaves_no_file_but_the_chosen_one(places, repository):
    chosen = places / "chosen.pdf"
    run = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_PRINTING, str(chosen)],
        env={**os.environ, "PYTHONPATH": str(repository)},
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert (run.returncode, run.stdout) == (-signal.SIGKILL, "printing\n"), run.stderr
    assert files_below(places) <= {chosen}


def test_painting_opens_no_file_but_the_one_that_is_printed_to(qapp, places):
    picture = QImage(1240, 1754, QImage.Format.Format_Grayscale8)
    picture.fill(200)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(places / "chosen.pdf"))
    paint_pages(printer, [image_bytes(picture)] * 3)
    assert files_below(places) == {places / "chosen.pdf"}


def test_the_search_would_find_a_page_that_was_left(places):
    (places / "tmp" / "left").write_bytes(b"x%PDF-1.4")
    assert pages_in_the_open(places) == files_below(places) == {places / "tmp" / "left"}


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_takes_nothing_is_told_of(qapp, places):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(places / "here"))  # a folder
    assert not paint_pages(printer, [])

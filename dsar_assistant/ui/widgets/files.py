"""Asks for files and folders; handed in, so that tests and scripts can answer in its place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget


class FileChooser(Protocol):
    """Asks the person where something is or should go."""

    def open_files(self, parent: QWidget, title: str, then: Callable[[list[Path]], None]) -> None:
        """Ask for one or more files; ``then`` is not called when nothing is chosen."""

    def open_folder(self, parent: QWidget, title: str, then: Callable[[list[Path]], None]) -> None:
        """Ask for one folder."""

    def save_file(
        self, parent: QWidget, title: str, suggested: str, then: Callable[[list[Path]], None]
    ) -> None:
        """Ask where to save a file of a suggested name."""


class QtFileChooser:
    """Asks with the computer's own windows; never the static calls, which block everything."""

    def open_files(self, parent: QWidget, title: str, then: Callable[[list[Path]], None]) -> None:
        """Ask for one or more files."""
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        _ask(dialog, then)

    def open_folder(self, parent: QWidget, title: str, then: Callable[[list[Path]], None]) -> None:
        """Ask for one folder."""
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        _ask(dialog, then)

    def save_file(
        self, parent: QWidget, title: str, suggested: str, then: Callable[[list[Path]], None]
    ) -> None:
        """Ask where to save a file; the computer's window warns before it replaces one."""
        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(suggested)
        dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
        _ask(dialog, then)


def _ask(dialog: QFileDialog, then: Callable[[list[Path]], None]) -> None:
    def chosen(names: Sequence[str]) -> None:
        then([Path(name) for name in names])

    dialog.filesSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

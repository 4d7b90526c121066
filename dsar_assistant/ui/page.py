"""What all pages share: a banner for trouble, refreshing, and asking the window."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.saving import FileNotSavedError, save_bytes
from dsar_assistant.ui.tasks import Task, Work
from dsar_assistant.ui.theme import set_role
from dsar_assistant.ui.widgets.arrange import Item, column, holder, put
from dsar_assistant.ui.widgets.notices import Banner

T = TypeVar("T")


class Page(QWidget):
    """One page of the window. ``asked`` carries a wish; ``said`` a line for the status bar.

    Attributes:
        shows: The nouns whose change makes the page stale.
    """

    asked = Signal(object)
    said = Signal(str)
    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.trouble = Banner("wrong", closable=True)
        self._is_stale = True
        self._column: QVBoxLayout = column(space=0)
        around = column(self.trouble)
        around.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, 0)
        self._notice = holder(around)
        around.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, 0)
        self._notice.hide()
        self.trouble.closed.connect(self._notice.hide)
        self._column.addWidget(self._notice)
        self.setLayout(self._column)
        set_role(self, "page")

    def fill(self, *items: Item) -> None:
        """Put the content of the page under the banner."""
        for item in items:
            put(self._column, item)

    def refresh(self) -> None:
        """Show what is so now; each page says how."""

    def leave(self) -> None:
        """Keep what was typed last; called before the vault closes."""

    def show_if_stale(self) -> None:
        """Refresh if something changed since the last time; called when the page is shown."""
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def hear(self, changes: Changes) -> None:
        """Take note of a change; a page that is not seen waits until it is."""
        if changes.nouns & self.shows:
            self._is_stale = True
            if self.isVisible():
                self.show_if_stale()

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Do something quick; a refusal goes to the banner and gives None."""
        try:
            result = work()
        except DsarError as error:
            self.show_trouble(error)
            return None
        self._notice.hide()
        return result

    def command(self, work: Callable[[], Done[T]]) -> T | None:
        """Do something quick that changes things, and tell everyone."""
        done = self.attempt(work)
        return None if done is None else self.desk.runner.announce(done)

    def start(self, work: Work, *, writes: bool = False) -> Task:
        """Begin slow work; a refusal goes to the banner."""
        task = Task(work, writes=writes)
        task.refused.connect(self.show_trouble)
        return self.desk.runner.start(task)

    def save(self, path: Path, content: bytes) -> bool:
        """Write a file where the person said, and say so; False if it could not be."""
        try:
            save_bytes(path, content)
        except FileNotSavedError as error:
            self.show_trouble(error)
            return False
        self.said.emit(f"Saved as {path.name}.")
        return True

    def show_trouble(self, error: DsarError) -> None:
        """Say what happened, what is safe and what to do."""
        self.trouble.show_words(str(error), "wrong")
        self._notice.show()

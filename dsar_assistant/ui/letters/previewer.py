"""Keeps the picture of the letter in step with what is typed, without holding up typing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from dsar_assistant.services.prepare_letter import Preview
from dsar_assistant.ui.tasks import Task, TaskRunner

# Long enough for a burst of keys, short enough to leave most of 150 ms for the drawing.
DEBOUNCE_MS = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview and the pictures of its pages."""

    preview: Preview
    pages: tuple[bytes, ...]


class Previewer(QObject):
    """Waits until typing rests, then draws; only the newest drawing is ``ready(Shown)``."""

    ready = Signal(object)
    refused = Signal(object)
    about_to_draw = Signal()

    def __init__(self, runner: TaskRunner, draw: Callable[[], Shown]) -> None:
        super().__init__()
        self._runner, self._draw = runner, draw
        self._task: Task | None = None
        self._again = False
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self.draw_now)

    def draw_soon(self) -> None:
        """Draw when nothing was typed for a moment."""
        self._timer.start()

    def stop(self) -> None:
        """Draw no more."""
        self._timer.stop()
        self._again = False

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that is not yet kept and drawn."""
        return self._timer.isActive()

    def draw_now(self) -> None:
        """Keep what was typed, and draw; while one drawing is under way, the next waits."""
        self._timer.stop()
        self.about_to_draw.emit()
        if self._task is not None:
            self._again = True
            return
        draw = self._draw
        task = Task(lambda _: draw())
        task.succeeded.connect(self._show)
        task.refused.connect(self.refused)
        task.finished.connect(self._go_on)
        self._task = task
        self._runner.start(task)

    def _show(self, shown: Shown) -> None:
        if not self._again:
            self.ready.emit(shown)

    def _go_on(self) -> None:
        self._task = None
        if self._again:
            self._again = False
            self.draw_now()

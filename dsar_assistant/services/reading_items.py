"""How far each file or folder that the person dropped in has come."""

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.finding.column_map import TablePreview
from dsar_assistant.finding.evidence_files import SourceBegun
from dsar_assistant.finding.shown import fit_path


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What became of one file or folder.

    Attributes:
        label: What it was recognised as, in words.
        items: Messages, rows or entries read.
        problems: Places that could not be read; the rest was.
        tables: Tables in it whose columns the person must name first.
        seen: The senders and names in it that are evidence.
    """

    name: str
    kind: str
    label: str
    items: int
    problems: tuple[ReadProblem, ...]
    is_known: bool
    tables: tuple[TablePreview, ...] = ()
    seen: frozenset[str] = frozenset()


class ItemState(StrEnum):
    """How far one dropped file or folder has come."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ReadingItem:
    """One dropped file or folder.

    Attributes:
        now: The file in it that is being read; empty if it is none.
        start, size: Where its bytes lie in those of the whole reading.
        reports: What became of what is in it, so far.
    """

    name: str
    state: ItemState = ItemState.WAITING
    now: str = ""
    start: int = 0
    size: int = 0
    reports: tuple[SourceReport, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemNews:
    """One item as it is now."""

    number: int
    item: ReadingItem


def waiting_items(paths: Sequence[Path]) -> list[ReadingItem]:
    """Give one item for each path, none begun."""
    return [ReadingItem(fit_path(path.name or str(path))) for path in paths]


class ItemWatch:
    """Keeps the items in step with the reading and tells each change."""

    def __init__(self, paths: Sequence[Path], tell: Callable[[ItemNews], None]) -> None:
        """Begin with all of them waiting."""
        self._items = waiting_items(paths)
        self._tell = tell
        self._current: int | None = None
        self._bare: defaultdict[str, deque[int]] = defaultdict(deque)
        for number, item in enumerate(self._items):
            self._bare[item.name].append(number)
        self._first = {name: numbers[0] for name, numbers in self._bare.items()}

    def begins(self, begun: SourceBegun) -> None:
        """Hear that a source is being read; the item before it is done then."""
        if self._current not in {None, begun.path}:
            self._end_current()
        self._current = begun.path
        item = self._items[begun.path]
        inner = "" if begun.name == item.name else begun.name
        self._set(
            begun.path,
            replace(
                item,
                state=ItemState.READING,
                now=inner,
                start=begun.start,
                size=begun.size,
            ),
        )

    def found(self, report: SourceReport) -> None:
        """Hear what became of a source; before any has begun, its name says whose it is."""
        number = self._current if self._current is not None else self._owner(report.name)
        item = self._items[number]
        self._set(number, replace(item, reports=(*item.reports, report)))

    def end(self) -> None:
        """Hear that all was read."""
        for number, item in enumerate(self._items):
            if item.state is not ItemState.DONE:
                self._set(number, replace(item, state=ItemState.DONE, now=""))

    def _owner(self, name: str) -> int:
        """Give the first of that name that nothing is known of yet, else the first of all."""
        own = name if name in self._first else name.partition("/")[0]
        bare = self._bare[own]
        while bare:
            number = bare.popleft()
            if not self._items[number].reports:
                return number
        return self._first.get(own, 0)

    def _end_current(self) -> None:
        if self._current is not None:
            item = self._items[self._current]
            self._set(self._current, replace(item, state=ItemState.DONE, now=""))

    def _set(self, number: int, item: ReadingItem) -> None:
        self._items[number] = item
        self._tell(ItemNews(number, item))

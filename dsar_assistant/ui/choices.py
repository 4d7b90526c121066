"""The person's choices about the program, kept the moment they are made."""

from dataclasses import replace
from typing import TypedDict, Unpack

from PySide6.QtCore import QObject, Signal

from dsar_assistant.domain.column_map import ColumnMap
from dsar_assistant.domain.paper import Envelope, PaperChoices, PrintSize, ReferenceMark
from dsar_assistant.domain.settings import Settings, Theme, TrayWish
from dsar_assistant.ports import SettingsStore


class Change(TypedDict, total=False):
    """What can be chosen; as in ``Settings``."""

    theme: Theme
    text_percent: int
    envelope: Envelope
    print_size: PrintSize
    fold_marks: bool
    reference_mark: ReferenceMark
    prints_signature: bool
    is_shared_computer: bool
    lock_after_minutes: int
    covers_when_away: bool
    tray: TrayWish
    tables: dict[str, ColumnMap]


class Choices(QObject):
    """Holds the settings in force; ``changed`` follows each choice."""

    changed = Signal()

    def __init__(self, store: SettingsStore) -> None:
        super().__init__()
        self._store = store
        read = store.load()
        self.problems = read.problems
        self._settings = read.settings

    @property
    def settings(self) -> Settings:
        """What is in force."""
        return self._settings

    @property
    def paper(self) -> PaperChoices:
        """How letters are to be put on paper."""
        chosen = self._settings
        return PaperChoices(
            envelope=chosen.envelope,
            size=chosen.print_size,
            fold_marks=chosen.fold_marks,
            mark=chosen.reference_mark,
            is_signed=chosen.prints_signature,
        )

    def change(self, **change: Unpack[Change]) -> None:
        """Keep a choice and tell everyone.

        Raises:
            DsarError: It could not be written.
        """
        settings = replace(self._settings, **change)
        if settings == self._settings:
            return
        self._store.save(settings)
        self._settings = settings
        self.changed.emit()

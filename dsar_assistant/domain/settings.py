"""What the person can choose about the program itself."""

from dataclasses import dataclass, field
from enum import StrEnum

from dsar_assistant.domain.column_map import ColumnMap
from dsar_assistant.domain.paper import Envelope, PrintSize, ReferenceMark


class Theme(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class TrayWish(StrEnum):
    """Whether the desktop's tray says how many requests need a hand."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices that hold for the program as a whole; nothing about anyone's data.

    Attributes:
        text_percent: Size of the words on the screen, 100 to 200.
        fold_marks: Whether letters show at the left edge where to fold them.
        prints_signature: Whether a signature that the vault holds is printed.
        is_shared_computer: Others use this account: a pass phrase each time, no recent files.
        lock_after_minutes: Idle time until the vault locks, 1 to 120.
        covers_when_away: Whether the windows are covered while another program has the focus.
        backup_every_minutes: Between two backups while things change, 5 to 1,440.
        tray: Notices beside the clock; ``auto`` = unless others use this account.
        tables: Which columns to read of tables that no reader knows, by a signature that
            stands for the names of their columns.
    """

    theme: Theme = Theme.SYSTEM
    text_percent: int = 100
    envelope: Envelope = Envelope.UNSURE
    print_size: PrintSize = PrintSize.STANDARD
    fold_marks: bool = True
    reference_mark: ReferenceMark = ReferenceMark.NONE
    prints_signature: bool = True
    is_shared_computer: bool = False
    lock_after_minutes: int = 10
    covers_when_away: bool = False
    backup_every_minutes: int = 30
    tray: TrayWish = TrayWish.AUTO
    tables: dict[str, ColumnMap] = field(default_factory=dict)

    @property
    def tells_in_tray(self) -> bool:
        """Whether the tray may say how many requests need a hand."""
        if self.tray is TrayWish.AUTO:
            return not self.is_shared_computer
        return self.tray is TrayWish.ON


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings in force, and a sentence for each value on file that could not be used."""

    settings: Settings
    problems: tuple[str, ...] = ()

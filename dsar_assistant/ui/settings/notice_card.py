"""Whether the desktop's tray says how many requests need a hand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.settings import TrayWish
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label

_WORDS = (
    "Only a number, never a name, and only while your data are unlocked. "
    "Home always shows the whole list."
)
_NO_TRAY = "This desktop has no tray, so nothing is shown there. Home always shows the whole list."


class NoticeCard(Card):
    """One choice; ``refused`` carries an error."""

    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(plain_label("Notices", "title"))
        self._settings = desk.settings
        self.tray = QCheckBox("Show beside the clock how many requests need me")
        self.tray.setEnabled(desk.tray.is_there)
        self.tray.clicked.connect(self._keep)
        self.add(self.tray)
        self.add(plain_label(_WORDS if desk.tray.is_there else _NO_TRAY, "muted"))
        self.show_choice()

    def show_choice(self) -> None:
        """Show what holds now; where others use the account, it is off unless chosen."""
        self.tray.setChecked(self.tray.isEnabled() and self._settings.settings.tells_in_tray)

    def _keep(self) -> None:
        try:
            self._settings.change(tray=TrayWish.ON if self.tray.isChecked() else TrayWish.OFF)
        except DsarError as error:
            self.refused.emit(error)

"""Says calmly what is the matter with the vault, and what to do."""

from PySide6.QtCore import Signal

from dsar_assistant.domain.vault import VaultState, VaultStatus
from dsar_assistant.ui.welcome.frame import CalmPage
from dsar_assistant.ui.widgets.buttons import PrimaryButton
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner

HEADLINES = {
    VaultState.HALF_MISSING: "A part of your vault is missing",
    VaultState.DAMAGED: "Your vault cannot be read",
    VaultState.NEWER: "Your vault is from a newer version",
}


class TroublePage(CalmPage):
    """Nothing is changed from here; ``look_again`` after the person has acted."""

    look_again = Signal()

    def __init__(self) -> None:
        super().__init__("The vault needs attention")
        self._headline = plain_label("", "display")
        self._advice = Banner("careful")
        self.again_button = PrimaryButton("Look again")
        self.again_button.clicked.connect(self.look_again)
        for item in (self._headline, self._advice, self.again_button):
            self.card.add(item)

    def show_status(self, status: VaultStatus) -> None:
        """Say what is the matter."""
        self._headline.setText(HEADLINES.get(status.state, "Your vault needs attention"))
        self._advice.show_words(status.advice, "careful")

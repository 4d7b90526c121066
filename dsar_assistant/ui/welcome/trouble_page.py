"""Says calmly what is the matter with the vault, and what to do."""

from PySide6.QtCore import Signal

from dsar_assistant.domain.vault import VaultState, VaultStatus
from dsar_assistant.services.keep_backups import Care
from dsar_assistant.ui.welcome.frame import CalmPage
from dsar_assistant.ui.widgets.arrange import FlowLayout, holder
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner

HEADLINES = {
    VaultState.HALF_MISSING: "A part of your vault is missing",
    VaultState.DAMAGED: "Your vault cannot be read",
    VaultState.NEWER: "Your vault is from a newer version",
}
_DAMAGED = "The disk has damaged your vault"
_NEXT = (
    "Putting a backup back takes three steps: choose it, type your pass phrase or recovery key, "
    "and go on. What is here now is set aside and not deleted."
)


class TroublePage(CalmPage):
    """Nothing is changed from here: it names the trouble and offers the ways on.

    ``put_back(str)`` wants a backup, the named one first; ``try_anyway`` the locked door;
    ``look_again`` follows when the person has acted elsewhere.
    """

    put_back = Signal(str)
    try_anyway = Signal()
    look_again = Signal()

    def __init__(self) -> None:
        super().__init__("The vault needs attention")
        self._preferred = ""
        self._headline = plain_label("", "display")
        self._advice = Banner("careful")
        self.back_button = PrimaryButton("Put a backup back…", "history")
        self.try_button = QuietButton("Try to open it", "lock")
        self.again_button = LinkButton("Look again")
        self.back_button.clicked.connect(lambda: self.put_back.emit(self._preferred))
        self.try_button.clicked.connect(self.try_anyway)
        self.again_button.clicked.connect(self.look_again)
        for item in (self._headline, self._advice, plain_label(_NEXT, "muted")):
            self.card.add(item)
        self.card.add(holder(FlowLayout(self.back_button, self.try_button, self.again_button)))

    @property
    def words(self) -> str:
        """What it says of the trouble."""
        return self._advice.words

    def show_status(self, status: VaultStatus) -> None:
        """Say what is the matter before the vault was opened."""
        self._preferred = ""
        self._headline.setText(HEADLINES.get(status.state, "Your vault needs attention"))
        self._advice.show_words(status.advice, "careful")
        self.try_button.setVisible(bool(status.slots))

    def show_damage(self, care: Care) -> None:
        """Say which damage was found while the vault was open."""
        self._preferred = care.newest_whole.name if care.newest_whole else ""
        self._headline.setText(_DAMAGED)
        self._advice.show_words(" ".join(care.warnings), "careful")
        self.try_button.setVisible(True)

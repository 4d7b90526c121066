"""Choices about the program itself; each is kept the moment it is made."""

from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.settings import Theme
from dsar_assistant.ui.choices import Change
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.metrics import TEXT_PERCENTS
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.paper import PRINT_DPI
from dsar_assistant.ui.settings.about import about_card
from dsar_assistant.ui.settings.backups_card import BackupsCard
from dsar_assistant.ui.settings.lists_card import ListsCard
from dsar_assistant.ui.settings.notice_card import NoticeCard
from dsar_assistant.ui.settings.register_card import RegisterCard
from dsar_assistant.ui.settings.safety import SafetyCard
from dsar_assistant.ui.widgets.arrange import FlowLayout, holder
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.forms import ChoiceField, FormRow
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.paper_fields import PaperFields
from dsar_assistant.ui.widgets.scroll import ScrollColumn
from dsar_assistant.ui.wishes import PutBack

THEMES = (
    (Theme.SYSTEM.value, "As on my computer"),
    (Theme.LIGHT.value, "Light"),
    (Theme.DARK.value, "Dark"),
    (Theme.CONTRAST.value, "High contrast"),
)
_TEST_PAGE = "Envelopes differ. A test page shows whether the window of yours fits."
SIZES = tuple((str(percent), f"{percent} %") for percent in TEXT_PERCENTS)


class SettingsPage(Page):
    """Appearance, letters, safety, and about the program."""

    shows = frozenset({"vault", "backup", "register", "list"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        settings = desk.settings.settings
        self.theme = ChoiceField(THEMES, settings.theme.value)
        self.text_size = ChoiceField(SIZES, str(settings.text_percent))
        self.paper = PaperFields()
        self.paper.show_choices(desk.settings)
        self.test_page_button = QuietButton("Print a test page…", "print")
        self.safety = SafetyCard(desk)
        self.notices = NoticeCard(desk)
        self.backups, self.register = BackupsCard(desk), RegisterCard(desk)
        self.lists = ListsCard(desk)
        self._connect()
        self.fill(self._build())

    def _connect(self) -> None:
        self.theme.edited.connect(lambda: self._keep({"theme": Theme(self.theme.value())}))
        self.text_size.edited.connect(
            lambda: self._keep({"text_percent": int(self.text_size.value())})
        )
        self.paper.edited.connect(self._keep_paper)
        self.test_page_button.clicked.connect(self._print_test_page)
        self._hear_cards()
        self.desk.settings.changed.connect(self._follow)

    def _hear_cards(self) -> None:
        for card in (self.safety, self.backups, self.register, self.lists):
            card.refused.connect(self.show_trouble)
            card.said.connect(self.said)
        self.notices.refused.connect(self.show_trouble)
        self.backups.put_back.connect(lambda name: self.asked.emit(PutBack(name)))

    def _build(self) -> QWidget:
        problems = Banner("careful", " ".join(self.desk.settings.problems), closable=True)
        return ScrollColumn(
            "Settings",
            SectionHeading("Settings", "Every choice is kept at once.", role="display"),
            problems,
            Card(
                plain_label("Appearance", "title"),
                FormRow("Colours", self.theme),
                FormRow("Size of text", self.text_size, "On the screen only."),
            ),
            Card(
                plain_label("Letters", "title"),
                self.paper,
                plain_label(_TEST_PAGE, "muted"),
                holder(FlowLayout(self.test_page_button)),
            ),
            self.notices,
            self.safety,
            self.backups,
            self.register,
            self.lists,
            about_card(),
        )

    def refresh(self) -> None:
        """Show which ways of opening the vault there are now."""
        status = self.attempt(self.desk.app.vault.status)
        if status is not None:
            self.safety.show_status(status)
        self.backups.show_backups()
        self.register.show_info()
        self.lists.show_lists()

    def _keep(self, change: Change) -> None:
        self.attempt(lambda: self.desk.settings.change(**change))

    def _keep_paper(self) -> None:
        self.attempt(lambda: self.paper.keep(self.desk.settings))

    def _print_test_page(self) -> None:
        """Print the page that shows whether the window of the envelope fits."""
        envelope = self.desk.settings.paper.envelope
        pdf = self.attempt(lambda: self.desk.app.batches.test_page(envelope))
        if pdf is not None:
            pages = self.desk.app.painter.pages(pdf, PRINT_DPI)
            self.desk.printer.print_pages(self, pages, "Test page")

    def _follow(self) -> None:
        """Show what was chosen elsewhere, from the menu or beside a letter."""
        settings = self.desk.settings.settings
        self.theme.show_value(settings.theme.value)
        self.text_size.show_value(str(settings.text_percent))
        self.paper.show_choices(self.desk.settings)
        self.notices.show_choice()

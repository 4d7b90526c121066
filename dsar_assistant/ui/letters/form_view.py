"""The left half: what is written to whom, the questions, the paper, the pitfalls."""

from datetime import date

from PySide6.QtCore import Signal

from dsar_assistant.domain.text import day_in_words
from dsar_assistant.services.prepare_letter import LetterForm, Preview
from dsar_assistant.ui.letters.field_rows import FieldRows
from dsar_assistant.ui.letters.side_cards import AddressCard, MissingCard, PaperCard, PitfallsCard
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import FlowLayout, holder
from dsar_assistant.ui.widgets.buttons import LinkButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.scroll import ScrollColumn


class FormView(ScrollColumn):
    """``edited`` after each answer; the others ask for a dialog about the letter.

    ``kind_asked`` is for another kind of letter, ``words_asked`` to change its words,
    ``meaning_asked`` for the page that explains it.
    """

    edited = Signal()
    kind_asked = Signal()
    words_asked = Signal()
    meaning_asked = Signal()

    def __init__(self, today: date) -> None:
        super().__init__("The letter's questions", margin=Space.WIDE)
        self._heading = SectionHeading("")
        self._summary = plain_label("")
        self._send_to = plain_label("", "caption")
        self._clock = plain_label("", "caption")
        self.kind_button = LinkButton("Write something else…", "letter")
        self.kind_button.clicked.connect(self.kind_asked)
        self.words_button = LinkButton("Change the words…", "edit")
        self.words_button.clicked.connect(self.words_asked)
        self.meaning_button = LinkButton("What this means…", "question")
        self.meaning_button.clicked.connect(self.meaning_asked)
        self.refusal = Banner("careful")
        self.missing = MissingCard()
        self.address = AddressCard()
        self.rows = FieldRows(today)
        self.rows.edited.connect(self.edited)
        self._questions = Card(plain_label("About this letter", "title"), self.rows)
        self.paper = PaperCard()
        self.pitfalls = PitfallsCard()
        self._build()

    def _build(self) -> None:
        links = FlowLayout(self.kind_button, self.words_button, self.meaning_button)
        about = Card(self._summary, self._send_to, self._clock, holder(links), role="sunken")
        for item in (
            self._heading,
            about,
            self.refusal,
            self.missing,
            self.address,
            self._questions,
            self.paper,
            self.pitfalls,
        ):
            self.add(item)

    def show_form(self, form: LetterForm) -> None:
        """Show a letter as it stands."""
        request = form.request
        about = f"To {request.controller.display_name}, dated {day_in_words(form.on)}"
        self._heading.show_words(form.kind.title, about)
        self._summary.setText(form.kind.summary)
        self._send_to.setText(f"Goes to: {form.kind.send_to}")
        self._clock.setText(f"Deadline: {form.clock}")
        self.address.show_address(form.address, form.warnings)
        self.missing.show_missing(form.missing)
        self.rows.show_kind(form.kind, form.answers)
        self._questions.setVisible(bool(form.kind.fields))
        self.pitfalls.show_pitfalls(form.kind.goes_wrong)

    def show_preview(self, preview: Preview) -> None:
        """Show what the letter still lacks, and what to know before posting it."""
        self.missing.show_missing(preview.missing)
        self.address.show_warnings(preview.warnings)
        self.refusal.show_words("" if preview.missing else preview.refusal, "careful")
        for button in (self.words_button, self.meaning_button):
            button.setEnabled(preview.pdf is not None)

    def answers(self) -> dict[str, str]:
        """Give what is filled in, by field id."""
        return self.rows.answers()

"""Find who may hold your data: questions, files, and the organisations they lead to."""

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QWidget

from dsar_assistant.domain.changes import Changes
from dsar_assistant.domain.controller import InterviewAnswer
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.text import counted
from dsar_assistant.finding.column_map import TablePreview
from dsar_assistant.services.keep_organisations import NewOrganisation
from dsar_assistant.services.map_columns import remembered
from dsar_assistant.services.review_candidates import CandidateRow, Review
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.find.candidate_table import Decision
from dsar_assistant.ui.find.chain_window import ChainWindow
from dsar_assistant.ui.find.columns_dialog import ChosenColumns, ColumnsDialog
from dsar_assistant.ui.find.event_view import EventView, ToldEvent
from dsar_assistant.ui.find.files_view import FilesView
from dsar_assistant.ui.find.interview_view import InterviewView
from dsar_assistant.ui.find.lookup import suggestions
from dsar_assistant.ui.find.organisations_view import OrganisationsView
from dsar_assistant.ui.find.organising import Organising
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.tasks import Task
from dsar_assistant.ui.theme import current, set_role
from dsar_assistant.ui.widgets.arrange import column, holder, row
from dsar_assistant.ui.widgets.buttons import PrimaryButton
from dsar_assistant.ui.widgets.cards import EmptyState, SectionHeading
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.scroll import ScrollColumn, ScrollWhole
from dsar_assistant.ui.wishes import GoTo, PageName, WriteTo

QUESTIONS, EVENTS, FILES, ORGANISATIONS = range(4)
_TITLE = "Find who may hold your data"
_TABS = ("Questions", "What came", "Your files", "Organisations")
_LOW = 560
"""Height of the page in pixels, at a text of 100 %, below which its head gives way."""
_NOBODY = "Say first who this is about. A name is enough to begin with."


class FindPage(Page):
    """Four ways side by side; at the bottom, the letters to write."""

    shows = frozenset({"person", "evidence", "candidate", "controller", "request"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._subject_id = ""
        self._reading: Task | None = None
        self._dropped: list[Path] = []
        self._review = Review((), (), (), ())
        self.interview = InterviewView()
        self.events = EventView(desk.app.evidence.events(), desk.app.knowledge.today)
        self.files = FilesView(desk.chooser, desk.app.evidence.advice())
        self.organisations = OrganisationsView()
        self.organising = Organising(self)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Ways to find organisations")
        self.write_button = PrimaryButton("Write letters", "letter")
        self._ticked_words = plain_label("", "muted")
        self._heading = SectionHeading(_TITLE, role="display")
        self._whose = ""
        self._head = column(self._heading, self.tabs, space=Space.SMALL)
        self._tall = ScrollWhole("Organisations", holder(column(self.organisations)))
        self._stack = QStackedWidget()
        self._outer = QStackedWidget()
        self._connect()
        self._build()

    def _connect(self) -> None:
        self.interview.answered.connect(self._answer)
        self.interview.finished.connect(lambda: self.show_tab(ORGANISATIONS))
        self.events.told.connect(self.tell)
        self.events.typed.connect(self._suggest_for_event)
        self.files.dropped.connect(self.read)
        self.files.columns_asked.connect(self.ask_columns)
        self.files.stop_asked.connect(self._stop)
        self.files.forget_asked.connect(
            lambda key: self.command(lambda: self.desk.app.evidence.forget(key))
        )
        self.files.finished.connect(lambda: self.show_tab(ORGANISATIONS))
        view = self.organisations
        view.decided.connect(self._decide)
        view.write_asked.connect(lambda key: self._write((key,)))
        view.picture_asked.connect(self.show_picture)
        view.add_asked.connect(self.organising.ask_new)
        view.name_asked.connect(lambda name: self.organising.ask_new("", name))
        view.correct_asked.connect(self.organising.ask_correction)
        view.take_back_asked.connect(self.organising.ask_take_back)
        view.batch_asked.connect(self._decide_all)
        self.organising.write_asked.connect(lambda key: self._write((key,)))
        self.organising.listed.connect(lambda key: self._decide(Decision(key, wanted=True)))
        view.begin_asked.connect(lambda: self.show_tab(QUESTIONS))
        view.looked_at.connect(self._look)
        view.table.opened.connect(lambda: self._tall.ensureWidgetVisible(view.why, 0, 0))
        self.write_button.clicked.connect(lambda: self._write(self._ticked()))

    def _build(self) -> None:
        views = (self.interview, self.events, self.files, self._tall)
        for words, view in zip(_TABS, views, strict=True):
            self.tabs.addTab(words)
            self._stack.addWidget(view)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        top = holder(self._head)
        whole = column(top, space=0)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._bar())
        self._outer.addWidget(holder(whole))
        self._outer.addWidget(self._nobody())
        self.fill(self._outer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the head give way to what is below it where the screen is low."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        # The tab and the rail still say what this is; whose data it is must stay to be seen.
        is_low = self.height() < _LOW * current().percent // 100
        self._heading.show_words("" if is_low else _TITLE, self._whose)
        self._heading.setVisible(not is_low or bool(self._whose))
        over = Space.SMALL if is_low else Space.WIDE
        self._head.setContentsMargins(Space.WIDE, over, Space.WIDE, 0)
        self.organisations.show_low(is_low=is_low)

    def _bar(self) -> QFrame:
        bar = QFrame()
        set_role(bar, "bar")
        line = row(space=Space.MEDIUM)
        line.addWidget(self._ticked_words, 1)
        line.addWidget(self.write_button)
        line.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.MEDIUM)
        bar.setLayout(line)
        return bar

    def _nobody(self) -> QWidget:
        add = PrimaryButton("Say who you are", "person")
        add.clicked.connect(lambda: self.asked.emit(GoTo(PageName.PEOPLE)))
        empty = EmptyState("person", "Who is it about?", _NOBODY, add)
        return ScrollColumn("Who is it about?", empty)

    def show_tab(self, tab: int) -> None:
        """Show one of the four ways."""
        self.tabs.setCurrentIndex(tab)

    def refresh(self) -> None:
        """Show what is so now for the present person."""
        person = self.attempt(self.desk.subject.person)
        self._outer.setCurrentIndex(0 if person else 1)
        if person is None:
            return
        self._subject_id = person.id
        self._whose = "" if person.is_self else f"For {person.full_name}."
        self._fit_head()
        self._show_found()

    def _show_found(self) -> None:
        candidates, subject = self.desk.app.candidates, self._subject_id
        self.interview.show_questions(candidates.questions(), candidates.answers(subject))
        self.files.show_files(self.desk.app.evidence.files(subject))
        review = self.attempt(lambda: candidates.rows(subject))
        if review is None:
            return
        self._review = review
        self.organisations.show_review(review, self.desk.app.organisations.all())
        self.tabs.setTabText(ORGANISATIONS, f"{_TABS[ORGANISATIONS]} ({len(review.rows)})")
        self._show_ticked()

    def _show_ticked(self) -> None:
        count = len(self._ticked())
        self.write_button.setEnabled(count > 0)
        words = f"Write letters to {counted(count, 'organisation')}" if count else "Write letters"
        self.write_button.setText(words)
        hint = (
            f"{count:,} in the batch" if count else "Tick the organisations you want to write to."
        )
        self._ticked_words.setText(hint)

    def _ticked(self) -> tuple[str, ...]:
        return tuple(row.controller_id for row in self._review.rows if row.wanted)

    def _answer(self, answer: InterviewAnswer) -> None:
        self.command(lambda: self.desk.app.candidates.answer(self._subject_id, answer))

    def _decide(self, decision: Decision) -> None:
        key, wanted = decision.controller_id, decision.wanted
        self.command(lambda: self.desk.app.candidates.decide(self._subject_id, key, wanted=wanted))

    def tell(self, told: ToldEvent) -> None:
        """Keep what happened, and show where it leads."""
        taken = told.taken
        if taken is not None and not taken.controller_id:
            # From the register: its address is worth keeping for the letter.
            new = NewOrganisation(
                taken.name,
                PostalAddress(taken.lines, taken.postcode or None),
                taken.email,
                registration=taken.registration,
            )
            if self.command(lambda: self.desk.app.organisations.add(new)) is None:
                return
        subject = self._subject_id
        done = self.attempt(lambda: self.desk.app.evidence.tell_event(subject, told.report))
        if done is not None:
            self.desk.runner.announce(done)
            self.events.show_choice()
            self.show_tab(ORGANISATIONS)

    def _suggest_for_event(self, text: str) -> None:
        card = self.events.card
        if card is not None:
            found = self.attempt(lambda: suggestions(self.desk.app, text)) or ()
            card.suggestions.show_suggestions(found)

    def _decide_all(self, keys: tuple[str, ...]) -> None:
        self.command(
            lambda: self.desk.app.candidates.decide_all(self._subject_id, keys, wanted=True)
        )

    def read(self, paths: list[Path]) -> None:
        """Read files and folders in the background."""
        if self._reading is not None:
            self.said.emit("One reading at a time, please. It goes on.")
            return
        self._dropped = paths
        subject = self._subject_id
        self.files.begin(paths)
        task = Task(lambda hand: self.desk.app.evidence.read(subject, paths, hand, hand.tell))
        task.progressed.connect(self.files.show_progress)
        task.told.connect(self.files.reading.show_news)
        task.refused.connect(self.show_trouble)
        task.cancelled.connect(self._stopped)
        task.finished.connect(self._end_reading)
        self._reading = task
        self.desk.runner.start(task)

    def ask_columns(self, preview: TablePreview) -> ColumnsDialog:
        """Ask what the columns of a table are, remember it, and read the table."""
        dialog = ColumnsDialog(self, preview)
        dialog.accepted.connect(lambda: self._read_table(dialog.answers()))
        dialog.open()
        return dialog

    def _read_table(self, chosen: ChosenColumns) -> None:
        tables = self.desk.settings.settings.tables
        kept = remembered(tables, chosen.signature, chosen.columns)
        self.attempt(lambda: self.desk.settings.change(tables=kept))
        self.read(self._dropped)

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.stop()

    def _stopped(self) -> None:
        self.files.reading.stop()
        self.said.emit("Stopped. What was read before is kept.")
        self.desk.runner.changed.emit(Changes(frozenset({"evidence", "candidate"})))

    def _end_reading(self) -> None:
        self._reading = None
        self.files.end()

    def _look(self, candidate: CandidateRow | None) -> None:
        if candidate is None:
            self.organisations.why.show_nothing()
            return
        picture = None
        if len(candidate.path_names) > 1:
            key = candidate.controller_id
            picture = self.attempt(lambda: self.desk.app.candidates.chain(self._subject_id, key))
        self.organisations.why.show_candidate(candidate, picture)

    def show_picture(self, controller_id: str) -> ChainWindow | None:
        """Show the chain to one organisation larger, or of all with an empty id."""
        picture = self.attempt(
            lambda: self.desk.app.candidates.chain(self._subject_id, controller_id or None)
        )
        if picture is None:
            return None
        window = ChainWindow(self, picture, self.desk.chooser)
        window.chosen.connect(self.organisations.table.select)
        window.save_asked.connect(self.save)
        window.open()
        return window

    def _write(self, controller_ids: tuple[str, ...]) -> None:
        suggested = {row.controller_id: next(iter(row.suggested), "") for row in self._review.rows}
        kinds = tuple(suggested.get(key, "") for key in controller_ids)
        self.asked.emit(WriteTo(self._subject_id, controller_ids, kinds))

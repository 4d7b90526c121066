"""The people whose data it is: oneself first, then those one acts for."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QListView, QWidget

from dsar_assistant.domain.person import DataSubject
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.dialog import AskDialog, confirm
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.models.rows import Column, RowTableModel
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.people.signature_card import SignatureCard
from dsar_assistant.ui.widgets.arrange import FlowLayout, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton, QuietButton
from dsar_assistant.ui.widgets.cards import Card, SectionHeading
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.person_form import NOBODY, PersonForm
from dsar_assistant.ui.widgets.scroll import ScrollColumn
from dsar_assistant.ui.widgets.wrapped_rows import wrap_rows

SAVE_AFTER_MS = 400
_REMOVE = (
    "Their requests, letters and files read go with them, for good. What was posted stays posted."
)


def _label(person: DataSubject) -> str:
    return f"{person.full_name} (you)" if person.is_self else person.full_name


class PeoplePage(Page):
    """A list at the left, one person at the right; every change is kept by itself."""

    shows = frozenset({"person"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._id = ""
        self.dialog: AskDialog | None = None
        self._model = RowTableModel[DataSubject]((Column("Person", _label),), self)
        self.list = QListView()
        self.list.setAccessibleName("People")
        self.list.setModel(self._model)
        wrap_rows(self.list)
        self.form = PersonForm()
        self.add_button = QuietButton("Add someone", "plus")
        self.work_button = QuietButton("Work for this person", "check")
        self.remove_button = LinkButton("Remove this person…", "trash")
        self.signature = SignatureCard(desk)
        self._heading = SectionHeading("You")
        self._kept = plain_label("", "caption")
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._connect()
        self.fill(self._build())

    def _connect(self) -> None:
        self._timer.timeout.connect(self._keep)
        self.form.edited.connect(self._wait)
        self.add_button.clicked.connect(self.begin_new)
        self.work_button.clicked.connect(self._work_for)
        self.remove_button.clicked.connect(self._ask_remove)
        self.signature.refused.connect(self.show_trouble)
        self.signature.said.connect(self.said)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)

    def _build(self) -> QWidget:
        side = column(self.list, self.add_button, space=Space.MEDIUM)
        buttons = holder(FlowLayout(self.work_button, self.remove_button))
        card = Card(self._heading, self.form, self._kept, buttons, space=Space.LARGE)
        scroll = ScrollColumn("Person", card, self.signature, margin=0)
        line = row(space=Space.WIDE)
        line.addLayout(side, 1)
        line.addWidget(scroll, 3)
        sentence = "Letters are written in the name of one of these people."
        layout = column(SectionHeading("People", sentence, role="display"), space=Space.LARGE)
        layout.addLayout(line, 1)
        whole = holder(layout)
        layout.setContentsMargins(Space.VAST, Space.VAST, Space.VAST, Space.LARGE)
        return whole

    def refresh(self) -> None:
        """Show who is there now."""
        people = self.attempt(self.desk.app.people.all) or ()
        self._model.show_rows(people)
        if self._timer.isActive():
            return
        chosen = [person for person in people if person.id == self._id] or list(people[:1])
        self._show(chosen[0] if chosen else NOBODY)

    def begin_new(self) -> None:
        """Empty the form for someone else."""
        self._keep_now()
        self._show(replace(NOBODY, is_self=self._model.rowCount() == 0))
        self.form.focus_first()

    def _show(self, person: DataSubject) -> None:
        self._id = person.id
        self._mark(person.id)
        self.form.show_person(person)
        self._heading.show_words(person.full_name or "Someone new")
        for button in (self.work_button, self.remove_button):
            button.setVisible(bool(person.id))
        current = self.attempt(self.desk.subject.person)
        is_current = current is not None and current.id == person.id
        self.work_button.setVisible(bool(person.id) and not is_current)
        self._kept.setText("")
        self.signature.show_person(person.id)

    def _mark(self, person_id: str) -> None:
        """Show in the list whose particulars stand beside it; nobody's for someone new."""
        self.list.clearSelection()
        for at in range(self._model.rowCount()):
            place = self._model.index(at, 0)
            person = self._model.row_at(place)
            if person is not None and person.id == person_id:
                self.list.setCurrentIndex(place)

    def _choose(self, index: QModelIndex) -> None:
        self._keep_now()
        person = self._model.row_at(index)
        if person is not None:
            self._show(person)

    def _wait(self) -> None:
        self._kept.setText("")
        self._timer.start()

    def _keep_now(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._keep()

    def _keep(self) -> None:
        person = self.form.person()
        if not person.full_name:
            self._kept.setText("A name is needed before this person can be kept.")
            return
        people = self.desk.app.people
        kept = self.command(lambda: people.change(person) if person.id else people.add(person))
        if kept is not None:
            self._id = kept.id
            self.signature.show_person(kept.id)
            self._kept.setText("Kept.")

    def leave(self) -> None:
        """Keep what was typed last."""
        self._keep_now()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed before the page goes away."""
        self._keep_now()
        super().hideEvent(event)

    def _work_for(self) -> None:
        self.desk.subject.choose(self._id)
        self.said.emit("From now on you work for this person.")

    def _ask_remove(self) -> None:
        person_id = self._id

        def remove() -> None:
            self._id = ""
            self.command(lambda: self.desk.app.people.remove(person_id))

        self.dialog = confirm(self, "Remove this person?", _REMOVE, "Remove", remove)

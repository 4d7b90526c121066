"""The first run: three short steps, then something useful."""

from PySide6.QtCore import Signal

from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.vault import KeyChoices
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.tasks import Task
from dsar_assistant.ui.welcome.frame import CalmPage
from dsar_assistant.ui.welcome.key_step import KeyStep
from dsar_assistant.ui.welcome.person_step import PersonStep
from dsar_assistant.ui.welcome.recovery_step import RecoveryStep
from dsar_assistant.ui.widgets.arrange import row
from dsar_assistant.ui.widgets.buttons import LinkButton
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.notices import Banner

STEPS = 3


class FirstRun(CalmPage):
    """How this computer is used, who you are, and the recovery key; ``finished`` at the end.

    ``put_back`` wants a backup instead.
    """

    finished = Signal()
    put_back = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("First steps")
        self._desk = desk
        self._step_words = plain_label("", "caption")
        self.trouble = Banner("wrong")
        self.key_step = KeyStep()
        self.person_step = PersonStep()
        self.recovery_step = RecoveryStep(desk.printer, desk.chooser, desk.app.recovery)
        self._steps = (self.key_step, self.person_step, self.recovery_step)
        self.back_button = LinkButton("I have a backup to put back…", "history")
        self.back_button.clicked.connect(self.put_back)
        for item in (self._step_words, self.trouble, *self._steps, row(self.back_button, None)):
            self.card.add(item)
        self.key_step.chosen.connect(self._make_vault)
        self.person_step.given.connect(self._keep_person)
        self.person_step.skipped.connect(lambda: self.show_step(2))
        self.recovery_step.finished.connect(self._finish)
        self.show_step(0)

    def show_keyring(self, problem: str) -> None:
        """Take note of whether the computer's keyring can be used."""
        self.key_step.show_keyring(problem)

    def show_step(self, at: int) -> None:
        """Show one of the three steps, counted from 0."""
        self.trouble.show_words("")
        self._step_words.setText(f"Step {at + 1} of {STEPS}")
        for number, step in enumerate(self._steps):
            step.setVisible(number == at)
        self.back_button.setVisible(at == 0)
        self._steps[at].setFocus()

    def _make_vault(self, choices: KeyChoices) -> None:
        self.key_step.setEnabled(False)
        task = Task(lambda _: self._desk.app.vault.create(choices), writes=True)
        task.succeeded.connect(self._go_on)
        task.refused.connect(self._say_why)
        task.finished.connect(lambda: self.key_step.setEnabled(True))
        self._desk.runner.start(task)

    def _go_on(self, key: str) -> None:
        self.recovery_step.show_key(key)
        self._desk.settings.change(is_shared_computer=self.key_step.is_shared)
        self.show_step(1)

    def _keep_person(self, person: DataSubject) -> None:
        try:
            self._desk.runner.announce(self._desk.app.people.add(person))
        except DsarError as error:
            self._say_why(error)
            return
        self.show_step(2)

    def _finish(self) -> None:
        self.recovery_step.forget()
        self.finished.emit()

    def _say_why(self, error: DsarError) -> None:
        self.trouble.show_words(str(error), "wrong")

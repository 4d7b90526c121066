"""The window: first run, the locked door, or the pages; menus, shortcuts and the status line."""

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget

from dsar_assistant.domain.vault import SlotKind, VaultState, VaultStatus
from dsar_assistant.services.keep_backups import Care
from dsar_assistant.services.read_help import GUIDE, PROTECTION, HelpPage
from dsar_assistant.ui.backup_care import BackupCare
from dsar_assistant.ui.choices import Choices
from dsar_assistant.ui.covering import WindowCover
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.help_window import HelpWindow, keys_page
from dsar_assistant.ui.idle import IdleWatch
from dsar_assistant.ui.locking import QUICK_EXIT_KEY, QuickExit, idle_minutes
from dsar_assistant.ui.metrics import TEXT_PERCENTS
from dsar_assistant.ui.rail import PROGRAM_NAME, RAIL
from dsar_assistant.ui.restore_dialog import RestoreDialog
from dsar_assistant.ui.shell import Shell
from dsar_assistant.ui.tasks import Task, Ticket
from dsar_assistant.ui.tray_notice import TrayNotice
from dsar_assistant.ui.welcome.first_run import FirstRun
from dsar_assistant.ui.welcome.trouble_page import TroublePage
from dsar_assistant.ui.welcome.unlock_page import UnlockPage
from dsar_assistant.ui.wishes import PageName

SIZE = (1280, 800)
STATUS_MS = 8000


class MainWindow(QMainWindow):
    """Its title never holds personal data.

    ``entered`` when the vault was opened in it, ``locked`` when it was locked.
    """

    entered = Signal()
    locked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.shell: Shell | None = None
        self._stack = QStackedWidget()
        self.idle = IdleWatch(self)
        self.quick_exit = QuickExit(self)
        self.cover = WindowCover(self, desk.settings)
        self.care = BackupCare(self, desk.app.backups, desk.runner)
        self.tray = TrayNotice(self, desk)
        self._page_actions: list[QAction] = []
        self.setWindowTitle(PROGRAM_NAME)
        self.resize(*SIZE)
        self.setCentralWidget(self._stack)
        self._build_menus()
        self._connect()
        self.statusBar().setSizeGripEnabled(False)

    @cached_property
    def unlock_page(self) -> UnlockPage:
        """The locked door."""
        page = UnlockPage(self._desk.app.vault, self._desk.runner)
        page.opened.connect(self.enter)
        page.put_back.connect(self.put_back)
        self._stack.addWidget(page)
        return page

    @cached_property
    def first_run(self) -> FirstRun:
        """The three first steps."""
        page = FirstRun(self._desk)
        page.finished.connect(self.enter)
        page.put_back.connect(self.put_back)
        self._stack.addWidget(page)
        return page

    @cached_property
    def trouble_page(self) -> TroublePage:
        """What is the matter with the vault."""
        page = TroublePage()
        page.look_again.connect(self.begin)
        page.try_anyway.connect(self._show_unlock)
        page.put_back.connect(self.put_back)
        self._stack.addWidget(page)
        return page

    def _connect(self) -> None:
        self.idle.tired.connect(self.lock)
        self.cover.listen()
        self.care.warned.connect(self.say)
        self.care.damaged.connect(self.tell_damage)
        self._desk.runner.crashed.connect(self.tell_crash)
        self._desk.settings.changed.connect(self._follow_settings)

    @property
    def settings(self) -> Choices:
        """The choices about the program."""
        return self._desk.settings

    @property
    def is_busy(self) -> bool:
        """Whether anything slow is under way."""
        return self._desk.runner.running > 0

    def begin(self, *, stays_locked: bool = False) -> None:
        """Show what the state of the vault calls for.

        Args:
            stays_locked: Not to open by the keyring, since the person has just locked it.
        """
        status = self._desk.app.vault.status()
        if status.state is VaultState.OPEN:
            self.enter()
        elif status.state is VaultState.ABSENT:
            self.first_run.show_keyring(self._desk.app.vault.key_store_problem())
            self._show(self.first_run)
        elif status.state is VaultState.LOCKED:
            self._knock(status, stays_locked=stays_locked)
        else:
            self.trouble_page.show_status(status)
            self._show(self.trouble_page)

    def _knock(self, status: VaultStatus, *, stays_locked: bool) -> None:
        """Let the keyring open the vault if it does so without asking; else ask."""
        may_try = SlotKind.KEYRING in status.slots and not stays_locked
        if may_try and self._desk.app.vault.try_keyring():
            self.enter()
            return
        self._show_unlock()

    def _show_unlock(self) -> None:
        self.unlock_page.show_status(self._desk.app.vault.status())
        self._show(self.unlock_page)

    def _warm_up(self) -> None:
        """Read law, letters and directory beside the window, before the first click needs them."""
        knowledge = self._desk.app.knowledge

        def read(ticket: Ticket) -> None:
            for name in ("directory", "jurisdictions", "book"):
                ticket.checkpoint()
                getattr(knowledge, name)

        self._desk.runner.start(Task(read))

    def enter(self) -> None:
        """Show the pages; they are made anew each time the vault opens."""
        shell = Shell(self._desk)
        shell.lock_asked.connect(self.lock)
        shell.back_asked.connect(self.put_back)
        shell.said.connect(self.say)
        shell.page_shown.connect(self._name_page)
        self.shell = shell
        self._stack.addWidget(shell)
        self._show(shell)
        shell.show_page(PageName.HOME)
        self.idle.start(idle_minutes(self._desk.settings.settings))
        self.care.start()
        self.tray.start()
        self._warm_up()
        self.entered.emit()

    def lock(self) -> None:
        """Close the vault and let go of everything that was shown."""
        if self._leave():
            self._show_unlock()
            self.locked.emit()

    def put_back(self, preferred: str = "") -> RestoreDialog:
        """Ask for a backup to put in the vault's place; the vault is locked for that."""
        if self._leave():
            self._show_unlock()
        dialog = RestoreDialog(self, self._desk, preferred)
        dialog.restored.connect(self._go_on_restored)
        dialog.open()
        return dialog

    def _go_on_restored(self) -> None:
        self.enter()
        self.say("The backup is back. Look whether everything is there.")

    def tell_damage(self, care: Care) -> None:
        """Close a vault that the disk has damaged, and offer the newest backup that is whole."""
        if self._leave():
            self.trouble_page.show_damage(care)
            self._show(self.trouble_page)

    def _leave(self) -> bool:
        """Lock, and let go of all that was shown; says whether anything was open."""
        if self.shell is None:
            return False
        self.idle.stop()
        self.care.stop()
        self.tray.stop()
        self._desk.runner.stop_all()
        shell, self.shell = self.shell, None
        shell.leave()
        self._desk.runner.announce(self._desk.app.vault.lock())
        self._stack.removeWidget(shell)
        shell.deleteLater()
        self.statusBar().clearMessage()
        self.setWindowTitle(PROGRAM_NAME)
        return True

    def say(self, words: str) -> None:
        """Say something in the status line for a while."""
        self.statusBar().showMessage(words, STATUS_MS)

    def come_forward(self) -> None:
        """Come to the front, as far as the desktop lets a window do so by itself."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def _show(self, page: object) -> None:
        for index in range(self._stack.count()):
            if self._stack.widget(index) is page:
                self._stack.setCurrentIndex(index)
        for action in self._page_actions:
            action.setEnabled(page is self.shell)

    def _name_page(self, name: PageName) -> None:
        self.setWindowTitle(f"{RAIL[name][0]} - {PROGRAM_NAME}")

    def _build_menus(self) -> None:
        titles = ("&File", "&Edit", "&Go", "&View", "&Help")
        file, edit, go, view, guide = (self.menuBar().addMenu(title) for title in titles)
        lock = self._act(file, "&Lock", "Ctrl+L", self.lock)
        leave = self._act(file, "&Quit", "Ctrl+Q", self.close)
        self._act(file, "Leave at &once", QKeySequence(QUICK_EXIT_KEY), self.quick_exit.leave)
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        undo = self._act(edit, "&Undo in this request", "Ctrl+Z", self._undo)
        redo = self._act(edit, "&Redo in this request", "Ctrl+Shift+Z", self._redo)
        self._page_actions += (lock, undo, redo)
        for number, (page, (words, _)) in enumerate(RAIL.items(), start=1):
            action = self._act(go, words, f"Ctrl+{number}", partial(self._go, page))
            self._page_actions.append(action)
        self._page_actions.append(self._act(go, "Search &everywhere", "Ctrl+K", self._search))
        self.larger_text = self._act(view, "&Larger text", "Ctrl++", lambda: self._resize_text(1))
        self._act(view, "&Smaller text", "Ctrl+-", lambda: self._resize_text(-1))
        self._act(view, "&Normal text", "Ctrl+0", lambda: self._resize_text(0))
        self._act(view, "&Cover the window", "Ctrl+Shift+H", self.cover.put_on)
        self._act(guide, "How to &use this program", "F1", lambda: self.show_help(GUIDE))
        protection = partial(self.show_help, PROTECTION)
        self._act(guide, "What is &protected, and what is not", "Shift+F1", protection)
        self._act(guide, "&Keys", "Ctrl+F1", self.show_keys)

    def _act(
        self, menu: QMenu, words: str, keys: str | QKeySequence, then: Callable[[], object]
    ) -> QAction:
        action = menu.addAction(words)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: then())
        return action

    def show_help(self, name: str) -> HelpWindow:
        """Show a page of help; there is nothing personal in it, so a locked vault is no matter."""
        return self._show_page_of_help(self._desk.app.help.page(name))

    def show_keys(self) -> HelpWindow:
        """Show every key of the menus."""
        return self._show_page_of_help(keys_page(self.findChildren(QAction)))

    def _show_page_of_help(self, page: HelpPage) -> HelpWindow:
        window = HelpWindow(self, page)
        window.open()
        return window

    def _go(self, page: PageName) -> None:
        if self.shell is not None:
            self.shell.show_page(page)

    def _undo(self) -> None:
        if self.shell is not None:
            self.shell.undo()

    def _redo(self) -> None:
        if self.shell is not None:
            self.shell.redo()

    def _search(self) -> None:
        if self.shell is not None:
            self.shell.search()

    def _resize_text(self, step: int) -> None:
        settings = self._desk.settings
        present = settings.settings.text_percent
        nearest = min(TEXT_PERCENTS, key=lambda percent: abs(percent - present))
        at = TEXT_PERCENTS.index(nearest) + step if step else 0
        settings.change(text_percent=TEXT_PERCENTS[min(max(at, 0), len(TEXT_PERCENTS) - 1)])

    def _follow_settings(self) -> None:
        settings = self._desk.settings.settings
        self._desk.theme.choose(settings.theme, settings.text_percent)
        if self.shell is not None:
            self.idle.start(idle_minutes(settings))

    def tell_crash(self, _report: str) -> None:
        """Say that something went wrong inside, and what is safe."""
        self.say("Something went wrong inside the program. What you entered is safe.")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop everything, wait a moment, and lock."""
        self.idle.stop()
        self.tray.stop()
        if self.shell is not None:
            self.shell.leave()
        self._desk.runner.close()
        if self._desk.app.vault.is_open:
            self._desk.app.vault.lock()
        super().closeEvent(event)

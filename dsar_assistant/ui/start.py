"""Opens the window on a real screen."""

import sys

from PySide6.QtWidgets import QApplication

from dsar_assistant.ports import WindowPlace
from dsar_assistant.services.app import App
from dsar_assistant.ui import crash_net
from dsar_assistant.ui.calls import CallWatch
from dsar_assistant.ui.choices import Choices
from dsar_assistant.ui.desk import CurrentSubject, Desk
from dsar_assistant.ui.main_window import MainWindow
from dsar_assistant.ui.paper import Printer, QtPrinter
from dsar_assistant.ui.rail import PROGRAM_NAME
from dsar_assistant.ui.session_watch import SessionWatch
from dsar_assistant.ui.tasks import TaskRunner
from dsar_assistant.ui.theme import LookKeeper, load_resources
from dsar_assistant.ui.tray import QtTray, Tray
from dsar_assistant.ui.widgets.files import FileChooser, QtFileChooser

LOCKED = 75
ALREADY_OPEN = "The program was open already, so this is its window."


def application() -> QApplication:
    """Give the one Qt application, made if there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    made = QApplication(sys.argv[:1])
    made.setApplicationName(PROGRAM_NAME)
    return made


def build_window(
    app: App,
    chooser: FileChooser | None = None,
    printer: Printer | None = None,
    tray: Tray | None = None,
    *,
    stays_locked: bool = False,
) -> MainWindow:
    """Build the window over the services; it shows nothing yet.

    Args:
        chooser: What asks for files; the computer's own windows unless given.
        printer: What prints; the computer's own printers unless given.
        tray: Where notices go; the desktop's own tray unless given.
        stays_locked: Not to open by the keyring, since the person has just locked it.
    """
    qt = application()
    resources = app.knowledge.resources
    load_resources(resources.path("fonts"), resources.path("icons"), resources.path("style"))
    choices, theme = Choices(app.settings), LookKeeper(qt)
    theme.choose(choices.settings.theme, choices.settings.text_percent)
    desk = Desk(
        app=app,
        runner=TaskRunner(),
        chooser=chooser or QtFileChooser(),
        printer=printer or QtPrinter(),
        theme=theme,
        subject=CurrentSubject(app),
        settings=choices,
        tray=tray or QtTray(),
    )
    window = MainWindow(desk)
    window.begin(stays_locked=stays_locked)
    return window


def run_window(app: App, place: WindowPlace, *, stays_locked: bool = False, said: str = "") -> int:
    """Open the window and stay until it is closed, or locked: then ``LOCKED`` comes back.

    Whoever called must start the program anew after ``LOCKED``: what was shown is closed,
    but copies of it are left in the memory.

    Args:
        place: Through which a second start calls this window.
        said: What the window says first.
    """
    qt = application()
    window = build_window(app, stays_locked=stays_locked)
    calls = listen_for_calls(window, place)
    window.entered.connect(calls.start)  # the first vault makes the folder
    crash_net.install(window.tell_crash)
    watch = SessionWatch(window)
    watch.away.connect(window.lock)
    watch.start()
    window.locked.connect(window.hide)
    window.locked.connect(lambda: qt.exit(LOCKED))
    window.show()
    if said:
        window.say(said)
    return qt.exec()


def listen_for_calls(window: MainWindow, place: WindowPlace) -> CallWatch:
    """Have the window come forward when the program is started once more."""
    calls = CallWatch(window, place)
    calls.called.connect(window.come_forward)
    calls.called.connect(lambda: window.say(ALREADY_OPEN))
    calls.start()
    return calls

"""The program with a person in its vault, driven from outside over its standard streams.

``python locking_program.py DATA_DIR``: says ``open``, ``closed`` once it has locked, and
``restarted`` once it has started anew, and waits for a line after each of the first two.
What it keeps comes on its standard input, never as an argument.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dsar_assistant import bootstrap  # noqa: E402 - found by the line above
from dsar_assistant.domain.person import DataSubject  # noqa: E402
from dsar_assistant.domain.place import PostalAddress  # noqa: E402
from dsar_assistant.domain.vault import KeyChoices  # noqa: E402
from dsar_assistant.system.one_window import OneWindow  # noqa: E402
from dsar_assistant.system.restarting import restart_locked, starts_locked  # noqa: E402
from dsar_assistant.ui.main_window import MainWindow  # noqa: E402
from dsar_assistant.ui.start import LOCKED, application, run_window  # noqa: E402
from dsar_assistant.ui.wishes import PageName  # noqa: E402
from tests.fakes import FixedClock  # noqa: E402
from tests.ready_vault import made_surroundings  # noqa: E402


def say(word: str) -> None:
    """Say something to whoever looks on."""
    os.write(1, f"{word}\n".encode())


def fill(app, canary: str) -> None:
    """Make a vault that holds the canary, and use it as a pass phrase too."""
    app.vault.create(KeyChoices(passphrase=canary))
    for number in range(20):
        app.people.add(
            DataSubject("", f"{canary} {number}", PostalAddress((f"{canary} Road",), "ZZ99 3AA"))
        )


def window() -> MainWindow:
    """Find the window."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))


def show_then_lock() -> None:
    """Look at every page, then lock when told to."""
    shell = window().shell
    if shell is None:
        raise RuntimeError("the vault is not open")
    for page in PageName:
        shell.show_page(page)
        QApplication.processEvents()
    say("open")
    os.read(0, 100)
    window().lock()


def main() -> None:
    """Run as bootstrap does, with a wait before the restart, and come back here after it."""
    app = bootstrap.build_app(Path(sys.argv[1]), made_surroundings(FixedClock()))
    application()
    stays_locked = starts_locked()
    if stays_locked:
        QTimer.singleShot(200, lambda: say("restarted"))
    else:
        fill(app, os.read(0, 100).decode().strip())
        QTimer.singleShot(200, show_then_lock)
    if run_window(app, OneWindow(app.data_folder), stays_locked=stays_locked) == LOCKED:
        say("closed")
        os.read(0, 100)
        restart_locked()


main()

import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from dsar_assistant.domain.settings import Settings
from dsar_assistant.ui.locking import QuickExit, idle_minutes
from dsar_assistant.ui.session_watch import SessionWatch


@pytest.mark.parametrize(
    ("minutes", "is_shared", "after"), [(10, False, 10), (10, True, 5), (2, True, 2)]
)
def test_a_shared_account_locks_after_five_minutes_at_most(minutes, is_shared, after):
    settings = Settings(lock_after_minutes=minutes, is_shared_computer=is_shared)
    assert idle_minutes(settings) == after


def test_one_key_leaves_nothing_on_the_screen_even_from_a_dialog(qtbot):
    window, dialog = QDialog(), QDialog()
    qtbot.addWidget(window)
    qtbot.addWidget(dialog)
    QuickExit(window)
    window.show()
    dialog.setModal(True)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_F12)
    assert not any(widget.isVisible() for widget in QApplication.topLevelWidgets())


def test_other_keys_stay_what_they_are(qtbot):
    window = QDialog()
    qtbot.addWidget(window)
    QuickExit(window)
    window.show()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isVisible()


def test_a_bus_that_is_no_socket_file_is_not_listened_to(qtbot, monkeypatch):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "tcp:host=198.51.100.7,port=9")
    assert SessionWatch().start() is False


WATCH = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from dsar_assistant.ui.session_watch import SessionWatch
app = QCoreApplication([])
watch = SessionWatch()
watch.away.connect(lambda: (print("away"), app.quit()))
print("listening" if watch.start() else "deaf", flush=True)
QTimer.singleShot(20000, app.quit)
app.exec()
"""


DBUS = shutil.which("dbus-run-session") or ""


@pytest.mark.skipif(not DBUS, reason="no D-Bus to try it with")
def test_the_desktop_that_locks_is_heard(repository, tmp_path):
    script = tmp_path / "say.sh"
    script.write_text(
        f'{sys.executable} -c "$WATCH" | {{ read -r said; echo "$said"; '
        "dbus-send --session /org/freedesktop/ScreenSaver "
        "org.freedesktop.ScreenSaver.ActiveChanged boolean:true; cat; }\n"
    )
    environment = {**os.environ, "WATCH": WATCH, "PYTHONPATH": str(repository)}
    said = subprocess.run(
        [DBUS, "--", "sh", str(script)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert said.stdout.split() == ["listening", "away"]

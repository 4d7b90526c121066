"""Time the preview: from a key to the letter drawn anew, in the real window.

``python -m bench.preview`` from the top of the checkout opens the sample case without a
screen, types into the letter, and prints how long each redraw took beside the goal.
"""

import argparse
import os
import secrets
import statistics
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from dsar_assistant.bootstrap import build_app
from dsar_assistant.domain.vault import KeyChoices
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.services.show_sample import ShowSample
from dsar_assistant.ui.letters.page import LetterPage
from dsar_assistant.ui.letters.previewer import DEBOUNCE_MS
from dsar_assistant.ui.main_window import MainWindow
from dsar_assistant.ui.screens import settle
from dsar_assistant.ui.start import build_window
from dsar_assistant.ui.wishes import WriteTo

GOAL_MS = 150
SIZES = ((1280, 720), (1440, 900), (1920, 1080))
TO, KIND = "acxiom-uk", "access"


def opened(window: MainWindow) -> LetterPage:
    """Open a subject access request in the window."""
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.begin()
    window.show()
    settle(window)
    shell = window.shell
    if shell is None:
        raise SystemExit("The sample case did not open.")
    person = shell.letter.desk.subject.person()
    shell.grant(WriteTo(person.id, (TO,), (KIND,)))
    settle(window)
    return shell.letter


def redraw_ms(page: LetterPage, key: str) -> tuple[float, float]:
    """Press a key in a question that takes text and wait for the new pages.

    Returns:
        Milliseconds by the clock, and of the processor.
    """
    fields = [*page.form.rows.findChildren(QPlainTextEdit), *page.form.rows.findChildren(QLineEdit)]
    field = next(one for one in fields if one.isVisible())
    loop = QEventLoop()
    page.previewer.ready.connect(loop.quit)
    start, worked = time.perf_counter(), time.process_time()
    QTest.keyClicks(field, key)
    loop.exec()
    page.preview.repaint()
    page.previewer.ready.disconnect(loop.quit)
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - worked)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--keys", type=int, default=40)
    keys = options.parse_args().keys
    with tempfile.TemporaryDirectory() as folder:
        app = build_app(Path(folder))
        app.vault.create(KeyChoices(passphrase=secrets.token_urlsafe(16)))
        ShowSample(app).run(UnwatchedTicket())
        window = build_window(app)
        page = opened(window)
        print(f"{'window':<14}{'median ms':>10}{'p95 ms':>9}{'of goal':>9}{'processor ms':>14}")
        for size in SIZES:
            window.resize(*size)
            settle(window)
            runs = [redraw_ms(page, "abcdefgh "[at % 9]) for at in range(keys)]
            times, worked = sorted(one for one, _ in runs), statistics.median(w for _, w in runs)
            middle, late = statistics.median(times), times[int(0.95 * keys)]
            name = f"{size[0]} x {size[1]}"
            print(f"{name:<14}{middle:>10.0f}{late:>9.0f}{middle / GOAL_MS:>9.2f}{worked:>14.0f}")
        window.close()
    print(f"goal: ≤ {GOAL_MS} ms from the key to the letter drawn anew; {DEBOUNCE_MS} of it wait")


if __name__ == "__main__":
    main()

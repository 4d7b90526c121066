"""How long until the window can be used, beside a bare Qt window and a bare Python.

    python bench/cold_start.py [--runs 5]

Each line is the fastest and the median of several whole processes on a warm disk.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

BARE_PYTHON = "pass"
BARE_QT = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
qt = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, qt.quit)
qt.exec()
"""
OURS = """
from pathlib import Path
from PySide6.QtCore import QTimer
from dsar_assistant.bootstrap import build_app
from dsar_assistant.ui.start import application, build_window
import sys
qt = application()
window = build_window(build_app(Path(sys.argv[1])))
window.show()
QTimer.singleShot(0, qt.quit)
qt.exec()
"""


def seconds(code: str, folder: str) -> float:
    """Run one process to its end and give its time on the clock."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, folder], env=environment, check=True, cwd=ROOT)
    return time.perf_counter() - begun


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    print(f"{'process':34}{'fastest s':>10}{'median s':>10}{'ratio':>8}")
    bare = 0.0
    for name, code in (
        ("bare Python", BARE_PYTHON),
        ("bare Qt window (the limit)", BARE_QT),
        ("DSAR Assistant, first page shown", OURS),
    ):
        with tempfile.TemporaryDirectory() as folder:
            times = [seconds(code, folder) for _ in range(runs)]
        bare = min(times) if code is BARE_QT else bare
        ratio = f"{min(times) / bare:.1f}" if bare else "-"
        print(f"{name:34}{min(times):10.2f}{statistics.median(times):10.2f}{ratio:>8}")


if __name__ == "__main__":
    main()

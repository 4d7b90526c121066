"""Tries every reader on every bomb, in the cage; tells what became of it as JSON.

``python -m tests.hostile.trying FOLDER``, from the top of the checkout.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from dsar_assistant.directory.packs.errors import PackUnknownError
from dsar_assistant.directory.packs.read import read_pack
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.media_type import media_type_of
from dsar_assistant.finding.entries import open_ordinary
from dsar_assistant.finding.evidence_files import read_evidence
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.reader_list import all_readers
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.rendering.foreign_files import ForeignFiles
from dsar_assistant.system.cage.limits import confine
from dsar_assistant.system.cage.register_source import opened_register
from dsar_assistant.system.reply_reading.child import load_all_encodings
from dsar_assistant.system.reply_reading.kinds import read_source
from dsar_assistant.system.reply_reading.pieces import Source

SETTINGS = ReadingSettings(date(2026, 11, 23), own=frozenset({"me@home.example"}))
Try = Callable[[Path], object]


def as_evidence(path: Path) -> object:
    """Read it as the person's own evidence."""
    return list(read_evidence([path], SETTINGS, UnwatchedTicket()))


def as_list(path: Path) -> object:
    """Read it as a list of organisations."""
    return read_pack(path)


def as_register(path: Path) -> object:
    """Open it as the register of fee payers."""
    with opened_register(path) as opened:
        return opened.name


def as_reply(path: Path) -> object:
    """Read it as an organisation's reply."""
    with open_ordinary(path) as file:
        content = file.read()
    return list(read_source(Source(path.name, path.name, content)))


def as_kept(path: Path) -> object:
    """Show it as a file that was kept with a request."""
    with open_ordinary(path) as file:
        content = file.read()
    return ForeignFiles().look(content, media_type_of(content), range(1), 40)


WAYS: dict[str, Try] = {
    "evidence": as_evidence,
    "list": as_list,
    "register": as_register,
    "reply": as_reply,
    "kept": as_kept,
}


def outcomes(folder: Path) -> Iterator[dict[str, object]]:
    """Try everything in a folder in every way."""
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 - a name need not be text
        path = folder / name
        for way, tries in WAYS.items():
            begun = time.process_time()
            trouble = ""
            try:
                tries(path)
            except (DsarError, OSError, PackUnknownError):
                trouble = ""
            except BaseException as error:  # noqa: BLE001 - any other is what is looked for
                trouble = f"{type(error).__name__}: {error}"[:200]
            took = time.process_time() - begun
            yield {"name": path.name, "way": way, "took": took, "trouble": trouble, "mb": peak_mb()}


def peak_mb() -> float:
    """Give the most memory this process ever held; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    # Not ru_maxrss: on Linux that begins with what the starting process held.
    peak = next(line for line in status.read_text().splitlines() if "VmHWM" in line)
    return int(peak.split()[1]) / 1024


def main() -> None:
    """Shut the cage, then try."""
    load_all_encodings()
    all_readers()
    confine()
    told = list(outcomes(Path(sys.argv[1])))
    os.write(1, json.dumps({"peak_mb": peak_mb(), "outcomes": told}).encode())


if __name__ == "__main__":
    main()

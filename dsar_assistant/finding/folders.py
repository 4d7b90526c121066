"""What lies in a folder: ordinary files only, links and devices left alone."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.finding.entries import FileEntry
from dsar_assistant.finding.reader import Entry
from dsar_assistant.finding.shown import fit_path
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.trouble import why_unreadable

MOST_FILES = 500_000
MOST_LEVELS = 40
_FILES_PER_CHECKPOINT = 200
# Windows: a junction or another redirection; following one could run in circles.
_REDIRECTED = 0x400


@dataclass(slots=True)
class Listing:
    """The files in a folder or a ZIP, in the order of their names.

    Attributes:
        folders: Paths of the folders within, parts joined by ``/``.
    """

    entries: list[Entry] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)


def list_folder(top: Path, ticket: ReadingTicket) -> Listing:
    """List a folder with all folders below it.

    At most ``MOST_FILES`` files and ``MOST_LEVELS`` levels; what is beyond is named as a
    problem.
    """
    listing, waiting = Listing(), [(top, "", 1)]
    while waiting:
        folder, inner, level = waiting.pop()
        if level > MOST_LEVELS or len(listing.entries) > MOST_FILES:
            listing.problems.append(ReadProblem(fit_path(inner), _too_much(level)))
            continue
        below = _list_level(folder, inner, listing, ticket)
        # Taken from the end, so that folders come in the order of their names.
        waiting.extend((path, name, level + 1) for path, name in reversed(below))
    return listing


def _too_much(level: int) -> str:
    if level > MOST_LEVELS:
        return f"It lies more than {MOST_LEVELS} folders deep and was left out."
    return f"There are more than {MOST_FILES:,} files; this folder was left out. Give it by itself."


def _list_level(
    folder: Path, inner: str, listing: Listing, ticket: ReadingTicket
) -> list[tuple[Path, str]]:
    """Add the files of one folder to the listing; give the folders in it."""
    below = []
    try:
        with os.scandir(folder) as scan:
            found = sorted(scan, key=lambda item: item.name)
    except OSError as error:
        listing.problems.append(ReadProblem(fit_path(inner or folder.name), why_unreadable(error)))
        return []
    for number, item in enumerate(found):
        if number % _FILES_PER_CHECKPOINT == 0:
            ticket.checkpoint(0, 1)
        path, name = Path(item.path), f"{inner}/{item.name}" if inner else item.name
        status = _plain_status(item)
        if status and stat.S_ISDIR(status.st_mode):
            below.append((path, name))
        elif status and stat.S_ISREG(status.st_mode) and status.st_size:
            listing.entries.append(FileEntry(path, name, status.st_size))
    listing.folders.extend(name for _, name in below)
    return below


def _plain_status(item: os.DirEntry[str]) -> os.stat_result | None:
    """Look at an item without following it; None if it leads elsewhere or has vanished."""
    try:
        status = item.stat(follow_symlinks=False)
    except OSError:
        return None
    redirected = getattr(status, "st_file_attributes", 0) & _REDIRECTED
    return None if redirected else status

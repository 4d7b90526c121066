"""Keeps the files that came in with their request; runs beside the window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.services.keep_attachment import KeepAttachment
from dsar_assistant.ui.picked_file import read_file
from dsar_assistant.ui.tasks import Ticket

MOST_FILES = 200
_CHANGED = Changes(frozenset({"request", "attachment"}))


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of some files.

    Attributes:
        paths: The files that are kept now.
        problems: Why others are not, in sentences.
    """

    paths: tuple[Path, ...]
    problems: tuple[str, ...]


def keep_files(
    attachments: KeepAttachment, request_id: str, paths: Sequence[Path], ticket: Ticket
) -> Done[Kept]:
    """Keep each file; one that cannot be kept does not hold up the rest."""
    files = list(files_in(paths))
    kept, problems = [], []
    for done, path in enumerate(files[:MOST_FILES]):
        ticket.checkpoint(done, len(files))
        try:
            attachments.add(request_id, path.name, read_file(path))
        except DsarError as error:
            problems.append(str(error))
        else:
            kept.append(path)
    if len(files) > MOST_FILES:
        problems.append(f"Only the first {MOST_FILES} files were kept. Add the others in turn.")
    return Done(Kept(tuple(kept), tuple(problems)), _CHANGED)


def files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """Give the files, and those that lie in the folders; never what a link points to."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            yield from sorted(one for one in path.rglob("*") if is_plain(one))
        else:
            yield path


def is_plain(path: Path) -> bool:
    """Say whether this is a file, and no link."""
    return path.is_file() and not path.is_symlink()

"""Outlook's own data files (pst, ost), through the optional package ``libpff-python``.

Of each message only the headers it came with are read; bodies and attachments never are.
"""

import importlib
import re
from collections.abc import Iterator
from io import IOBase
from types import ModuleType
from typing import Any

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.finding.mail.single import read_headers
from dsar_assistant.finding.mail.tally import MailTally
from dsar_assistant.finding.reader import Entry, FileReader, Reading, Source
from dsar_assistant.finding.ticket import PartTicket, ReadingTicket
from dsar_assistant.finding.trouble import why_unreadable

_MARK = b"!BDN"
_MOST_FOLDERS = 20_000
_DEEPEST = 60
_MESSAGES_PER_CHECKPOINT = 50
_FOLDS = re.compile(r"\r\n?")
MISSING = (
    "Outlook data files need a package that is not installed, so nothing was read. Install it "
    "where this program runs with 'pip install libpff-python', or start the program with "
    "start.py, which brings it along."
)
_DAMAGED = "It is damaged, so it could not be read to its end. What was read before is kept."
_IN_ZIP = "An Outlook data file cannot be read inside a ZIP. Unpack it and drop it in by itself."


class OutlookPstReader(FileReader):
    """Reads who sent the messages in Outlook's data files."""

    kind = "outlook-pst"
    is_mail = True
    label = "Outlook data file (pst, ost)"
    suffixes = (".pst", ".ost")
    where_from = (
        "Outlook on Windows: File, Open & Export, Import/Export, Export to a file, Outlook Data "
        "File (.pst), choose the mailbox with its subfolders, and give no password."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as Outlook's data files do."""
        return head.startswith(_MARK)

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield the senders of the messages; return how many messages there are."""
        tally, done = MailTally(source.settings, source.seen), 0
        for entry in source.entries:
            part = PartTicket(ticket, done, source.size)
            part.checkpoint(0, entry.size)
            if problem := _read_entry(entry, tally, part):
                yield ReadProblem(entry.locator, problem)
            done += entry.size
        yield from tally.results(lambda number: f"message {number}")
        return tally.items


def _read_entry(entry: Entry, tally: MailTally, ticket: ReadingTicket) -> str | None:
    """Count the messages of one file; give what went wrong."""
    try:
        with entry.open() as stream:
            if not isinstance(stream, IOBase) or not stream.seekable():
                return _IN_ZIP
            if stream.read(len(_MARK)) != _MARK:
                return _DAMAGED
            stream.seek(0)
            pff = _pff()
            return MISSING if pff is None else _count(pff, stream, tally, ticket)
    except OSError as error:
        return why_unreadable(error)


def _pff() -> ModuleType | None:
    """Give the optional package; None where it, or another of the same name, is not it."""
    try:
        found = importlib.import_module("pypff")
    except ImportError:
        return None
    return found if hasattr(found, "check_file_signature_file_object") else None


def _count(pff: ModuleType, stream: IOBase, tally: MailTally, ticket: ReadingTicket) -> str | None:
    """Count all messages; the package raises ``OSError`` on what is damaged."""
    file = pff.file()
    try:
        file.open_file_object(stream)
        for number, message in enumerate(_messages(file.get_root_folder(), tally), 1):
            if number % _MESSAGES_PER_CHECKPOINT == 0:
                ticket.checkpoint(0, 1)
            _add(message, tally)
        file.close()
    except (OSError, ValueError, TypeError, MemoryError, OverflowError):
        return _DAMAGED
    return None


def _messages(root: Any, tally: MailTally) -> Iterator[Any]:  # noqa: ANN401 - it has no types
    """Give the messages of all folders, each folder named to the tally before."""
    waiting, seen = [(root, 0)], 0
    while waiting and seen < _MOST_FOLDERS:
        folder, depth = waiting.pop()
        seen += 1
        if folder is None:
            continue
        tally.enter_folder(folder.get_name() or "")
        for number in range(folder.get_number_of_sub_messages()):
            yield folder.get_sub_message(number)
        if depth < _DEEPEST:
            below = range(folder.get_number_of_sub_folders())
            waiting.extend((folder.get_sub_folder(number), depth + 1) for number in below)


def _add(message: Any, tally: MailTally) -> None:  # noqa: ANN401 - it has no types
    """Count one message by the headers it came with; what was never sent has none."""
    text = message.get_transport_headers() or ""
    block = _FOLDS.sub("\n", text).encode("utf-8", "replace") + b"\n\n"
    headers = read_headers(block)
    if headers is not None:
        tally.add(tally.items + 1, headers)


READER = OutlookPstReader()

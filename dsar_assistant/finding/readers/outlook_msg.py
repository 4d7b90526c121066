"""Single messages as Outlook saves them (msg), through the optional package ``olefile``.

Of a message only the headers it came with are read; bodies and attachments never are.
"""

import importlib
import re
from io import BytesIO
from types import ModuleType

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.finding.mail.single import read_headers
from dsar_assistant.finding.mail.tally import MailTally
from dsar_assistant.finding.reader import Entry, FileReader, Reading, Source
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.trouble import why_unreadable

_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTY = "__substg1.0_".encode("utf-16-le")
# The headers a message came with, in Unicode or in an older encoding.
_HEADERS = (("__substg1.0_007D001F", "utf-16-le"), ("__substg1.0_007D001E", "cp1252"))
_MOST_BYTES = 64 * 1024 * 1024
_MOST_HEADERS = 256 * 1024
_DAMAGED = "It is damaged and could not be read."
_NO_HEADERS = "It holds no headers, as mail that was never sent. It was counted as read."
_TOO_LARGE = "It is larger than any message and was left out."
MISSING = (
    "Outlook messages need a package that is not installed, so nothing was read. Install it "
    "where this program runs with 'pip install olefile', or save the messages from Outlook on the "
    "web as eml."
)
_FOLDS = re.compile(rb"\r\n?")


class OutlookMsgReader(FileReader):
    """Reads who sent messages that were saved or dragged out of Outlook."""

    kind = "outlook-msg"
    is_mail = True
    label = "Outlook messages (msg)"
    suffixes = (".msg",)
    where_from = (
        "Outlook on Windows: drag messages onto the desktop, or open one and choose File, Save "
        "as, Outlook Message Format. Many at once: select them and drag."
    )
    gathers = True

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as Outlook's messages do."""
        return head.startswith(_MARK) and _PROPERTY in head

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield the senders of the messages; return how many messages there are."""
        tally, done, total = MailTally(source.settings, source.seen), 0, source.size
        ole = _ole()
        for number, entry in enumerate(source.entries, 1):
            ticket.checkpoint(done, total)
            done += entry.size
            if ole is None:
                # One sentence for all of them.
                yield _without_package(entry)
                return 0
            if problem := _add(ole, tally, number, entry):
                tally.report(number, problem)
        yield from tally.results(lambda number: source.entries[number - 1].locator)
        return tally.items


def _ole() -> ModuleType | None:
    """Give the optional package; None where it is not installed."""
    try:
        return importlib.import_module("olefile")
    except ImportError:
        return None


def _without_package(entry: Entry) -> ReadProblem:
    """Say what is missing, unless the file could not have been opened in any case."""
    try:
        with entry.open() as stream:
            stream.read(1)
    except OSError as error:
        return ReadProblem(entry.locator, why_unreadable(error))
    return ReadProblem(entry.locator, MISSING)


def _add(ole: ModuleType, tally: MailTally, number: int, entry: Entry) -> str | None:
    """Count one message, or say why it could not be."""
    if entry.size > _MOST_BYTES:
        return _TOO_LARGE
    try:
        with entry.open() as stream:
            content = stream.read(_MOST_BYTES)
    except OSError as error:
        return why_unreadable(error)
    try:
        text = _headers_of(ole, content)
    # The package raises these, and no fewer, on files that are damaged on purpose.
    except (OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        return _DAMAGED
    except (RecursionError, MemoryError):
        return _DAMAGED
    headers = read_headers(text)
    if headers is None:
        return _NO_HEADERS
    tally.add(number, headers)
    return None


def _headers_of(ole: ModuleType, content: bytes) -> bytes:
    """Give the headers of a message as they came; empty if it has none."""
    if not content.startswith(_MARK):
        raise ValueError
    with ole.OleFileIO(BytesIO(content)) as file:
        for name, encoding in _HEADERS:
            if file.exists(name):
                raw: bytes = file.openstream(name).read(_MOST_HEADERS)
                text = raw.decode(encoding, "replace").rstrip("\0")
                return _FOLDS.sub(b"\n", text.encode("utf-8", "replace")) + b"\n\n"
    return b""


READER = OutlookMsgReader()

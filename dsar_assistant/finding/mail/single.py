"""Messages that lie in files of their own."""

import re
from collections.abc import Callable

from dsar_assistant.finding.mail.fields import Headers
from dsar_assistant.finding.mail.split import BLANK_LINE, BYTE_ORDER_MARK, HEADER_CAP
from dsar_assistant.finding.mail.tally import MailTally
from dsar_assistant.finding.reader import Entry, Reading, Source
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.trouble import why_unreadable

_EMPTY = "It is empty."
_NO_MESSAGE = "It is not a mail message. The other files were read."
# Stop is heard at least this often, even where each file takes a while to open.
_FILES_PER_CHECKPOINT = 16
_HEADER_LINE = re.compile(rb"([!-9;-~]{1,76}):[ \t\r\n]")
_TELLING = re.compile(
    rb"\n(?:from|received|return-path|message-id|delivered-to|x-mozilla-status)[ \t]?:"
)
_USUAL = re.compile(
    rb"\n(?:from|to|date|subject|received|return-path|message-id|mime-version|delivered-to"
    rb"|content-type|reply-to|dkim-signature|x-mozilla-status|cc|sender)[ \t]?:"
)
_FEWEST_USUAL = 2


def begins_message(head: bytes) -> bool:
    """Say whether bytes are the head of a mail message: headers, some of them mail's own."""
    return read_headers(head) is not None


def read_headers(head: bytes) -> Headers | None:
    """Give the headers of a message that begins with these bytes; None if it is none."""
    text = head[:HEADER_CAP].removeprefix(BYTE_ORDER_MARK).lstrip(b"\r\n")
    blank = BLANK_LINE.search(text)
    headers = Headers(b"\n" + (text[: blank.start()] if blank else text))
    lowered = headers.lowered
    if not (_HEADER_LINE.match(lowered, 1) and _TELLING.search(lowered)):
        return None
    return headers if len(_USUAL.findall(lowered)) >= _FEWEST_USUAL else None


def read_message_files(
    source: Source,
    ticket: ReadingTicket,
    unwrap: Callable[[bytes], bytes],
    folder_of: Callable[[str], str],
) -> Reading:
    """Read a source in which each entry is one message.

    Args:
        unwrap: Takes off what a mail program puts before the message.
        folder_of: Gives the name of the mail folder for the path of a message.
    """
    tally, done, total = MailTally(source.settings, source.seen), 0, source.size
    for number, entry in enumerate(source.entries, 1):
        if number % _FILES_PER_CHECKPOINT == 1:
            ticket.checkpoint(done, total)
        done += entry.size
        tally.enter_folder(folder_of(entry.inner))
        if problem := _add_file(tally, number, entry, unwrap):
            tally.report(number, problem)
    yield from tally.results(lambda number: source.entries[number - 1].locator)
    return tally.items


def _add_file(
    tally: MailTally, number: int, entry: Entry, unwrap: Callable[[bytes], bytes]
) -> str | None:
    """Count one message file, or say why it could not be."""
    try:
        with entry.open() as stream:
            head = unwrap(stream.read(HEADER_CAP))
    except OSError as error:
        return why_unreadable(error)
    if not head.strip():
        return _EMPTY
    headers = read_headers(head)
    if headers is None:
        return _NO_MESSAGE
    tally.add(number, headers)
    return None


def part_from_end(path: str, level: int) -> str:
    """Give one part of a path, counted from its end; empty if it is not so deep."""
    parts = path.split("/")
    return parts[-level] if len(parts) >= level else ""

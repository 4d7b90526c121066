"""Cutting a mailbox file into messages without holding more than a megabyte of it.

A new message begins at a line that starts with ``From ``. The same words also stand in
bodies, so a line counts only if it looks like the ones mail programs write: with a day and
a time, or bare as Thunderbird has it, and followed by a header.
"""

import re
from collections.abc import Iterator

from dsar_assistant.finding.mail.fields import Headers
from dsar_assistant.finding.reader import ByteStream
from dsar_assistant.finding.ticket import ReadingTicket

HEADER_CAP = 64 * 1024
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# A window that stays the same piece of memory, small enough for the processor's cache:
# fresh megabytes for each read took a third of the time.
_WINDOW = 1024 * 1024
_LONGEST_FROM_LINE = 1000
# With so much behind it, a separator and its headers can be judged without reading on.
_LOOK_AHEAD = HEADER_CAP + 2 * _LONGEST_FROM_LINE
# Kept before the place of reading, to see whether the line before was blank.
_LOOK_BACK = 3

_SEPARATOR = b"\nFrom "
BLANK_LINE = re.compile(rb"\n\r?\n")
_HEADER = re.compile(rb">From |[!-9;-~]{1,100}[ \t]?:")
# A pattern that begins with plain letters is found half as fast again as by ``find``, which
# leaps from byte to byte and waits for each. The group is there if the line is of the usual form.
_FROM_LINE = re.compile(
    _SEPARATOR + rb"(?:\S{1,320}+ {1,4}+(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? [ -~]{12,50}+"
    rb"\r?\n(" + _HEADER.pattern + rb"))?"
)
_WEEKDAY = re.compile(rb"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")
_TIME = re.compile(rb"\b\d\d?:\d\d\b")
_YEAR = re.compile(rb"\b(?:19|20)\d\d\b")
_LENGTH = re.compile(rb"[ \t]{0,9}(\d{1,12})\s{0,9}$")


def header_blocks(stream: ByteStream, size: int, ticket: ReadingTicket) -> Iterator[Headers]:
    """Yield the headers of each message, in order.

    Args:
        size: Bytes in the stream, for progress.

    Raises:
        OSError: The stream cannot be read on.
    """
    window, done, at_end = _Window(), 0, False
    while not at_end:
        ticket.checkpoint(done, size)
        got = window.fill(stream)
        if not done:
            window.blank_byte_order_mark()
        at_end, done = not got, done + got
        limit = window.filled if at_end else window.filled - _LOOK_AHEAD
        if limit > _LOOK_BACK:
            messages, reached = window.messages_before(limit)
            window.forget_before(reached - _LOOK_BACK)
            yield from messages


def begins_mailbox(head: bytes) -> bool:
    """Say whether a file that begins with these bytes is a mailbox."""
    text = head[: 2 * _LONGEST_FROM_LINE].removeprefix(BYTE_ORDER_MARK).lstrip()
    return _Window(text).next_separator(_LOOK_BACK - 1, _LOOK_BACK) == _LOOK_BACK - 1


def first_message(text: bytes) -> int:
    """Give where in a piece cut out of a mailbox its first whole message begins; -1 if none."""
    window = _Window(text)
    at = window.next_separator(_LOOK_BACK, window.filled - _LOOK_AHEAD)
    return at + 1 - _LOOK_BACK if at >= 0 else -1


class _Window:
    """The part of a mailbox that is in memory, as if blank lines stood before the file."""

    def __init__(self, text: bytes | None = None) -> None:
        size = _WINDOW + _LOOK_AHEAD if text is None else len(text)
        self._buffer = bytearray(b"\n" * _LOOK_BACK + (text or bytes(size)))
        self._view = memoryview(self._buffer)
        self.filled = _LOOK_BACK + len(text or b"")

    def fill(self, stream: ByteStream) -> int:
        """Read on behind what is there; give how many bytes came.

        At the end what is left of earlier text is wiped, so that a pattern may look further
        than the text goes.
        """
        got = stream.readinto(self._view[self.filled :]) or 0
        if not got:
            self._view[self.filled :] = bytes(len(self._view) - self.filled)
        self.filled += got
        return got

    def blank_byte_order_mark(self) -> None:
        """Write blank lines over a mark that some programs put at the start of text."""
        start, end = _LOOK_BACK, _LOOK_BACK + len(BYTE_ORDER_MARK)
        if self._buffer[start:end] == BYTE_ORDER_MARK:
            self._view[start:end] = b"\n" * len(BYTE_ORDER_MARK)

    def forget_before(self, place: int) -> None:
        """Move what follows a place to the front."""
        rest = self.filled - place
        self._view[:rest] = self._view[place : self.filled]
        self.filled = rest

    def messages_before(self, limit: int) -> tuple[list[Headers], int]:
        """Give the messages that begin before the limit, and where to go on."""
        messages: list[Headers] = []
        reached = _LOOK_BACK - 1
        at = self.next_separator(reached, limit)
        while at >= 0:
            headers, reached = self._headers(at + 1)
            messages.append(headers)
            if stated := headers.quick.get(b"content-length:"):
                reached = self._after_stated_length(reached, stated)
            at = self.next_separator(reached, limit)
        return messages, max(limit, reached)

    def next_separator(self, start: int, limit: int) -> int:
        """Give where the next message begins (the newline before its ``From ``); or -1."""
        last = limit + _LONGEST_FROM_LINE
        line = _FROM_LINE.search(self._buffer, start, last)
        while line and (at := line.start()) < limit:
            if line.lastindex or self._is_unusual_separator(at):
                return at
            line = _FROM_LINE.search(self._buffer, at + 1, last)
        return -1

    def _is_unusual_separator(self, at: int) -> bool:
        """Judge a ``From `` line that is not of the usual form."""
        buffer, cap = self._buffer, min(self.filled, at + _LONGEST_FROM_LINE)
        line_end = buffer.find(b"\n", at + 1, cap)
        if line_end < 0:
            line_end = cap
        line = bytes(self._view[at + len(_SEPARATOR) : line_end]).strip()
        before_is_blank = buffer[at - 1 : at] == b"\n" or buffer[at - 2 : at] == b"\n\r"
        header_follows = bool(_HEADER.match(buffer, line_end + 1, self.filled))
        is_timed = bool(_TIME.search(line) and _YEAR.search(line))
        if is_timed and _WEEKDAY.search(line):
            follows = bytes(self._view[line_end + 1 : min(line_end + 3, self.filled)])
            nothing_follows = not follows or follows.startswith((b"\n", b"\r\n"))
            return header_follows or (before_is_blank and nothing_follows)
        return before_is_blank and header_follows and _is_bare(line, is_timed=is_timed)

    def _headers(self, start: int) -> tuple[Headers, int]:
        """Cut the headers out: up to the blank line, the next message or the cap."""
        blank = BLANK_LINE.search(self._buffer, start, start + HEADER_CAP)
        end = blank.start() if blank else min(start + HEADER_CAP, self.filled)
        headers = Headers(self._view[start:end].tobytes())
        if b"from " in headers.quick:
            # A blank line may be missing; then the next message cuts these headers off.
            following = self.next_separator(start, end)
            end = end if following < 0 else following
            headers = Headers(bytes(self._view[start:end]))
        return headers, end

    def _after_stated_length(self, end: int, stated: bytes) -> int:
        """Pass over a body whose length is stated, if a message really follows it.

        Some mail servers write bodies as they are, ``From `` lines and all, and state the
        length instead. A body longer than what is in memory is searched as any other.
        """
        length = _LENGTH.match(stated)
        if length is None:
            return end
        blank = 3 if self._buffer[end : end + 3] == b"\n\r\n" else 2
        behind = end + blank + int(length[1])
        for newline in (behind - 1, behind, behind + 1):
            if end < newline and self.next_separator(newline, newline + 1) == newline:
                return newline
        return end


def _is_bare(line: bytes, *, is_timed: bool) -> bool:
    """Say whether the rest of a ``From `` line is empty, or an address with at most a time."""
    first, _, rest = line.partition(b" ")
    return not line or ((first == b"-" or b"@" in first) and (is_timed or not rest.strip()))

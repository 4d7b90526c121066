"""Text read line by line from bytes whose encoding is not told."""

import codecs
from collections.abc import Iterator
from functools import lru_cache

from dsar_assistant.finding.reader import ByteStream
from dsar_assistant.finding.ticket import ReadingTicket

_CHUNK = 64 * 1024
_LONGEST_LINE = 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(head: bytes) -> str:
    """Tell the encoding: by its mark, else UTF-8 if it fits, else Western European Windows."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def text_lines(stream: ByteStream, size: int, ticket: ReadingTicket) -> Iterator[str]:
    """Yield the lines with their ends; one beyond all measure is cut in pieces.

    Args:
        size: Bytes in the stream, for progress.

    Raises:
        OSError: The stream cannot be read on.
    """
    ticket.checkpoint(0, size)
    chunk = stream.read(_CHUNK)
    decoder = codecs.getincrementaldecoder(encoding_of(chunk))("replace")
    rest, done = "", 0
    while chunk:
        done += len(chunk)
        ticket.checkpoint(done, size)
        *lines, rest = (rest + decoder.decode(chunk)).split("\n")
        yield from (f"{line}\n" for line in lines)
        if len(rest) > _LONGEST_LINE:
            yield rest
            rest = ""
        chunk = stream.read(_CHUNK)
    if rest := rest + decoder.decode(b"", final=True):
        yield rest


def text_chunks(stream: ByteStream, size: int, ticket: ReadingTicket) -> Iterator[str]:
    """Yield the text in large pieces, cut anywhere.

    Args:
        size: Bytes in the stream, for progress.

    Raises:
        OSError: The stream cannot be read on.
    """
    ticket.checkpoint(0, size)
    chunk = stream.read(_LONGEST_LINE)
    decoder = codecs.getincrementaldecoder(encoding_of(chunk))("replace")
    done = 0
    while chunk:
        done += len(chunk)
        ticket.checkpoint(done, size)
        yield decoder.decode(chunk)
        chunk = stream.read(_LONGEST_LINE)
    if rest := decoder.decode(b"", final=True):
        yield rest


# Every reader asks this of the same bytes, one after the other.
@lru_cache(maxsize=2)
def head_text(head: bytes) -> str:
    """Give the first bytes of a file as text, without a mark or blank lines before it.

    Of a picture or the like, empty: no text holds the byte nought.
    """
    encoding = encoding_of(head[:4])
    if encoding != "utf-16" and b"\0" in head:
        return ""
    return head.decode(encoding_of(head), "replace").lstrip("\ufeff \t\r\n")


def first_line(head: bytes) -> str:
    """Give the first line of text in the first bytes of a file."""
    return head_text(head).partition("\n")[0]

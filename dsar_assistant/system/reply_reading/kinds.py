"""Which reader a file goes to, seen from its content first and its name second."""

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from pathlib import PurePosixPath

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.domain.reply import ReplyPart
from dsar_assistant.finding.shown import fit_path
from dsar_assistant.system.reply_reading.limits import MOST_DEPTH
from dsar_assistant.system.reply_reading.office import DOCUMENT, WORKBOOK, read_docx, read_xlsx
from dsar_assistant.system.reply_reading.pdf import read_pdf
from dsar_assistant.system.reply_reading.pieces import (
    Pieces,
    Source,
    UnreadableError,
    within_limits,
)
from dsar_assistant.system.reply_reading.tables import read_csv, read_json
from dsar_assistant.system.reply_reading.words import decode, html_as_text, read_html, read_text
from dsar_assistant.system.reply_reading.zipped import Archive, members

_PDF_WITHIN = 1024
_SAMPLE = 2048
_MOST_HEADER_LINES = 40
_MOST_MESSAGE_PARTS = 2_000
_HEADER = re.compile(
    r"(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version): ",
    re.IGNORECASE,
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_HTML = ("<!doctype html", "<html", "<body", "<table", "<div")


def read_source(source: Source) -> Pieces:
    """Read one file with all that lies in it; trouble comes as a problem, never as an error."""
    yield from within_limits(_read(source), source.where)


def _read(source: Source) -> Pieces:
    if not source.content:
        yield ReadProblem(source.where, "The file is empty.")
        return
    try:
        yield from _by_content(source)
    except UnreadableError as error:
        yield ReadProblem(source.where, str(error))


def _by_content(source: Source) -> Pieces:
    head = source.content[:_PDF_WITHIN]
    if head.startswith(b"PK"):
        return _read_zip(source)
    if b"%PDF-" in head:
        return read_pdf(source)
    if head.startswith(_PICTURES):
        raise UnreadableError("It is a picture; its words cannot be read. Look at it by eye.")
    if head.startswith(_OLD_OFFICE):
        raise UnreadableError(
            "It is an old or locked office file. Open it, and save it as DOCX, XLSX or PDF."
        )
    return _by_words(source, decode(source.content))


def _by_words(source: Source, text: str) -> Pieces:
    suffix = PurePosixPath(source.name.lower()).suffix
    start = text[:_SAMPLE].lstrip()
    if suffix == ".eml" or _is_message(start):
        return _read_message(source)
    if suffix in {".htm", ".html"} or start.lower().startswith(_HTML):
        return read_html(source, text)
    if suffix == ".json" or (start[:1] in {"{", "["} and suffix not in {".txt", ".csv"}):
        return read_json(source, text)
    if suffix in {".csv", ".tsv", ".tab"}:
        return read_csv(source, text)
    return read_text(source, text)


def _is_message(start: str) -> bool:
    """Tell a mail by its header: at least three of the usual lines, from the first on."""
    lines = start.splitlines()[:_MOST_HEADER_LINES]
    usual = sum(bool(_HEADER.match(line)) for line in lines)
    return bool(lines) and bool(re.match(r"[\w-]+:", lines[0])) and usual >= 3  # noqa: PLR2004


# ── What holds other files ───────────────────────────────────────────────────
def _inner(source: Source, name: str, content: bytes) -> Source:
    shown = f"{source.where}: {fit_path(name)}"
    return Source(shown, name, content, source.depth + 1)


def _read_zip(source: Source) -> Pieces:
    archive = Archive(source.content)
    names = archive.names()
    if DOCUMENT in names:
        yield from read_docx(source, archive)
    elif WORKBOOK in names:
        yield from read_xlsx(source, archive)
    elif source.depth and not source.name.lower().endswith(".eml"):
        raise UnreadableError("It is a ZIP within another file. Unpack it, and read it alone.")
    else:
        yield from _read_members(source, archive)


def _read_members(source: Source, archive: Archive) -> Pieces:
    for name, content in members(archive):
        if isinstance(content, ReadProblem):
            yield ReadProblem(f"{source.where}: {fit_path(name)}", content.reason)
        elif content:
            yield from _read(_inner(source, name, content))


def _read_message(source: Source) -> Pieces:
    if source.depth > MOST_DEPTH:
        raise UnreadableError("It lies in too many other messages.")
    try:
        message = BytesParser(policy=compat32).parsebytes(source.content)
        parts = list(_leaves(message))
    except (RecursionError, ValueError, LookupError) as error:
        raise UnreadableError("The message is damaged and cannot be read.") from error
    yield from _bodies(source, message, parts)
    for part in parts:
        name = part.get_filename()
        content = _payload(part) if name else b""
        if name and content:
            yield from _read(_inner(source, name, content))


def _leaves(message: Message) -> Iterator[Message]:
    """Give the parts of a message that hold something, without recursion and not for ever."""
    waiting, seen = [message], 0
    while waiting and seen < _MOST_MESSAGE_PARTS:
        part, seen = waiting.pop(), seen + 1
        inner = part.get_payload()
        if part.is_multipart() and isinstance(inner, list):
            waiting.extend(piece for piece in reversed(inner) if isinstance(piece, Message))
        else:
            yield part


def _bodies(source: Source, message: Message, parts: list[Message]) -> Pieces:
    """Give what the message itself says; the web page only where there is no plain text."""
    plain = [
        _text(p) for p in parts if not p.get_filename() and p.get_content_type() == "text/plain"
    ]
    if not any(text.strip() for text in plain):
        pages = (p for p in parts if not p.get_filename() and p.get_content_type() == "text/html")
        plain = [html_as_text(_text(page)) for page in pages]
    subject = " ".join(str(message.get("Subject", "")).split())
    yield ReplyPart(source.where, "\n\n".join(text for text in (subject, *plain) if text))


def _payload(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return content if isinstance(content, bytes) else b""


def _text(part: Message) -> str:
    charset = part.get_content_charset("utf-8")
    try:
        return _payload(part).decode(charset, "replace")
    except (LookupError, ValueError):
        return _payload(part).decode("utf-8", "replace")

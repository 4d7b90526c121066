"""What a file is, told from its first bytes. The name of a file proves nothing."""

import re

PDF = "application/pdf"
TEXT = "text/plain"
EMAIL = "message/rfc822"
PROGRAM = "application/x-executable"
HTML = "text/html"
ARCHIVE = "application/zip"
UNKNOWN = "application/octet-stream"
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff"})

_HEAD = 8192
# In this order: whatever could run is called a program, however else it also reads.
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00", PROGRAM),
    (b"#!", PROGRAM),
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"PK\x03\x04", ARCHIVE),
)
_MARKUP = re.compile(rb"\A\s*<(?:!doctype|html|head|body|script|svg|\?xml)", re.IGNORECASE)
_MAIL = re.compile(rb"\A(?:From |[A-Za-z][A-Za-z0-9-]{0,60}:[ \t].*\r?\n)")
_MAIL_FIELD = re.compile(rb"^(?:From|Date|Message-ID|Received):", re.IGNORECASE | re.MULTILINE)


def media_type_of(content: bytes) -> str:
    """Say what a file is; what is not known for sure is not named."""
    head = content[:_HEAD]
    for sign, media_type in _SIGNS:
        if head.startswith(sign):
            return media_type
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    return _written(head)


def _written(head: bytes) -> str:
    if not _is_text(head):
        return UNKNOWN
    is_mail = _MAIL.match(head) and len(_MAIL_FIELD.findall(head)) > 1
    return EMAIL if is_mail else TEXT


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    try:
        head[: _HEAD - 4].decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut in half at the end of what was looked at is none.
        return len(head) == _HEAD and error.start >= _HEAD - 8
    return True

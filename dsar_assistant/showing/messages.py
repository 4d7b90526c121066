"""What parent and child say to each other: one job, one answer, as MessagePack."""

from datetime import date

import msgspec

from dsar_assistant.domain.redaction import CoveredArea

DAMAGED = "it is damaged, or made to do harm"


# ── Jobs ─────────────────────────────────────────────────────────────────────
class Look(msgspec.Struct, frozen=True, tag="look"):
    """Count the pages of a file, paint some of them, and give its words if wanted.

    Attributes:
        first, end: Which pages to paint, counted from 0; the end is not included.
        dpi: Dots per inch.
    """

    content: bytes
    media_type: str
    first: int = 0
    end: int = 0
    dpi: int = 96
    wants_words: bool = False


class Clean(msgspec.Struct, frozen=True, tag="clean"):
    """Make a PDF of it with nothing in it that could act, and nothing beneath covered areas."""

    content: bytes
    media_type: str
    covered: tuple[CoveredArea, ...]


class IdentityPages(msgspec.Struct, frozen=True, tag="identity-pages"):
    """Paint the pages of an identity paper."""

    content: bytes
    fonts: str


class IdentityCopy(msgspec.Struct, frozen=True, tag="identity-copy"):
    """Make a covered and stamped copy of an identity paper."""

    content: bytes
    fonts: str
    covered: tuple[CoveredArea, ...]
    stamp: str
    on: date


class CleanSignature(msgspec.Struct, frozen=True, tag="clean-signature"):
    """Make a signature fit for print."""

    content: bytes


Job = Look | Clean | IdentityPages | IdentityCopy | CleanSignature


# ── Answers ──────────────────────────────────────────────────────────────────
class Shown(msgspec.Struct, frozen=True, tag="shown"):
    """How many pages there are, those that were asked for as PNG, and the words."""

    page_count: int
    pages: tuple[bytes, ...] = ()
    words: str = ""


class Made(msgspec.Struct, frozen=True, tag="made"):
    """A finished file."""

    content: bytes


class Unshowable(msgspec.Struct, frozen=True, tag="unshowable"):
    """The file cannot be shown as pages."""


class Unusable(msgspec.Struct, frozen=True, tag="unusable"):
    """The picture cannot be used, for this reason."""

    reason: str


class Unprintable(msgspec.Struct, frozen=True, tag="unprintable"):
    """The fonts lack this character."""

    character: str


Answer = Shown | Made | Unshowable | Unusable | Unprintable

encode = msgspec.msgpack.Encoder().encode
read_job = msgspec.msgpack.Decoder(Job).decode
read_answer = msgspec.msgpack.Decoder(Answer).decode

"""What parent and child say to each other, and how it goes through a pipe.

Each message is its length in four bytes and then MessagePack. What comes back is checked
against the types below, so that a child that has lost its mind can say nothing odd; there
is no pickle, since that would run what it is told.
"""

from datetime import date
from typing import BinaryIO

import msgspec

from dsar_assistant.directory.packs.pack import Pack
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.directory.register_file import RegisterTally
from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.foreign_request import ForeignRequest
from dsar_assistant.domain.vault_file import VaultFile
from dsar_assistant.finding.evidence_files import SourceRead
from dsar_assistant.finding.mail.tally import MailPart
from dsar_assistant.finding.reader import ReadingSettings

_LENGTH = 4
LONGEST = 64 * 1024 * 1024


# ── Jobs ─────────────────────────────────────────────────────────────────────
class EvidenceJob(msgspec.Struct, frozen=True, tag="evidence"):
    """Read evidence.

    Attributes:
        paths: As bytes, since a name need not be text.
        skipped: Numbers of planned sources that were read before, or cost a child its life.
        tells_left_out: Whether to tell what is not read at all.
        shares: Whether a second child may count half of a large mailbox.
    """

    paths: tuple[bytes, ...]
    settings: ReadingSettings
    skipped: frozenset[int] = frozenset()
    tells_left_out: bool = True
    shares: bool = False


class MailHalfJob(msgspec.Struct, frozen=True, tag="mail-half"):
    """Count the messages in one part of a mailbox file.

    Attributes:
        inner: The path of the file within its source.
        start, end: From which byte, and up to which, not included.
    """

    path: bytes
    inner: str
    start: int
    end: int
    settings: ReadingSettings


class PackJob(msgspec.Struct, frozen=True, tag="pack"):
    """Read a list of organisations."""

    path: bytes
    words: PackWords


class RegisterJob(msgspec.Struct, frozen=True, tag="register"):
    """Read the register of fee payers."""

    path: bytes
    keep_all: bool
    today: date


class ExportJob(msgspec.Struct, frozen=True, tag="export"):
    """Read the document of an export."""

    path: bytes


class ExportFilesJob(msgspec.Struct, frozen=True, tag="export-files"):
    """Read these of the files in an export, in this order."""

    path: bytes
    ids: tuple[str, ...]


class ForeignListJob(msgspec.Struct, frozen=True, tag="foreign-list"):
    """Read another program's list of requests."""

    path: bytes


Job = (
    EvidenceJob | MailHalfJob | PackJob | RegisterJob | ExportJob | ExportFilesJob | ForeignListJob
)


# ── Answers ──────────────────────────────────────────────────────────────────
class Progress(msgspec.Struct, frozen=True, tag="progress"):
    """So much of so much is read."""

    done: int
    total: int


class Looking(msgspec.Struct, frozen=True, tag="looking"):
    """The path of this number is being looked at."""

    path: int


class Begun(msgspec.Struct, frozen=True, tag="begun"):
    """The planned source of this number is being read.

    Attributes:
        path: Number of the path it was found under.
        start, size: Where the bytes of all that is under that path lie in the whole reading.
    """

    source: int
    name: str
    kind: str
    path: int = 0
    start: int = 0
    size: int = 0


class Found(msgspec.Struct, frozen=True, tag="found"):
    """What a source held."""

    source: SourceRead


class Shared(msgspec.Struct, frozen=True, tag="shared"):
    """The second half of the source begun is for somebody else to count."""

    path: bytes
    inner: str
    start: int
    end: int


class FirstHalf(msgspec.Struct, frozen=True, tag="first-half"):
    """What the first half of a shared source held."""

    name: str
    kind: str
    fingerprint: str
    part: MailPart


class HalfFound(msgspec.Struct, frozen=True, tag="half-found"):
    """What the half that was asked for held."""

    part: MailPart


class HandedOver(msgspec.Struct, frozen=True, tag="handed-over"):
    """The time of this child is up: the sources not begun are for another."""


class PackPart(msgspec.Struct, frozen=True, tag="pack-part"):
    """Some of the organisations that a list held; all of a long one would be no message."""

    controllers: tuple[Controller, ...]


class PackFound(msgspec.Struct, frozen=True, tag="pack-found"):
    """What a list held beside the organisations given before."""

    pack: Pack


class RegisterOpened(msgspec.Struct, frozen=True, tag="register-opened"):
    """The register is one; its rows follow."""

    name: str
    size: int
    as_of: date | None


class RegisterRows(msgspec.Struct, frozen=True, tag="register-rows"):
    """Some rows of the register, a line each, and how many bytes are read by now."""

    rows: str
    done: int


class RegisterEnd(msgspec.Struct, frozen=True, tag="register-end"):
    """All rows were given; this was left out, or could not be read."""

    tally: RegisterTally


class ExportPart(msgspec.Struct, frozen=True, tag="export-part"):
    """A part of an export's document; the next follows."""

    part: VaultFile


class ExportFile(msgspec.Struct, frozen=True, tag="export-file"):
    """The next of the files that were asked for."""

    content: bytes


class ForeignListFound(msgspec.Struct, frozen=True, tag="foreign-list-found"):
    """What another program's list held."""

    requests: tuple[ForeignRequest, ...]


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """The file cannot be used, for a reason the person can act on."""

    error: str
    sentence: str


class End(msgspec.Struct, frozen=True, tag="end"):
    """The job is done; a child that ends without saying so was ended."""


Answer = (
    Progress
    | Looking
    | Begun
    | Found
    | Shared
    | FirstHalf
    | HalfFound
    | HandedOver
    | PackPart
    | PackFound
    | RegisterOpened
    | RegisterRows
    | RegisterEnd
    | ExportPart
    | ExportFile
    | ForeignListFound
    | Refused
    | End
)


class DamagedMessageError(Exception):
    """What came through the pipe is no message."""


_encoder = msgspec.msgpack.Encoder()
_jobs = msgspec.msgpack.Decoder(Job)
_answers = msgspec.msgpack.Decoder(Answer)


def write_message(stream: BinaryIO, message: Job | Answer) -> None:
    """Put one message into a pipe."""
    content = _encoder.encode(message)
    stream.write(len(content).to_bytes(_LENGTH, "big") + content)
    stream.flush()


def read_job(stream: BinaryIO) -> Job:
    """Take a job out of a pipe.

    Raises:
        DamagedMessageError: There is none.
    """
    try:
        job: Job = _jobs.decode(_content(stream))
    except msgspec.DecodeError as error:
        raise DamagedMessageError from error
    return job


def read_answer(stream: BinaryIO) -> Answer:
    """Take an answer out of a pipe.

    Raises:
        DamagedMessageError: There is none, or it is not of the kinds above.
    """
    try:
        answer: Answer = _answers.decode(_content(stream))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise DamagedMessageError from error
    return answer


def _content(stream: BinaryIO) -> bytes:
    length = int.from_bytes(stream.read(_LENGTH), "big")
    content = stream.read(length) if 0 < length <= LONGEST else b""
    if not content or len(content) != length:
        raise DamagedMessageError
    return content

"""Keep files with a request, and show them inside the program. Nothing in them is ever run."""

import hashlib
from dataclasses import dataclass, replace

from dsar_assistant.domain.attachment import (
    LARGEST_BYTES,
    Attachment,
    AttachmentEmptyError,
    AttachmentTooLargeError,
)
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.file_name import clean_name
from dsar_assistant.domain.media_type import (
    ARCHIVE,
    EMAIL,
    HTML,
    PDF,
    PROGRAM,
    TEXT,
    media_type_of,
)
from dsar_assistant.domain.request import Request
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.ports_papers import FilePainter
from dsar_assistant.services.kept_replies import came_in
from dsar_assistant.services.knowledge import Knowledge

_CHANGED = Changes(frozenset({"request", "attachment"}))
_FIRST_PAGES = range(20)
_KINDS = {
    PDF: "PDF document",
    TEXT: "text",
    EMAIL: "e-mail",
    HTML: "web page",
    ARCHIVE: "archive or office document",
    PROGRAM: "program",
}


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A kept file, ready to show.

    Attributes:
        kind_words: What it is, told from its content.
        pages: Pictures of the pages asked for, as PNG.
        page_count: How many pages it has; 0 for a kind without pages.
        text: Its words; empty if it has none.
        note: Why nothing can be shown; empty if something can.
    """

    attachment: Attachment
    kind_words: str
    pages: tuple[bytes, ...]
    page_count: int
    text: str
    note: str


class KeepAttachment:
    """Adds, lists, shows and removes the files of a request."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge, painter: FilePainter) -> None:
        """Take the way into the vault, what the program knows, and who paints pages."""
        self._work = work
        self._knowledge = knowledge
        self._painter = painter

    def add(
        self,
        request_id: str,
        name: str,
        content: bytes,
        *,
        fact_id: str | None = None,
        letter_id: str | None = None,
    ) -> Done[Attachment]:
        """Keep a file; the same file with the same request is kept once.

        Args:
            fact_id: What it proves or came with.
            letter_id: The letter it belongs to.

        Raises:
            AttachmentTooLargeError, AttachmentEmptyError: It cannot be kept.
            NotFoundError: No such request, fact or letter.
        """
        shown_name = clean_name(name)
        _check_size(shown_name, content)
        with self._work() as work:
            _require_parts(work.requests.get(request_id), fact_id, letter_id)
            new = self._described(request_id, shown_name, content)
            for earlier in work.attachments.of_request(request_id):
                if _is_same(earlier, new.fingerprint, fact_id, letter_id):
                    return Done(earlier)
            linked = _linked(new, fact_id, letter_id)
            kept = work.attachments.add(linked, content)
            work.commit()
        return Done(kept, _CHANGED)

    def all(self, request_id: str) -> tuple[Attachment, ...]:
        """Give the files of a request, oldest first."""
        with self._work() as work:
            return tuple(work.attachments.of_request(request_id))

    def replies(self, request_id: str) -> tuple[Attachment, ...]:
        """Give the files that came from the organisation, oldest first.

        Raises:
            NotFoundError: No such request.
        """
        with self._work() as work:
            return came_in(work, work.requests.get(request_id))

    def content(self, attachment_id: str) -> bytes:
        """Give the bytes, to save a copy.

        Raises:
            NotFoundError: No such file.
        """
        with self._work() as work:
            return work.attachments.content(attachment_id)

    def show(self, attachment_id: str, pages: range = _FIRST_PAGES, dpi: int = 96) -> ShownFile:
        """Give a file as pages and words, from memory alone.

        Raises:
            NotFoundError: No such file.
            DsarError: It is damaged.
        """
        with self._work() as work:
            about = work.attachments.get(attachment_id)
            content = work.attachments.content(attachment_id)
        seen = self._painter.look(content, about.media_type, pages, dpi)
        note = "" if seen.page_count or seen.text else _note(about.media_type)
        words = kind_words(about.media_type)
        return ShownFile(about, words, tuple(seen.pages), seen.page_count, seen.text, note)

    def remove(self, attachment_id: str) -> Done[None]:
        """Take a file away; for 30 days it can be brought back.

        Raises:
            NotFoundError: No such file.
        """
        with self._work() as work:
            work.attachments.set_aside(attachment_id, self._knowledge.clock.now())
            work.commit()
        return Done(None, _CHANGED)

    def _described(self, request_id: str, name: str, content: bytes) -> Attachment:
        return Attachment(
            id="",
            request_id=request_id,
            name=name,
            media_type=media_type_of(content),
            size_bytes=len(content),
            fingerprint=hashlib.sha256(content).hexdigest(),
            added_at=self._knowledge.clock.now(),
        )


def kind_words(media_type: str) -> str:
    """Say in plain words what a file is."""
    if media_type.startswith("image/"):
        return "picture"
    return _KINDS.get(media_type, "file of another kind")


def _check_size(name: str, content: bytes) -> None:
    if not content:
        raise AttachmentEmptyError(name)
    if len(content) > LARGEST_BYTES:
        raise AttachmentTooLargeError(name)


def _require_parts(request: Request, fact_id: str | None, letter_id: str | None) -> None:
    if letter_id is not None:
        request.letter(letter_id)
    if fact_id is not None and fact_id not in {fact.id for fact in request.facts}:
        raise NotFoundError("entry", fact_id)


def _linked(new: Attachment, fact_id: str | None, letter_id: str | None) -> Attachment:
    return replace(new, fact_id=fact_id, letter_id=letter_id)


def _is_same(
    earlier: Attachment, fingerprint: str, fact_id: str | None, letter_id: str | None
) -> bool:
    links = (earlier.fact_id, earlier.letter_id)
    return earlier.fingerprint == fingerprint and links == (fact_id, letter_id)


def _note(media_type: str) -> str:
    if media_type == PROGRAM:
        return (
            "This is a program, not a document. It is kept and will not be run. "
            "Ask the organisation what it is before you open it anywhere."
        )
    return "This kind of file cannot be shown here. Save a copy to open it elsewhere."

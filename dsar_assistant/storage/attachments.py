"""The files kept with requests: what is known about each, and its bytes in parts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from dsar_assistant.domain.attachment import Attachment
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.storage import tables
from dsar_assistant.storage.ids import new_id
from dsar_assistant.storage.journal import Journal

_attachments = tables.attachments
_parts = tables.attachment_parts
PART_BYTES = 1 << 20


class SqlAttachments:
    """Attachments as rows; implements ``Attachments``."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def add(self, attachment: Attachment, content: bytes) -> Attachment:
        """Keep a file with its bytes and give it back with an id."""
        wanted = select(tables.requests.c.id).where(tables.requests.c.id == attachment.request_id)
        if self._connection.execute(wanted).first() is None:
            raise NotFoundError("request", attachment.request_id)
        kept = replace(attachment, id=attachment.id or new_id())
        self._connection.execute(insert(_attachments).values(_to_row(kept)))
        number = self._number_of(kept.id)
        for part, start in enumerate(range(0, len(content), PART_BYTES)):
            piece = content[start : start + PART_BYTES]
            row = {"attachment_number": number, "part": part, "content": piece}
            self._connection.execute(insert(_parts).values(row))
        self._journal.note("attachment-kept", kept.id)
        return kept

    def get(self, attachment_id: str) -> Attachment:
        """Give what is known about one file. Raises NotFoundError."""
        wanted = select(_attachments).where(_attachments.c.id == attachment_id)
        row = self._connection.execute(wanted).mappings().one_or_none()
        if row is None:
            raise NotFoundError("file", attachment_id)
        return _from_row(row)

    def content(self, attachment_id: str) -> bytes:
        """Give the bytes of one file. Raises NotFoundError."""
        number = self._number_of(attachment_id)
        wanted = select(_parts.c.content).where(_parts.c.attachment_number == number)
        parts = self._connection.execute(wanted.order_by(_parts.c.part)).scalars()
        return b"".join(parts)

    def every(self) -> Sequence[Attachment]:
        """Give the files of all requests that stand, oldest first."""
        wanted = select(_attachments).where(_attachments.c.removed_at.is_(None))
        return self._read(wanted.order_by(_attachments.c.number))

    def of_request(self, request_id: str) -> Sequence[Attachment]:
        """Give the files of a request that stand, oldest first."""
        wanted = select(_attachments).where(
            _attachments.c.request_id == request_id, _attachments.c.removed_at.is_(None)
        )
        return self._read(wanted.order_by(_attachments.c.number))

    def set_aside(self, attachment_id: str, at: datetime) -> None:
        """Take a file out of sight, to be erased later."""
        self._mark(attachment_id, at, "attachment-set-aside")

    def put_back(self, attachment_id: str) -> None:
        """Bring a file back that was set aside."""
        self._mark(attachment_id, None, "attachment-put-back")

    def aside(self) -> Sequence[Attachment]:
        """Give the files that were set aside, oldest first."""
        wanted = select(_attachments).where(_attachments.c.removed_at.is_not(None))
        return self._read(wanted.order_by(_attachments.c.removed_at, _attachments.c.number))

    def remove(self, attachment_id: str) -> None:
        """Erase a file for good."""
        same = _attachments.c.id == attachment_id
        if self._connection.execute(delete(_attachments).where(same)).rowcount == 0:
            raise NotFoundError("file", attachment_id)
        self._journal.note("attachment-removed", attachment_id)

    def _read(self, wanted: Any) -> tuple[Attachment, ...]:  # noqa: ANN401 - a select of rows
        return tuple(_from_row(row) for row in self._connection.execute(wanted).mappings())

    def _mark(self, attachment_id: str, at: datetime | None, action: str) -> None:
        same = _attachments.c.id == attachment_id
        changed = self._connection.execute(update(_attachments).where(same).values(removed_at=at))
        if changed.rowcount == 0:
            raise NotFoundError("file", attachment_id)
        self._journal.note(action, attachment_id)

    def _number_of(self, attachment_id: str) -> int:
        """Look up the short number that the parts refer to."""
        wanted = select(_attachments.c.number).where(_attachments.c.id == attachment_id)
        number = self._connection.execute(wanted).scalar_one_or_none()
        if number is None:
            raise NotFoundError("file", attachment_id)
        return int(number)


def _to_row(attachment: Attachment) -> dict[str, Any]:
    return {
        "id": attachment.id,
        "request_id": attachment.request_id,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "size_bytes": attachment.size_bytes,
        "fingerprint": attachment.fingerprint,
        "added_at": attachment.added_at,
        "fact_id": attachment.fact_id,
        "letter_id": attachment.letter_id,
        "removed_at": attachment.removed_at,
    }


def _from_row(row: RowMapping) -> Attachment:
    return Attachment(
        id=row["id"],
        request_id=row["request_id"],
        name=row["name"],
        media_type=row["media_type"],
        size_bytes=row["size_bytes"],
        fingerprint=row["fingerprint"],
        added_at=row["added_at"],
        fact_id=row["fact_id"],
        letter_id=row["letter_id"],
        removed_at=row["removed_at"],
    )

"""Files that the person keeps with a request: replies, proofs, pictures. Never run."""

from dataclasses import dataclass
from datetime import datetime

from dsar_assistant.domain.errors import DsarError

LARGEST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is known about a kept file; its bytes are fetched apart.

    Attributes:
        name: The name it came with, cleaned for display.
        media_type: Told from the content, never from the name.
        fingerprint: SHA-256 of the content, in hex.
        fact_id: What it proves or came with; None = nothing in particular.
        letter_id: The letter it belongs to; None = the request as a whole.
        removed_at: When it was set aside, to be erased later; None = it stands.
    """

    id: str
    request_id: str
    name: str
    media_type: str
    size_bytes: int
    fingerprint: str
    added_at: datetime
    fact_id: str | None = None
    letter_id: str | None = None
    removed_at: datetime | None = None


class AttachmentTooLargeError(DsarError):
    """A file is larger than one file in the vault may be."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            f"{name} is larger than {LARGEST_BYTES // 1_000_000} MB, so it was not kept. "
            "Nothing was changed. Split it, or keep it elsewhere and note here where it is."
        )
        self.name = name


class AttachmentEmptyError(DsarError):
    """A file holds nothing."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            f"{name} is empty, so it was not kept. Nothing was changed. Check the file."
        )
        self.name = name

"""The tables of the vault, in plain SQL types that any database has.

Ids are random text; ``number`` only keeps the order in which rows came. Changing
anything here needs a step in ``migrations/versions``; a test compares the two.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect

ID_LENGTH = 32

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment; kept in UTC and given back with its zone, on databases with and without zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Bring a moment to UTC; one without a zone is a bug."""
        del dialect  # the same for every database
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment its zone back."""
        del dialect  # some databases keep it, some do not
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True)


def _id() -> Column[str]:
    return Column("id", String(ID_LENGTH), nullable=False, unique=True)


def _of_person() -> Column[str]:
    return Column(
        "subject_id",
        String(ID_LENGTH),
        ForeignKey("people.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )


def _of_request() -> Column[str]:
    return Column(
        "request_id",
        String(ID_LENGTH),
        ForeignKey("requests.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )


# One row: what the vault knows about itself.
vault = Table(
    "vault",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("vault_id", String(ID_LENGTH), nullable=False),
    Column("commit_count", Integer, nullable=False),
    Column("commit_nonce", String(ID_LENGTH), nullable=False),
    Column("audit_count", Integer, nullable=False),
    Column("audit_head", String(64), nullable=False),
)

people = Table(
    "people",
    metadata,
    _number(),
    _id(),
    Column("full_name", Text, nullable=False),
    Column("is_self", Boolean, nullable=False),
    Column("born_on", Date),
    Column("nation", String(32), nullable=False),
    Column("address", JSON, nullable=False),
    Column("former_names", JSON, nullable=False),
    Column("former_addresses", JSON, nullable=False),
    Column("emails", JSON, nullable=False),
    Column("phones", JSON, nullable=False),
    Column("identifiers", JSON, nullable=False),
)

requests = Table(
    "requests",
    metadata,
    _number(),
    _id(),
    _of_person(),
    Column("reference", String(64), nullable=False),
    Column("controller_id", String(200), nullable=False),
    Column("controller", JSON, nullable=False),
    Column("kind", String(64), nullable=False),
    Column("rights", JSON, nullable=False),
    Column("regime", String(32), nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("answers", JSON, nullable=False),
    Column("edits", JSON, nullable=False),
    Column("parent_id", String(ID_LENGTH), ForeignKey("requests.id", ondelete="SET NULL")),
    # The commit that last touched the request or its record: what a list must read again.
    Column("revision", Integer, nullable=False, server_default="0", index=True),
    # When it was set aside, to be erased some weeks later; NULL = it stands.
    Column("removed_at", UtcDateTime, index=True),
)

letters = Table(
    "letters",
    metadata,
    _number(),
    _id(),
    _of_request(),
    Column("letter", JSON, nullable=False),
    Column("plain_text", Text, nullable=False),
    Column("frozen_at", UtcDateTime, nullable=False),
    Column("period", String(64)),
    Column("pdf_fingerprint", String(64), nullable=False),
    # Said in the letter too; kept here so that a list need not open thousands of letters.
    Column("kind", String(64), nullable=False, server_default=""),
    Column("written_on", Date),
    Index("ix_letters_outline", "request_id", "id", "kind", "written_on", "period"),
)

facts = Table(
    "facts",
    metadata,
    _number(),
    _id(),
    _of_request(),
    Column("kind", String(32), nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("details", JSON, nullable=False),
    Column("note", Text, nullable=False),
    Column("letter_id", String(ID_LENGTH), ForeignKey("letters.id", ondelete="SET NULL")),
    Column("supersedes", String(ID_LENGTH), ForeignKey("facts.id", ondelete="SET NULL")),
    Column("is_withdrawn", Boolean, nullable=False),
    Column("undoes", String(ID_LENGTH)),
)

attachments = Table(
    "attachments",
    metadata,
    _number(),
    _id(),
    _of_request(),
    Column("name", Text, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("fact_id", String(ID_LENGTH), ForeignKey("facts.id", ondelete="SET NULL")),
    Column("letter_id", String(ID_LENGTH), ForeignKey("letters.id", ondelete="SET NULL")),
    Column("removed_at", UtcDateTime),
)

# The bytes of attachments, in parts: no piece of work needs a large file twice in memory.
attachment_parts = Table(
    "attachment_parts",
    metadata,
    Column(
        "attachment_number",
        Integer,
        ForeignKey("attachments.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)

# Pictures of signatures: one is current, older ones stay while a frozen letter bears them.
signatures = Table(
    "signatures",
    metadata,
    _number(),
    _of_person(),
    Column("fingerprint", String(64), nullable=False),
    Column("picture", LargeBinary, nullable=False),
    Column("is_current", Boolean, nullable=False),
    UniqueConstraint("subject_id", "fingerprint"),
)

# How a frozen letter was put on paper, so that it prints again dot for dot.
letter_papers = Table(
    "letter_papers",
    metadata,
    Column(
        "letter_id",
        String(ID_LENGTH),
        ForeignKey("letters.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("paper", JSON, nullable=False),
    Column("signature_number", Integer, ForeignKey("signatures.number", ondelete="SET NULL")),
)

# Signed letters of authority: who may act for whom. A row is never changed, only revoked.
authorities = Table(
    "authorities",
    metadata,
    _number(),
    _id(),
    _of_person(),
    Column("full_name", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("address", JSON, nullable=False),
    Column("scope", JSON, nullable=False),
    Column("from_day", Date, nullable=False),
    Column("until", Date),
    Column("revoked_on", Date),
    Column("scan_id", String(ID_LENGTH), ForeignKey("attachments.id", ondelete="SET NULL")),
)

evidence_files = Table(
    "evidence_files",
    metadata,
    _number(),
    _id(),
    _of_person(),
    Column("name", Text, nullable=False),
    Column("kind", String(64), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("items", Integer, nullable=False),
    Column("imported_on", Date, nullable=False),
    UniqueConstraint("subject_id", "fingerprint"),
)

# Many short rows: tied to their file by its number, without ids of their own.
sightings = Table(
    "sightings",
    metadata,
    _number(),
    Column(
        "file_number",
        Integer,
        ForeignKey("evidence_files.number", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("kind", String(32), nullable=False),
    Column("domain", Text),
    Column("name", Text),
    Column("locator", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("first_on", Date),
    Column("last_on", Date),
    Column("aside", Text),
)

interview_answers = Table(
    "interview_answers",
    metadata,
    _number(),
    _of_person(),
    Column("question_id", String(200), nullable=False),
    Column("answer", String(16), nullable=False),
    Column("from_year", Integer),
    Column("to_year", Integer),
    UniqueConstraint("subject_id", "question_id"),
)

decisions = Table(
    "decisions",
    metadata,
    _number(),
    _of_person(),
    Column("controller_id", String(200), nullable=False),
    Column("is_wanted", Boolean, nullable=False),
    UniqueConstraint("subject_id", "controller_id"),
)

own_controllers = Table(
    "own_controllers",
    metadata,
    _number(),
    Column("id", String(200), nullable=False, unique=True),
    Column("controller", JSON, nullable=False),
)

# Named ways of looking at the list of requests; the words in them may name people.
saved_filters = Table(
    "saved_filters",
    metadata,
    _number(),
    Column("name", Text, nullable=False, unique=True),
    Column("filter", JSON, nullable=False),
)

# Whose lists of organisations the person trusts.
trusted_signers = Table(
    "trusted_signers",
    metadata,
    _number(),
    Column("name", Text, nullable=False),
    Column("key_id", String(16), nullable=False, unique=True),
    Column("public_key", String(100), nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("who", String(64), nullable=False),
    Column("action", String(64), nullable=False),
    Column("object_id", String(200), nullable=False),
    Column("chain", String(64), nullable=False),
)

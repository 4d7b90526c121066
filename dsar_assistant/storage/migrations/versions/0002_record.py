"""Attachments, undo, requests set aside, and what a list needs to be quick."""

import json
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what the wider record needs; nothing that is there is changed."""
    op.add_column("facts", sa.Column("undoes", sa.String(length=32), nullable=True))
    _widen_requests()
    _widen_letters()
    _make_attachments()


def _widen_requests() -> None:
    revision_column = sa.Column("revision", sa.Integer(), server_default="0", nullable=False)
    op.add_column("requests", revision_column)
    op.add_column("requests", sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_requests_revision"), "requests", ["revision"], unique=False)
    op.create_index(op.f("ix_requests_removed_at"), "requests", ["removed_at"], unique=False)


def _widen_letters() -> None:
    kind_column = sa.Column("kind", sa.String(length=64), server_default="", nullable=False)
    op.add_column("letters", kind_column)
    op.add_column("letters", sa.Column("written_on", sa.Date(), nullable=True))
    _say_what_letters_are()
    outline = ["request_id", "id", "kind", "written_on", "period"]
    op.create_index("ix_letters_outline", "letters", outline, unique=False)


def _say_what_letters_are() -> None:
    letters = sa.table(
        "letters",
        sa.column("number", sa.Integer()),
        sa.column("letter", sa.JSON()),
        sa.column("kind", sa.String()),
        sa.column("written_on", sa.Date()),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(letters.c.number, letters.c.letter)).all():
        letter = json.loads(row.letter) if isinstance(row.letter, str) else row.letter
        said = {"kind": letter["kind"], "written_on": date.fromisoformat(letter["on"])}
        connection.execute(sa.update(letters).where(letters.c.number == row.number).values(said))


def _make_attachments() -> None:
    op.create_table(
        "attachments",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("request_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fact_id", sa.String(length=32), nullable=True),
        sa.Column("letter_id", sa.String(length=32), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["fact_id"], ["facts.id"], name=op.f("fk_attachments_fact_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["letters.id"],
            name=op.f("fk_attachments_letter_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["requests.id"],
            name=op.f("fk_attachments_request_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_attachments")),
        sa.UniqueConstraint("id", name=op.f("uq_attachments_id")),
    )
    op.create_index(op.f("ix_attachments_request_id"), "attachments", ["request_id"], unique=False)
    op.create_table(
        "attachment_parts",
        sa.Column("attachment_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_number"],
            ["attachments.number"],
            name=op.f("fk_attachment_parts_attachment_number"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attachment_number", "part", name=op.f("pk_attachment_parts")),
    )

"""Signatures, and how each frozen letter was put on paper."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two tables; nothing that is there is changed."""
    op.create_table(
        "signatures",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.String(length=32), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["people.id"],
            name=op.f("fk_signatures_subject_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_signatures")),
        sa.UniqueConstraint(
            "subject_id", "fingerprint", name=op.f("uq_signatures_subject_id_fingerprint")
        ),
    )
    op.create_index(op.f("ix_signatures_subject_id"), "signatures", ["subject_id"], unique=False)
    op.create_table(
        "letter_papers",
        sa.Column("letter_id", sa.String(length=32), nullable=False),
        sa.Column("paper", sa.JSON(), nullable=False),
        sa.Column("signature_number", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["letters.id"],
            name=op.f("fk_letter_papers_letter_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["signature_number"],
            ["signatures.number"],
            name=op.f("fk_letter_papers_signature_number"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("letter_id", name=op.f("pk_letter_papers")),
    )

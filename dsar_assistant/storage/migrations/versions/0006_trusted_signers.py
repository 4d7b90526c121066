"""Those whose lists of organisations the person trusts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; nothing that is there is changed."""
    op.create_table(
        "trusted_signers",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key_id", sa.String(length=16), nullable=False),
        sa.Column("public_key", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_trusted_signers")),
        sa.UniqueConstraint("key_id", name=op.f("uq_trusted_signers_key_id")),
    )

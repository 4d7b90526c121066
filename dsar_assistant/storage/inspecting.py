"""Looking into a database without changing anything in it."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from dsar_assistant.domain.vault_errors import VaultDamagedError
from dsar_assistant.storage import tables
from dsar_assistant.storage.keys import VaultKey
from dsar_assistant.storage.migrating import shape_of
from dsar_assistant.storage.sqlcipher import make_engine


@dataclass(frozen=True, slots=True)
class Inside:
    """What a database says of itself.

    Attributes:
        shape: Which migration it is at.
        count: Saved changes.
        nonce: Random mark of the last one.
    """

    shape: str
    vault_id: str
    count: int
    nonce: str


def look_inside(database: Path, key: VaultKey) -> Inside:
    """Read what a database says of itself; the file and its log stay as they are.

    Raises:
        VaultDamagedError: It cannot be read with the right key.
    """
    columns = tables.vault.c
    engine = make_engine(database, key, read_only=True)
    try:
        with engine.connect() as connection:
            shape = shape_of(connection)
            if shape is None:
                raise VaultDamagedError("its database is empty")
            row = connection.execute(
                select(columns.vault_id, columns.commit_count, columns.commit_nonce)
            ).one()
    finally:
        engine.dispose()
    return Inside(shape, *row)

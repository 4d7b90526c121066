"""Those whose lists of organisations the person trusts."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.signer import TrustedSigner
from dsar_assistant.storage import tables
from dsar_assistant.storage.journal import Journal

_signers = tables.trusted_signers


class SqlSigners:
    """Trusted signers as rows; implements ``Signers``."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def all(self) -> Sequence[TrustedSigner]:
        """Give all of them, in the order they were added."""
        rows = self._connection.execute(select(_signers).order_by(_signers.c.number)).mappings()
        return tuple(TrustedSigner(row["name"], row["key_id"], row["public_key"]) for row in rows)

    def keep(self, signer: TrustedSigner) -> None:
        """Keep one, in place of an earlier one with the same key."""
        row = {
            "name": signer.name,
            "key_id": signer.key_id,
            "public_key": signer.public_key,
        }
        same = _signers.c.key_id == signer.key_id
        if self._connection.execute(update(_signers).where(same).values(row)).rowcount == 0:
            self._connection.execute(insert(_signers).values(row))
        # The log names no names.
        self._journal.note("signer-kept", "")

    def remove(self, key_id: str) -> None:
        """Forget one."""
        removed = self._connection.execute(delete(_signers).where(_signers.c.key_id == key_id))
        if removed.rowcount == 0:
            raise NotFoundError("signer", key_id)
        self._journal.note("signer-removed", "")

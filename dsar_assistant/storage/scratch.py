"""A vault in memory, to see that this installation can keep things; nothing touches the disk."""

from sqlalchemy import insert

from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.vault_errors import VaultDamagedError
from dsar_assistant.ports import Clock
from dsar_assistant.storage import tables
from dsar_assistant.storage.keys import VaultKey
from dsar_assistant.storage.migrating import migrate
from dsar_assistant.storage.sqlcipher import make_scratch_engine
from dsar_assistant.storage.unit_of_work import SqlUnitOfWork
from dsar_assistant.storage.vault import first_state

_INVENTED = DataSubject("", "Self Test", PostalAddress(("1 Sample Street",), "ZZ99 3AA"))


class MemoryVault:
    """Implements ``ScratchVault``."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def try_once(self) -> str:
        """Keep one invented person, find them again, and name the engine."""
        engine = make_scratch_engine(VaultKey.new())
        try:
            migrate(engine)
            with engine.begin() as connection:
                connection.execute(insert(tables.vault).values(first_state("self-test")))
                version = connection.exec_driver_sql("PRAGMA cipher_version").scalar_one()
                lite = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
            with SqlUnitOfWork(engine, self._clock) as work:
                kept = work.people.add(_INVENTED)
                work.commit()
            with SqlUnitOfWork(engine, self._clock) as work:
                if work.people.get(kept.id) != kept:
                    raise VaultDamagedError("what was kept in memory came back changed")
        finally:
            engine.dispose()
        return f"SQLite {lite}, SQLCipher {version}"

"""Bringing a vault's shape to today's, in one transaction: the old shape or the new, never between.

There is no ``env.py``: a database that only opens with a key has no address to configure,
and the steps are found beside the package, in a checkout, a wheel or a frozen program.

Alembic is loaded only when there is a step to take: it costs a third of a second at the start.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, MetaData, Table, inspect, select

from dsar_assistant.domain.vault_errors import VaultFromNewerVersionError

if TYPE_CHECKING:
    from alembic.runtime.migration import MigrationContext, RevisionStep

STEPS = Path(__file__).resolve().parent / "migrations"
_SHAPE_TABLE = "alembic_version"


def shape_of(connection: Connection) -> str | None:
    """Give the shape of a database; None for an empty one."""
    if not inspect(connection).has_table(_SHAPE_TABLE):
        return None
    table = Table(_SHAPE_TABLE, MetaData(), autoload_with=connection)
    return connection.execute(select(table.c.version_num)).scalar_one_or_none()


def known_shapes(steps: Path | None = None) -> tuple[str, ...]:
    """Give the shapes that this program has a step for, oldest first.

    The file of a step begins with its shape, ``0001_first.py``; a test holds it to that.
    """
    files = ((steps or STEPS) / "versions").glob("[0-9]*_*.py")
    return tuple(sorted(file.name.split("_", 1)[0] for file in files))


def newest_shape(steps: Path | None = None) -> str:
    """Give the shape that this program knows best."""
    shapes = known_shapes(steps)
    if not shapes:
        raise RuntimeError("the program lacks its migrations")
    return shapes[-1]


def require_known_shape(shape: str | None, steps: Path | None = None) -> None:
    """Refuse a shape that this program has no step for.

    Raises:
        VaultFromNewerVersionError: A newer version of the program made it.
    """
    if shape is not None and shape not in known_shapes(steps):
        raise VaultFromNewerVersionError(shape)


def migrate(engine: Engine, to: str = "head", steps: Path | None = None) -> None:
    """Take every missing step, all in one transaction."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory(str(steps or STEPS))

    def missing(revision: str, _: "MigrationContext") -> "Sequence[RevisionStep]":
        return script._upgrade_revs(to, revision)  # noqa: SLF001 - Alembic's own recipe

    with engine.connect() as connection, connection.begin():
        environment = EnvironmentContext(Config(), script, fn=missing)
        with environment:
            environment.configure(connection=connection, transactional_ddl=True)
            with environment.begin_transaction():
                environment.run_migrations()

"""Organisations that the person added or corrected."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.storage import tables
from dsar_assistant.storage.journal import Journal
from dsar_assistant.storage.plain_values import from_plain, to_plain

_own = tables.own_controllers


class SqlOwnControllers:
    """Own organisations as rows; implements ``OwnControllers``."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def all(self) -> Sequence[Controller]:
        """Give all of them, in the order they were first kept."""
        rows = self._connection.execute(select(_own).order_by(_own.c.number)).mappings()
        return tuple(from_plain(row["controller"], Controller) for row in rows)

    def keep(self, controller: Controller) -> None:
        """Keep one, in place of an earlier one with the same id."""
        row = {"id": controller.id, "controller": to_plain(controller)}
        same = _own.c.id == controller.id
        if self._connection.execute(update(_own).where(same).values(row)).rowcount == 0:
            self._connection.execute(insert(_own).values(row))
        self._journal.note("controller-kept", controller.id)

    def remove(self, controller_id: str) -> None:
        """Forget one; the directory's own entry shows again."""
        removed = self._connection.execute(delete(_own).where(_own.c.id == controller_id))
        if removed.rowcount == 0:
            raise NotFoundError("organisation", controller_id)
        self._journal.note("controller-removed", controller_id)

"""Named ways of looking at the list of requests."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.saved_filter import SavedFilter
from dsar_assistant.storage import tables
from dsar_assistant.storage.journal import Journal
from dsar_assistant.storage.plain_values import from_plain, to_plain

_filters = tables.saved_filters


class SqlSavedFilters:
    """Named filters as rows; implements ``SavedFilters``."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def all(self) -> Sequence[SavedFilter]:
        """Give all of them, in the order they were first kept."""
        rows = self._connection.execute(select(_filters).order_by(_filters.c.number)).mappings()
        return tuple(from_plain(row["filter"], SavedFilter) for row in rows)

    def keep(self, saved: SavedFilter) -> None:
        """Keep one, in place of an earlier one of the same name."""
        row = {"name": saved.name, "filter": to_plain(saved)}
        same = _filters.c.name == saved.name
        if self._connection.execute(update(_filters).where(same).values(row)).rowcount == 0:
            self._connection.execute(insert(_filters).values(row))
        # The log names no names.
        self._journal.note("filter-kept", "")

    def remove(self, name: str) -> None:
        """Forget one."""
        removed = self._connection.execute(delete(_filters).where(_filters.c.name == name))
        if removed.rowcount == 0:
            raise NotFoundError("filter", name)
        self._journal.note("filter-removed", "")

"""The data subjects in the vault."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.storage import tables
from dsar_assistant.storage.ids import new_id
from dsar_assistant.storage.journal import Journal
from dsar_assistant.storage.mapping_people import person_from_row, person_to_row

_people = tables.people


class SqlPeople:
    """People as rows; implements ``People``."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def add(self, person: DataSubject) -> DataSubject:
        """Keep a new person and give them back with an id."""
        kept = replace(person, id=person.id or new_id())
        self._connection.execute(insert(_people).values(person_to_row(kept)))
        self._journal.note("person-added", kept.id)
        return kept

    def update(self, person: DataSubject) -> None:
        """Keep a changed person."""
        changed = self._connection.execute(
            update(_people).where(_people.c.id == person.id).values(person_to_row(person))
        )
        if changed.rowcount == 0:
            raise NotFoundError("person", person.id)
        self._journal.note("person-changed", person.id)

    def get(self, person_id: str) -> DataSubject:
        """Give one person. Raises NotFoundError."""
        found = self._connection.execute(select(_people).where(_people.c.id == person_id))
        row = found.mappings().one_or_none()
        if row is None:
            raise NotFoundError("person", person_id)
        return person_from_row(row)

    def all(self) -> Sequence[DataSubject]:
        """Give everyone, oneself first, then by name."""
        rows = self._connection.execute(select(_people).order_by(_people.c.number)).mappings()
        everyone = [person_from_row(row) for row in rows]
        return tuple(sorted(everyone, key=lambda x: (not x.is_self, x.full_name.casefold())))

    def remove(self, person_id: str) -> None:
        """Remove a person with all that belongs to them."""
        removed = self._connection.execute(delete(_people).where(_people.c.id == person_id))
        if removed.rowcount == 0:
            raise NotFoundError("person", person_id)
        self._journal.note("person-removed", person_id)

"""Who may act for whom, and since when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from dsar_assistant.domain.authority import Authority, AuthorityScope
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.storage import tables
from dsar_assistant.storage.ids import new_id
from dsar_assistant.storage.journal import Journal
from dsar_assistant.storage.plain_values import from_plain, to_plain

_authorities = tables.authorities


class SqlAuthorities:
    """Authorities as rows; implements ``Authorities``."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def add(self, authority: Authority) -> Authority:
        """Keep a new authority and give it back with an id."""
        kept = replace(authority, id=authority.id or new_id())
        self._connection.execute(insert(_authorities).values(_to_row(kept)))
        self._journal.note("authority-kept", kept.id)
        return kept

    def get(self, authority_id: str) -> Authority:
        """Give one authority. Raises NotFoundError."""
        wanted = select(_authorities).where(_authorities.c.id == authority_id)
        row = self._connection.execute(wanted).mappings().one_or_none()
        if row is None:
            raise NotFoundError("authority", authority_id)
        return _from_row(row)

    def all(self) -> Sequence[Authority]:
        """Give every authority, oldest first."""
        wanted = select(_authorities).order_by(_authorities.c.number)
        return tuple(_from_row(row) for row in self._connection.execute(wanted).mappings())

    def of_person(self, subject_id: str) -> Sequence[Authority]:
        """Give the authorities that a person signed, oldest first."""
        wanted = select(_authorities).where(_authorities.c.subject_id == subject_id)
        rows = self._connection.execute(wanted.order_by(_authorities.c.number)).mappings()
        return tuple(_from_row(row) for row in rows)

    def revoke(self, authority_id: str, on: date) -> None:
        """Note the day on which an authority was taken back. Raises NotFoundError."""
        same = _authorities.c.id == authority_id
        changed = self._connection.execute(update(_authorities).where(same).values(revoked_on=on))
        if changed.rowcount == 0:
            raise NotFoundError("authority", authority_id)
        self._journal.note("authority-revoked", authority_id)


def _to_row(authority: Authority) -> dict[str, Any]:
    return {
        "id": authority.id,
        "subject_id": authority.subject_id,
        "full_name": authority.full_name,
        "organisation": authority.organisation,
        "address": to_plain(authority.address),
        "scope": sorted(authority.scope),
        "from_day": authority.from_day,
        "until": authority.until,
        "revoked_on": authority.revoked_on,
        "scan_id": authority.scan_id,
    }


def _from_row(row: RowMapping) -> Authority:
    return Authority(
        id=row["id"],
        subject_id=row["subject_id"],
        full_name=row["full_name"],
        organisation=row["organisation"],
        address=from_plain(row["address"], PostalAddress),
        scope=frozenset(AuthorityScope(one) for one in row["scope"]),
        from_day=row["from_day"],
        until=row["until"],
        revoked_on=row["revoked_on"],
        scan_id=row["scan_id"],
    )

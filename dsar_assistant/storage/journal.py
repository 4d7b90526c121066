"""The log of who did what and when: only ever added to, each entry chained to the one before."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, insert, select, update

from dsar_assistant.domain.vault import AuditEntry
from dsar_assistant.storage import tables

CHAIN_START = "0" * 64
REMOVED = "-removed"
_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Written:
    """What a commit will have done.

    Attributes:
        count: Of all commits of this vault, this one included.
        nonce: Its random mark.
        erases: Whether something was removed for good.
    """

    count: int
    nonce: str
    erases: bool


class Journal:
    """Collects what one unit of work does, and writes it down together with the work.

    Args:
        who: Who is at the keyboard, by a name that says nothing about them.
    """

    def __init__(self, connection: Connection, who: str) -> None:
        self._connection = connection
        self._who = who
        self._noted: list[tuple[str, str]] = []

    def note(self, action: str, object_id: str) -> None:
        """Note that something was done to something; no content, ever."""
        self._noted.append((action, object_id))

    def write(self, now: datetime) -> Written | None:
        """Write the notes and count the commit; None if nothing was done."""
        if not self._noted:
            return None
        state = self._connection.execute(select(tables.vault)).mappings().one()
        entries, head = self._entries(state, now)
        self._connection.execute(insert(tables.audit), entries)
        written = Written(state["commit_count"] + 1, secrets.token_hex(16), self._erases())
        self._connection.execute(
            update(tables.vault).values(
                commit_count=written.count,
                commit_nonce=written.nonce,
                audit_count=state["audit_count"] + len(entries),
                audit_head=head,
            )
        )
        self._noted.clear()
        return written

    def _erases(self) -> bool:
        """Say whether a removal is among the notes."""
        return any(action.endswith(REMOVED) for action, _ in self._noted)

    def _entries(self, state: RowMapping, now: datetime) -> tuple[list[dict[str, Any]], str]:
        """Chain the notes onto the log; gives the rows and the new head."""
        head, rows = state["audit_head"], []
        for number, (action, object_id) in enumerate(self._noted, state["audit_count"] + 1):
            entry = AuditEntry(number, now, self._who, action, object_id)
            head = link(head, entry)
            rows.append(
                {
                    "number": number,
                    "at": now,
                    "who": self._who,
                    "action": action,
                    "object_id": object_id,
                    "chain": head,
                }
            )
        return rows, head


def link(previous: str, entry: AuditEntry) -> str:
    """Work out the link of an entry: it depends on the entry and on all before it."""
    parts = (entry.number, entry.at.timestamp(), entry.who, entry.action, entry.object_id)
    return hashlib.sha256(previous.encode() + _encoder.encode(parts)).hexdigest()


class SqlAuditTrail:
    """Reads the log once and checks its chain; implements ``AuditTrail``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def _read(self) -> tuple[tuple[AuditEntry, str], ...]:
        """The entries, each with the link that is written beside it."""
        log = tables.audit.c
        columns = (log.number, log.at, log.who, log.action, log.object_id, log.chain)
        rows = self._connection.execute(select(*columns).order_by(log.number)).all()
        return tuple((AuditEntry(*row[:-1]), row[-1]) for row in rows)

    def entries(self) -> Sequence[AuditEntry]:
        """Give all entries, oldest first."""
        return tuple(entry for entry, _ in self._read)

    def first_broken(self) -> int | None:
        """Give the number of the first entry altered, moved or removed; None if none."""
        head, last = CHAIN_START, 0
        for entry, written in self._read:
            head = link(head, entry)
            if entry.number != last + 1 or head != written:
                return last + 1
            last = entry.number
        state = self._connection.execute(select(tables.vault)).mappings().one()
        whole = (state["audit_count"], state["audit_head"]) == (last, head)
        return None if whole else last + 1

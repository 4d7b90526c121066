"""Reads requests for lists: quickly, and only those that changed since the last look."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import msgspec
from sqlalchemy import Connection, Engine, Row, Select, Table, Text, cast, func, select

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.outline import Outline, Outlines
from dsar_assistant.domain.request import Fact, FactKind, FrozenLetter, Request
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.storage import tables
from dsar_assistant.storage.ids import new_id

_requests, _letters, _facts = tables.requests, tables.letters, tables.facts
_UNSAID = datetime.fromtimestamp(0, UTC)
# One mark for each opening of a vault; gone with it.
_OPENINGS: WeakKeyDictionary[Engine, str] = WeakKeyDictionary()
R = TypeVar("R")

_NEEDED = (
    _requests.c.number,
    _requests.c.id,
    _requests.c.subject_id,
    _requests.c.reference,
    cast(_requests.c.controller, Text).label("controller"),
    _requests.c.kind,
    cast(_requests.c.rights, Text).label("rights"),
    _requests.c.regime,
    _requests.c.opened_on,
    _requests.c.parent_id,
    _requests.c.removed_at,
)
_LETTER = (
    _letters.c.number,
    _letters.c.request_id,
    _letters.c.id,
    _letters.c.kind,
    _letters.c.written_on,
    _letters.c.period,
)


_FACT = (
    _facts.c.number,
    _facts.c.id,
    _facts.c.request_id,
    _facts.c.kind,
    _facts.c.happened_on,
    _facts.c.recorded_at,
    cast(_facts.c.details, Text).label("details"),
    _facts.c.note,
    _facts.c.letter_id,
    _facts.c.supersedes,
    _facts.c.is_withdrawn,
    _facts.c.undoes,
)


class _Alike(dict[str, R]):
    """Reads each text once: many requests go to the same organisations in the same way."""

    def __init__(self, kind: type[R]) -> None:
        super().__init__()
        self._read = msgspec.json.Decoder(kind).decode

    def __missing__(self, text: str) -> R:
        """Read a text that was not seen yet."""
        found = self[text] = self._read(text)
        return found


def outlines(connection: Connection, since: int) -> Outlines:
    """Give the requests that came, changed or went since a revision; 0 = all there are."""
    revision = int(connection.execute(select(tables.vault.c.commit_count)).scalar_one())
    standing = _requests.c.removed_at.is_(None)
    count = select(func.count()).select_from(_requests).where(standing)
    rows = connection.execute(_since(_of(_requests, *_NEEDED), since)).all()
    return Outlines(
        opening=_OPENINGS.setdefault(connection.engine, new_id()),
        revision=revision,
        changed=_read(connection, since, [row for row in rows if row.removed_at is None]),
        gone=tuple(row.id for row in rows if row.removed_at is not None),
        standing=int(connection.execute(count).scalar_one()),
    )


def _read(connection: Connection, since: int, rows: list[Row[Any]]) -> tuple[Outline, ...]:
    letters = _grouped(connection, _since(_of(_letters, *_LETTER), since), _letter)
    details = _Alike(dict[str, str])
    recorded = _since(_of(_facts, *_FACT), since)
    facts = _grouped(connection, recorded, lambda row: _fact(row, details))
    controllers, rights = _Alike(Controller), _Alike(tuple[Right, ...])
    return tuple(
        Outline(
            Request(
                id=row.id,
                reference=row.reference,
                subject_id=row.subject_id,
                controller=controllers[row.controller],
                kind=row.kind,
                rights=rights[row.rights],
                regime=RegimeCode(row.regime),
                opened_on=row.opened_on,
                letters=tuple(letters.get(row.id, ())),
                facts=tuple(facts.get(row.id, ())),
                parent_id=row.parent_id,
            ),
            row.number,
        )
        for row in rows
    )


def _of(table: Table, *columns: Any) -> Select[Any]:  # noqa: ANN401 - columns of any type
    return select(*columns).select_from(table)


def _since(wanted: Select[Any], since: int) -> Select[Any]:
    if since == 0:
        return wanted
    changed = select(_requests.c.id).where(_requests.c.revision > since)
    owner = wanted.selected_columns
    key = owner.request_id if "request_id" in owner else owner.id
    return wanted.where(key.in_(changed))


def _grouped(
    connection: Connection, wanted: Select[Any], read: Callable[[Row[Any]], R]
) -> Mapping[str, list[R]]:
    found: defaultdict[str, list[R]] = defaultdict(list)
    # Ordered here: the index that holds all a letter's outline needs has another order.
    for row in sorted(connection.execute(wanted).all(), key=attrgetter("number")):
        found[row.request_id].append(read(row))
    return found


def _letter(row: Row[Any]) -> FrozenLetter:
    letter = Letter(row.kind, row.written_on, "", "", (), (), "", (), "", "", ())
    return FrozenLetter(row.id, row.request_id, letter, "", _UNSAID, row.period)


def _fact(row: Row[Any], details: Mapping[str, Mapping[str, str]]) -> Fact:
    return Fact(
        row.id,
        row.request_id,
        FactKind(row.kind),
        row.happened_on,
        row.recorded_at,
        details[row.details],
        row.note,
        row.letter_id,
        row.supersedes,
        row.is_withdrawn,
        row.undoes,
    )

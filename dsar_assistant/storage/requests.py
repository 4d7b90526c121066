"""The requests in the vault, each with its letters and facts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Select, Table, delete, func, insert, select, update

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.outline import LetterWords, Outlines
from dsar_assistant.domain.request import Fact, FrozenLetter, Request
from dsar_assistant.storage import tables
from dsar_assistant.storage.ids import new_id
from dsar_assistant.storage.journal import Journal
from dsar_assistant.storage.mapping_requests import (
    fact_to_row,
    letter_to_row,
    request_from_rows,
    request_to_row,
)
from dsar_assistant.storage.outlines import outlines
from dsar_assistant.storage.plain_values import to_plain

_requests = tables.requests


class SqlRequests:
    """Requests as rows; implements ``Requests``."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def add(self, request: Request) -> Request:
        """Keep a new request, with the letters and facts it may bring, and give it an id."""
        kept = replace(request, id=request.id or new_id(), letters=(), facts=())
        self._require(tables.people, kept.subject_id, "person")
        row = {**request_to_row(kept), "revision": self._revision() + 1}
        self._connection.execute(insert(_requests).values(row))
        self._journal.note("request-opened", kept.id)
        for letter in request.letters:
            self.add_letter(replace(letter, request_id=kept.id))
        for fact in request.facts:
            self.add_fact(replace(fact, request_id=kept.id))
        return self.get(kept.id)

    def get(self, request_id: str) -> Request:
        """Give one request with letters and facts. Raises NotFoundError."""
        found = self._read(_standing().where(_requests.c.id == request_id))
        if not found:
            raise NotFoundError("request", request_id)
        return found[0]

    def all(self, subject_id: str | None = None) -> Sequence[Request]:
        """Give all requests, newest first; with an id, those of one person."""
        wanted = _standing()
        if subject_id is not None:
            wanted = wanted.where(_requests.c.subject_id == subject_id)
        return self._read(wanted.order_by(_requests.c.opened_on.desc(), _requests.c.number.desc()))

    def count(self) -> int:
        """Say how many requests there are."""
        standing = _requests.c.removed_at.is_(None)
        wanted = select(func.count()).select_from(_requests).where(standing)
        return int(self._connection.execute(wanted).scalar_one())

    def words(self, after: int) -> Sequence[LetterWords]:
        """Give the words of the letters that were kept after a number, in order; for searching."""
        letters = tables.letters.c
        wanted = select(
            letters.number, letters.request_id, letters.id, letters.written_on, letters.plain_text
        )
        rows = self._connection.execute(wanted.where(letters.number > after)).all()
        return tuple(LetterWords(*row) for row in sorted(rows, key=lambda row: row.number))

    def outlines(self, since: int = 0) -> Outlines:
        """Give the requests that came, changed or went since a revision; 0 = all there are."""
        return outlines(self._connection, since)

    def update_answers(self, request_id: str, answers: Mapping[str, str]) -> None:
        """Keep what the person filled in."""
        self._update(request_id, "answers-changed", {"answers": dict(answers)})

    def update_edits(self, request_id: str, edits: Mapping[str, str | None]) -> None:
        """Keep the person's own words, by block id; None leaves a block out."""
        self._update(request_id, "words-changed", {"edits": dict(edits)})

    def update_controller(self, request_id: str, controller: Controller) -> None:
        """Keep a corrected organisation with a request; letters already frozen stay."""
        row = {"controller_id": controller.id, "controller": to_plain(controller)}
        self._update(request_id, "organisation-corrected", row)

    def add_letter(self, letter: FrozenLetter) -> FrozenLetter:
        """Keep a letter as printed and give it back with an id."""
        self._require(_requests, letter.request_id, "request")
        kept = replace(letter, id=letter.id or new_id())
        self._connection.execute(insert(tables.letters).values(letter_to_row(kept)))
        self._touch(kept.request_id)
        self._journal.note("letter-kept", kept.id)
        return kept

    def add_fact(self, fact: Fact) -> Fact:
        """Keep a fact and give it back with an id; facts are never changed."""
        self._require(_requests, fact.request_id, "request")
        kept = replace(fact, id=fact.id or new_id())
        self._connection.execute(insert(tables.facts).values(fact_to_row(kept)))
        self._touch(kept.request_id)
        self._journal.note(f"fact-{kept.kind.value}", kept.id)
        return kept

    def set_aside(self, request_id: str, at: datetime) -> None:
        """Take a request out of sight with all that belongs to it, to be erased later."""
        self._update(request_id, "request-set-aside", {"removed_at": at})

    def put_back(self, request_id: str) -> None:
        """Bring a request back that was set aside."""
        self._update(request_id, "request-put-back", {"removed_at": None})

    def aside(self) -> Sequence[tuple[Request, datetime]]:
        """Give the requests that were set aside, each with the moment, newest first."""
        wanted = select(_requests).where(_requests.c.removed_at.is_not(None))
        rows = wanted.order_by(_requests.c.removed_at.desc(), _requests.c.number.desc())
        moments = [row["removed_at"] for row in self._connection.execute(rows).mappings()]
        return tuple(zip(self._read(rows), moments, strict=True))

    def remove(self, request_id: str) -> None:
        """Erase a request with its letters, facts and files, for good."""
        removed = self._connection.execute(delete(_requests).where(_requests.c.id == request_id))
        if removed.rowcount == 0:
            raise NotFoundError("request", request_id)
        self._journal.note("request-removed", request_id)

    def _update(self, request_id: str, action: str, row: Mapping[str, object]) -> None:
        """Write some columns of a request anew."""
        changed = self._connection.execute(
            update(_requests)
            .where(_requests.c.id == request_id)
            .values({**row, "revision": self._revision() + 1})
        )
        if changed.rowcount == 0:
            raise NotFoundError("request", request_id)
        self._journal.note(action, request_id)

    def _touch(self, request_id: str) -> None:
        """Note which commit the request was last touched by."""
        touched = update(_requests).where(_requests.c.id == request_id)
        self._connection.execute(touched.values(revision=self._revision() + 1))

    def _revision(self) -> int:
        """Give the number of the last commit."""
        return int(self._connection.execute(select(tables.vault.c.commit_count)).scalar_one())

    def _require(self, table: Table, key: str, what: str) -> None:
        """Make sure that the thing something belongs to is there."""
        if self._connection.execute(select(table.c.id).where(table.c.id == key)).first() is None:
            raise NotFoundError(what, key)

    def _read(self, wanted: Select[tuple[object, ...]]) -> tuple[Request, ...]:
        """Read requests with their records, in three questions however many there are."""
        rows = self._connection.execute(wanted).mappings().all()
        letters = self._records(tables.letters, rows)
        facts = self._records(tables.facts, rows)
        return tuple(request_from_rows(row, letters[row["id"]], facts[row["id"]]) for row in rows)

    def _records(
        self, table: Table, requests: Sequence[RowMapping]
    ) -> Mapping[str, list[RowMapping]]:
        """Read what belongs to some requests, by request, oldest first."""
        wanted = select(table).order_by(table.c.number)
        if len(requests) == 1:
            wanted = wanted.where(table.c.request_id == requests[0]["id"])
        records: defaultdict[str, list[RowMapping]] = defaultdict(list)
        for row in self._connection.execute(wanted).mappings():
            records[row["request_id"]].append(row)
        return records


def _standing() -> Select[tuple[object, ...]]:
    """Ask for requests that were not set aside."""
    return select(_requests).where(_requests.c.removed_at.is_(None))

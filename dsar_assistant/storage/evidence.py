"""Evidence files, what was seen in them, and the person's own answers and decisions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, select, update

from dsar_assistant.domain.controller import InterviewAnswer
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.evidence import EvidenceFile, Sighting
from dsar_assistant.storage import tables
from dsar_assistant.storage.ids import new_id
from dsar_assistant.storage.journal import Journal
from dsar_assistant.storage.mapping_evidence import (
    answer_from_row,
    answer_to_row,
    file_from_row,
    file_to_row,
    sighting_from_row,
    sighting_to_row,
)

_files = tables.evidence_files
_sightings = tables.sightings
_BATCH = 2000


class SqlEvidence:
    """Evidence as rows; implements ``Evidence``."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def add(
        self, subject_id: str, file: EvidenceFile, sightings: Iterable[Sighting]
    ) -> EvidenceFile:
        """Keep what was seen in a file; a file seen before (same fingerprint) is replaced."""
        self._require_person(subject_id)
        kept = replace(file, id=self._forget_earlier(subject_id, file) or file.id or new_id())
        self._connection.execute(insert(_files).values(file_to_row(subject_id, kept)))
        self._add_sightings(self._number_of(kept.id), iter(sightings))
        self._journal.note("evidence-added", kept.id)
        return kept

    def files(self, subject_id: str) -> Sequence[EvidenceFile]:
        """Give the files read so far, oldest first."""
        wanted = select(_files).where(_files.c.subject_id == subject_id).order_by(_files.c.number)
        return tuple(file_from_row(row) for row in self._connection.execute(wanted).mappings())

    def sightings(self, subject_id: str) -> Sequence[Sighting]:
        """Give all sightings of all files, in the order they were read."""
        wanted = (
            select(_sightings)
            .join(_files, _files.c.number == _sightings.c.file_number)
            .where(_files.c.subject_id == subject_id)
            .order_by(_sightings.c.number)
        )
        return tuple(sighting_from_row(row) for row in self._connection.execute(wanted).mappings())

    def sightings_of(self, file_id: str) -> Sequence[Sighting]:
        """Give what was seen in one file, in the order it was read."""
        wanted = select(_sightings).where(_sightings.c.file_number == self._number_of(file_id))
        rows = self._connection.execute(wanted.order_by(_sightings.c.number)).mappings()
        return tuple(sighting_from_row(row) for row in rows)

    def remove(self, file_id: str) -> None:
        """Forget a file and what was seen in it."""
        removed = self._connection.execute(delete(_files).where(_files.c.id == file_id))
        if removed.rowcount == 0:
            raise NotFoundError("evidence file", file_id)
        self._journal.note("evidence-removed", file_id)

    def answers(self, subject_id: str) -> Sequence[InterviewAnswer]:
        """Give the interview answers, in the order they were first given."""
        table = tables.interview_answers
        wanted = select(table).where(table.c.subject_id == subject_id).order_by(table.c.number)
        return tuple(answer_from_row(row) for row in self._connection.execute(wanted).mappings())

    def keep_answer(self, subject_id: str, answer: InterviewAnswer) -> None:
        """Keep one answer, in place of an earlier one to the same question."""
        self._require_person(subject_id)
        table = tables.interview_answers
        same = and_(table.c.subject_id == subject_id, table.c.question_id == answer.question_id)
        self._put(table, same, answer_to_row(subject_id, answer))
        self._journal.note("interview-answered", subject_id)

    def decisions(self, subject_id: str) -> Mapping[str, bool]:
        """Give the person's yes or no by controller id."""
        table = tables.decisions
        wanted = select(table).where(table.c.subject_id == subject_id).order_by(table.c.number)
        rows = self._connection.execute(wanted).mappings()
        return {row["controller_id"]: row["is_wanted"] for row in rows}

    def keep_decision(self, subject_id: str, controller_id: str, *, wanted: bool | None) -> None:
        """Keep a yes or no about a candidate; None takes it back."""
        self._require_person(subject_id)
        table = tables.decisions
        same = and_(table.c.subject_id == subject_id, table.c.controller_id == controller_id)
        if wanted is None:
            self._connection.execute(delete(table).where(same))
        else:
            row = {"subject_id": subject_id, "controller_id": controller_id, "is_wanted": wanted}
            self._put(table, same, row)
        self._journal.note("candidate-decided", subject_id)

    def _put(self, table: Table, same: ColumnElement[bool], row: Mapping[str, object]) -> None:
        """Write a row in place of an earlier one, or as a new one."""
        if self._connection.execute(update(table).where(same).values(row)).rowcount == 0:
            self._connection.execute(insert(table).values(row))

    def _add_sightings(self, file_number: int, sightings: Iterable[Sighting]) -> None:
        """Write sightings in batches, so that a large mailbox needs little memory."""
        rows = (sighting_to_row(file_number, sighting) for sighting in sightings)
        while batch := list(islice(rows, _BATCH)):
            self._connection.execute(insert(_sightings), batch)

    def _forget_earlier(self, subject_id: str, file: EvidenceFile) -> str | None:
        """Remove an earlier reading of the same file; gives its id, which stays the same."""
        same = and_(_files.c.subject_id == subject_id, _files.c.fingerprint == file.fingerprint)
        earlier = self._connection.execute(select(_files.c.id).where(same)).scalar_one_or_none()
        self._connection.execute(delete(_files).where(same))
        return earlier

    def _number_of(self, file_id: str) -> int:
        """Look up the short number that sightings refer to."""
        wanted = select(_files.c.number).where(_files.c.id == file_id)
        return int(self._connection.execute(wanted).scalar_one())

    def _require_person(self, subject_id: str) -> None:
        """Make sure that the person is there."""
        wanted = select(tables.people.c.id).where(tables.people.c.id == subject_id)
        if self._connection.execute(wanted).first() is None:
            raise NotFoundError("person", subject_id)

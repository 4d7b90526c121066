"""Requests, their letters and facts: rows to domain objects and back."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import RowMapping

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.request import Fact, FactKind, FrozenLetter, Request
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.storage.plain_values import from_plain, to_plain


def request_to_row(request: Request) -> dict[str, Any]:
    """Write a request as a row, without its letters and facts."""
    return {
        "id": request.id,
        "subject_id": request.subject_id,
        "reference": request.reference,
        "controller_id": request.controller.id,
        "controller": to_plain(request.controller),
        "kind": request.kind,
        "rights": to_plain(request.rights),
        "regime": request.regime.value,
        "opened_on": request.opened_on,
        "answers": dict(request.answers),
        "edits": dict(request.edits),
        "parent_id": request.parent_id,
    }


def request_from_rows(
    row: RowMapping, letters: Iterable[RowMapping], facts: Iterable[RowMapping]
) -> Request:
    """Read a request with its record, each part oldest first."""
    return Request(
        id=row["id"],
        reference=row["reference"],
        subject_id=row["subject_id"],
        controller=from_plain(row["controller"], Controller),
        kind=row["kind"],
        rights=tuple(Right(right) for right in row["rights"]),
        regime=RegimeCode(row["regime"]),
        opened_on=row["opened_on"],
        letters=tuple(letter_from_row(letter) for letter in letters),
        facts=tuple(fact_from_row(fact) for fact in facts),
        answers=dict(row["answers"]),
        edits=dict(row["edits"]),
        parent_id=row["parent_id"],
    )


def letter_to_row(letter: FrozenLetter) -> dict[str, Any]:
    """Write a frozen letter as a row: its exact words and citations."""
    return {
        "id": letter.id,
        "request_id": letter.request_id,
        "letter": to_plain(letter.letter),
        "plain_text": letter.plain_text,
        "frozen_at": letter.frozen_at,
        "period": letter.period,
        "pdf_fingerprint": letter.pdf_fingerprint,
        "kind": letter.letter.kind,
        "written_on": letter.letter.on,
    }


def letter_from_row(row: RowMapping) -> FrozenLetter:
    """Read a frozen letter from a row."""
    return FrozenLetter(
        id=row["id"],
        request_id=row["request_id"],
        letter=from_plain(row["letter"], Letter),
        plain_text=row["plain_text"],
        frozen_at=row["frozen_at"],
        period=row["period"],
        pdf_fingerprint=row["pdf_fingerprint"],
    )


def fact_to_row(fact: Fact) -> dict[str, Any]:
    """Write a fact as a row."""
    return {
        "id": fact.id,
        "request_id": fact.request_id,
        "kind": fact.kind.value,
        "happened_on": fact.on,
        "recorded_at": fact.recorded_at,
        "details": dict(fact.details),
        "note": fact.note,
        "letter_id": fact.letter_id,
        "supersedes": fact.supersedes,
        "is_withdrawn": fact.is_withdrawn,
        "undoes": fact.undoes,
    }


def fact_from_row(row: RowMapping) -> Fact:
    """Read a fact from a row."""
    return Fact(
        id=row["id"],
        request_id=row["request_id"],
        kind=FactKind(row["kind"]),
        on=row["happened_on"],
        recorded_at=row["recorded_at"],
        details=dict(row["details"]),
        note=row["note"],
        letter_id=row["letter_id"],
        supersedes=row["supersedes"],
        is_withdrawn=row["is_withdrawn"],
        undoes=row["undoes"],
    )

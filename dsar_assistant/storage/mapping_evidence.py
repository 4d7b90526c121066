"""Evidence files, sightings and interview answers: rows to domain objects and back."""

from typing import Any

from sqlalchemy import RowMapping

from dsar_assistant.domain.controller import Answer, InterviewAnswer
from dsar_assistant.domain.evidence import EvidenceFile, Sighting, SightingKind


def file_to_row(subject_id: str, file: EvidenceFile) -> dict[str, Any]:
    """Write an evidence file as a row."""
    return {
        "id": file.id,
        "subject_id": subject_id,
        "name": file.name,
        "kind": file.kind,
        "fingerprint": file.fingerprint,
        "items": file.items,
        "imported_on": file.imported_on,
    }


def file_from_row(row: RowMapping) -> EvidenceFile:
    """Read an evidence file from a row."""
    return EvidenceFile(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        fingerprint=row["fingerprint"],
        items=row["items"],
        imported_on=row["imported_on"],
    )


def sighting_to_row(file_number: int, sighting: Sighting) -> dict[str, Any]:
    """Write a sighting as a row."""
    return {
        "file_number": file_number,
        "kind": sighting.kind.value,
        "domain": sighting.domain,
        "name": sighting.name,
        "locator": sighting.locator,
        "count": sighting.count,
        "first_on": sighting.first,
        "last_on": sighting.last,
        "aside": sighting.aside,
    }


def sighting_from_row(row: RowMapping) -> Sighting:
    """Read a sighting from a row."""
    return Sighting(
        kind=SightingKind(row["kind"]),
        domain=row["domain"],
        name=row["name"],
        locator=row["locator"],
        count=row["count"],
        first=row["first_on"],
        last=row["last_on"],
        aside=row["aside"],
    )


def answer_to_row(subject_id: str, answer: InterviewAnswer) -> dict[str, Any]:
    """Write an interview answer as a row."""
    return {
        "subject_id": subject_id,
        "question_id": answer.question_id,
        "answer": answer.answer.value,
        "from_year": answer.from_year,
        "to_year": answer.to_year,
    }


def answer_from_row(row: RowMapping) -> InterviewAnswer:
    """Read an interview answer from a row."""
    return InterviewAnswer(
        question_id=row["question_id"],
        answer=Answer(row["answer"]),
        from_year=row["from_year"],
        to_year=row["to_year"],
    )

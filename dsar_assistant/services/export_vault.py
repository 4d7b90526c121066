"""Take everything out: one document with a written layout, and the files beside it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.request import Request
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.domain.vault_file import (
    DOCUMENT,
    FILES,
    FORMAT,
    VERSION,
    AnswerRecord,
    DecisionRecord,
    EvidenceRecord,
    PaperRecord,
    SignatureRecord,
    VaultFile,
)
from dsar_assistant.ports import UnitOfWork, UnitOfWorkFactory
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.packing import packed, sums_file
from dsar_assistant.services.request_words import fact_words

_README = """This is everything that DSAR Assistant kept, in the clear. Keep it somewhere safe.

export.json     all of it; dates are ISO days, moments are UTC
schema.json     the layout of export.json, as JSON Schema
files/          the files kept with requests, named by the id under "attachments"
record.txt      the same record in plain words
SHA256SUMS.txt  the fingerprint of each file

To read it back: dsar-assistant requests import FILE.zip
What was removed and could still be brought back is not in it; nor are the keys of the
vault, and whose lists you trust.
"""


class ExportVault:
    """Writes what the vault holds, whole or for one person."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge) -> None:
        """Take the way into the vault, and what the program knows."""
        self._work = work
        self._knowledge = knowledge

    def document(self, person_id: str | None = None) -> VaultFile:
        """Gather everything, or what belongs to one person.

        Raises:
            NotFoundError: Nobody has that id.
        """
        with self._work() as work:
            people = work.people.all() if person_id is None else (work.people.get(person_id),)
            return self._gathered(work, people, is_whole=person_id is None)

    def archive(self, person_id: str | None = None) -> bytes:
        """Give everything, or one person's file for themselves, as a ZIP.

        Raises:
            NotFoundError: Nobody has that id.
        """
        with self._work() as work:
            people = work.people.all() if person_id is None else (work.people.get(person_id),)
            document = self._gathered(work, people, is_whole=person_id is None)
            contents = {
                f"{FILES}{one.id}": work.attachments.content(one.id) for one in document.attachments
            }
        files = {
            "README.txt": _README.encode(),
            DOCUMENT: msgspec.json.format(msgspec.json.encode(document), indent=1),
            "schema.json": msgspec.json.format(msgspec.json.encode(schema()), indent=1),
            "record.txt": "\n".join(_in_words(document)).encode(),
            **contents,
        }
        return packed({**files, "SHA256SUMS.txt": sums_file(files)}, self._knowledge.today)

    def _gathered(
        self, work: UnitOfWork, people: Sequence[DataSubject], *, is_whole: bool
    ) -> VaultFile:
        ids = [person.id for person in people]
        requests = [one for key in ids for one in reversed(work.requests.all(key))]
        used = {request.controller.id for request in requests}
        signatures, papers = _on_paper(work, ids, requests)
        return VaultFile(
            format=FORMAT,
            version=VERSION,
            made_on=self._knowledge.today,
            people=tuple(people),
            requests=tuple(_parents_first(requests)),
            attachments=tuple(a for one in requests for a in work.attachments.of_request(one.id)),
            evidence=tuple(record for key in ids for record in _evidence(work, key)),
            answers=tuple(
                AnswerRecord(key, answer) for key in ids for answer in work.evidence.answers(key)
            ),
            decisions=tuple(
                DecisionRecord(key, controller, wanted)
                for key in ids
                for controller, wanted in work.evidence.decisions(key).items()
            ),
            controllers=tuple(one for one in work.controllers.all() if is_whole or one.id in used),
            authorities=tuple(one for key in ids for one in work.authorities.of_person(key)),
            filters=tuple(work.filters.all()) if is_whole else (),
            signatures=signatures,
            papers=papers,
        )


def schema() -> dict[str, object]:
    """Give the layout of an export as JSON Schema."""
    return msgspec.json.schema(VaultFile)


def _evidence(work: UnitOfWork, person_id: str) -> Iterator[EvidenceRecord]:
    for file in work.evidence.files(person_id):
        yield EvidenceRecord(person_id, file, tuple(work.evidence.sightings_of(file.id)))


def _on_paper(
    work: UnitOfWork, ids: Sequence[str], requests: Sequence[Request]
) -> tuple[tuple[SignatureRecord, ...], tuple[PaperRecord, ...]]:
    """Gather signatures, each once for its person, and how each letter was put on paper."""
    current = {key: work.papers.signature(key) for key in ids}
    pictures = {(key, picture): True for key, picture in current.items() if picture}
    papers = []
    for request in requests:
        for letter in request.letters:
            paper = work.papers.of_letter(letter.id)
            if paper is None:
                continue
            picture = paper.signature
            if picture:
                pictures.setdefault((request.subject_id, picture), False)
            fingerprint = hashlib.sha256(picture).hexdigest() if picture else ""
            papers.append(PaperRecord(letter.id, replace(paper, signature=b""), fingerprint))
    signatures = (SignatureRecord(key, one, is_used) for (key, one), is_used in pictures.items())
    return tuple(signatures), tuple(papers)


def _parents_first(requests: Sequence[Request]) -> Iterator[Request]:
    """Put each request after the one it follows, so that it can be read back in order."""
    waiting, given = list(requests), set[str]()
    known = {request.id for request in requests}
    while waiting:
        ready = [one for one in waiting if one.parent_id not in known - given] or waiting
        yield from ready
        given |= {one.id for one in ready}
        waiting = [one for one in waiting if one.id not in given]


def _in_words(document: VaultFile) -> Iterator[str]:
    names = {person.id: person.full_name for person in document.people}
    for request in document.requests:
        yield f"{names.get(request.subject_id, '')} and {request.controller.display_name}"
        yield f"Reference {request.reference}, opened {day_in_words(request.opened_on)}"
        for fact in request.standing_facts():
            yield f"  {day_in_words(fact.on)}: {fact_words(fact)}"
        for frozen in request.letters:
            yield f"\n--- Letter of {day_in_words(frozen.letter.on)} ---\n{frozen.plain_text}\n"
        yield ""

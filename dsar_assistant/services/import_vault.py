"""Read an export back. What is in the vault already stays as it is; the rest is added."""

import hashlib
import re
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dsar_assistant.domain.attachment import Attachment
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import DsarError, NotFoundError
from dsar_assistant.domain.file_name import clean_name
from dsar_assistant.domain.media_type import media_type_of
from dsar_assistant.domain.request import Request
from dsar_assistant.domain.vault_file import ExportUnreadableError, VaultFile
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports import UnitOfWork, UnitOfWorkFactory
from dsar_assistant.ports_print import SignatureCleaner
from dsar_assistant.ports_reading import RecordReader

_Contents = Callable[[Sequence[str]], Generator[bytes, None, None]]
_ID = re.compile(r"[0-9a-f]{32}")
_CHANGED = Changes(frozenset({"request", "person", "evidence", "candidate", "attachment"}))


@dataclass(frozen=True, slots=True)
class ImportedVault:
    """How much came in, and how much was there already."""

    people: int
    requests: int
    files: int
    known_already: int


class ImportVault:
    """Adds an export to the vault: all of what is new, or nothing."""

    def __init__(
        self, work: UnitOfWorkFactory, reader: RecordReader, cleaner: SignatureCleaner
    ) -> None:
        """Take the way into the vault, and what reads files and pictures that were given."""
        self._work = work
        self._reader = reader
        self._cleaner = cleaner

    def is_export(self, path: Path) -> bool:
        """Say whether a file looks like an export, and not like another program's list."""
        return self._reader.is_export(path)

    def read(self, path: Path, ticket: ReadingTicket) -> Done[ImportedVault]:
        """Read an export back.

        Raises:
            ExportUnreadableError: It is no export, of a newer layout, or damaged.
        """
        document = self._reader.export(path, ticket)
        if not _hangs_together(document):
            raise ExportUnreadableError("its parts do not belong together")
        pictures = {_print(one.picture): self._cleaned(one.picture) for one in document.signatures}
        with self._work() as work:
            files = partial(self._reader.files, path, ticket)
            came = _Coming(work, document, files, pictures).take()
            work.commit()
        return Done(came, _CHANGED)

    def _cleaned(self, picture: bytes) -> bytes:
        """Draw a picture anew; one that this program exported stays as it is."""
        try:
            return self._cleaner.clean(picture)
        except DsarError as error:
            raise ExportUnreadableError("one of its signatures is no picture") from error


class _Coming:
    """One import on its way into the vault.

    Attributes:
        pictures: The signatures, cleaned, by the fingerprint they came with.
    """

    def __init__(
        self,
        work: UnitOfWork,
        document: VaultFile,
        contents: _Contents,
        pictures: Mapping[str, bytes],
    ) -> None:
        self._work = work
        self._document = document
        self._contents = contents
        self._pictures = pictures

    def take(self) -> ImportedVault:
        """Add what is new, in the order in which things refer to each other."""
        people = self._people()
        for controller in self._document.controllers:
            if controller.id not in {one.id for one in self._work.controllers.all()}:
                self._work.controllers.keep(controller)
        requests = self._requests()
        self._papers(requests)
        files = self._files(requests)
        self._authorities()
        self._evidence()
        self._filters()
        known = len(self._document.people) - people + len(self._document.requests) - len(requests)
        return ImportedVault(people, len(requests), files, known)

    def _people(self) -> int:
        there = self._work.people.all()
        known, has_self = {one.id for one in there}, any(one.is_self for one in there)
        new = [one for one in self._document.people if one.id not in known]
        for person in new:
            # Only one person is oneself: whoever is at the keyboard of this vault.
            self._work.people.add(replace(person, is_self=person.is_self and not has_self))
            for one in self._document.signatures:
                if one.subject_id == person.id and one.is_current:
                    self._work.papers.keep_signature(person.id, self._pictures[_print(one.picture)])
        return len(new)

    def _requests(self) -> set[str]:
        known = {one.request.id for one in self._work.requests.outlines().changed}
        known |= {request.id for request, _ in self._work.requests.aside()}
        new = [one for one in self._document.requests if one.id not in known]
        for request in new:
            parent = request.parent_id if request.parent_id in known else None
            self._work.requests.add(replace(request, parent_id=parent))
            known.add(request.id)
        return {request.id for request in new}

    def _papers(self, requests: set[str]) -> None:
        """Keep how each letter of the new requests was put on paper."""
        owner = {
            letter.id: request.subject_id
            for request in self._document.requests
            if request.id in requests
            for letter in request.letters
        }
        for kept in self._document.papers:
            if kept.letter_id in owner:
                paper = replace(kept.paper, signature=self._pictures.get(kept.signature, b""))
                self._work.papers.freeze(kept.letter_id, owner[kept.letter_id], paper)

    def _files(self, requests: set[str]) -> int:
        """Add the files of the new requests; the document's order is that of the contents."""
        new = [one for one in self._document.attachments if one.request_id in requests]
        if not new:
            return 0
        with closing(self._contents([one.id for one in new])) as contents:
            for attachment in new:
                self._work.attachments.add(*_checked(attachment, next(contents, b"")))
        return len(new)

    def _authorities(self) -> None:
        """Add each authority after the file that shows it, which may have stayed behind."""
        for new in self._document.authorities:
            known = {one.id for one in self._work.authorities.of_person(new.subject_id)}
            if new.id not in known:
                scan_id = new.scan_id if self._has_file(new.scan_id) else None
                self._work.authorities.add(replace(new, scan_id=scan_id))

    def _filters(self) -> None:
        known = {one.name for one in self._work.filters.all()}
        for saved in self._document.filters:
            if saved.name not in known:
                self._work.filters.keep(saved)

    def _has_file(self, attachment_id: str | None) -> bool:
        try:
            return attachment_id is not None and bool(self._work.attachments.get(attachment_id))
        except NotFoundError:
            return False

    def _evidence(self) -> None:
        evidence, document = self._work.evidence, self._document
        ids = {person.id for person in document.people}
        files = {key: {one.fingerprint for one in evidence.files(key)} for key in ids}
        answered = {key: {one.question_id for one in evidence.answers(key)} for key in ids}
        decided = {key: set(evidence.decisions(key)) for key in ids}
        for record in document.evidence:
            if record.file.fingerprint not in files[record.subject_id]:
                evidence.add(record.subject_id, record.file, record.sightings)
        for said in document.answers:
            if said.answer.question_id not in answered[said.subject_id]:
                evidence.keep_answer(said.subject_id, said.answer)
        for choice in document.decisions:
            if choice.controller_id not in decided[choice.subject_id]:
                evidence.keep_decision(
                    choice.subject_id, choice.controller_id, wanted=choice.is_wanted
                )


def _print(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _checked(attachment: Attachment, content: bytes) -> tuple[Attachment, bytes]:
    if _print(content) != attachment.fingerprint:
        raise ExportUnreadableError("one of its files is not the one that was exported")
    name, media_type = clean_name(attachment.name), media_type_of(content)
    plain = replace(
        attachment, name=name, media_type=media_type, size_bytes=len(content), removed_at=None
    )
    return plain, content


def _hangs_together(document: VaultFile) -> bool:
    """Say whether every part names a person or request that is in the document."""
    people = {person.id for person in document.people}
    requests = {request.id: request for request in document.requests}
    owners = [
        *(request.subject_id for request in document.requests),
        *(record.subject_id for record in document.evidence),
        *(record.subject_id for record in document.answers),
        *(record.subject_id for record in document.decisions),
        *(authority.subject_id for authority in document.authorities),
        *(signature.subject_id for signature in document.signatures),
    ]
    return (
        all(map(_ID.fullmatch, _ids(document)))
        and len(_ids(document)) == len(set(_ids(document)))
        and set(owners) <= people
        and all(_facts_fit(request) for request in document.requests)
        and all(_file_fits(one, requests) for one in document.attachments)
    )


def _ids(document: VaultFile) -> list[str]:
    return [
        *(person.id for person in document.people),
        *(authority.id for authority in document.authorities),
        *(request.id for request in document.requests),
        *(letter.id for request in document.requests for letter in request.letters),
        *(fact.id for request in document.requests for fact in request.facts),
        *(attachment.id for attachment in document.attachments),
        *(record.file.id for record in document.evidence),
    ]


def _facts_fit(request: Request) -> bool:
    letters: set[str | None] = {None, *(letter.id for letter in request.letters)}
    earlier: set[str | None] = {None}
    for fact in request.facts:
        if fact.letter_id not in letters or not {fact.supersedes, fact.undoes} <= earlier:
            return False
        earlier.add(fact.id)
    return True


def _file_fits(attachment: Attachment, requests: dict[str, Request]) -> bool:
    request = requests.get(attachment.request_id)
    if request is None:
        return False
    letters: set[str | None] = {None, *(letter.id for letter in request.letters)}
    facts: set[str | None] = {None, *(fact.id for fact in request.facts)}
    return attachment.letter_id in letters and attachment.fact_id in facts

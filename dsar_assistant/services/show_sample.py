"""The whole main job on the bundled, invented sample case; also the program's own rehearsal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsar_assistant.domain.deadline import Deadline
from dsar_assistant.domain.evidence import Reason, Strength
from dsar_assistant.domain.paper import Envelope, PaperChoices
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.request import Channel
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.services.app import App
from dsar_assistant.services.reading_items import SourceReport
from dsar_assistant.services.review_candidates import CandidateRow
from dsar_assistant.services.written_files import read_answers, read_person

# The three links of the chain that this program exists for.
_WANTED = (
    ("emmas-diary", "access"),
    ("experian-marketing-services", "source-and-recipients"),
    ("labour-party", "political-objection"),
)


@dataclass(frozen=True, slots=True)
class SampleLetter:
    """One letter of the sample case, posted today."""

    organisation: str
    title: str
    file_name: str
    content: bytes
    deadline: Deadline | None
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleCase:
    """What the sample case led to."""

    person: DataSubject
    sources: Sequence[SourceReport]
    found: tuple[CandidateRow, ...]
    letters: tuple[SampleLetter, ...]
    calendar: bytes
    posted_on: date

    def count(self, strength: Strength) -> int:
        """Count the organisations found with a strength."""
        return sum(1 for row in self.found if row.strength is strength)

    def links_to_last(self) -> tuple[Reason, ...]:
        """Give the reasons that lead, link by link, to the end of the chain."""
        last, _ = _WANTED[-1]
        row = next((one for one in self.found if one.controller_id == last), None)
        return row.reasons[: len(row.path_names) - 1] if row else ()


class ShowSample:
    """Walks the main job in an empty, open vault."""

    def __init__(self, app: App) -> None:
        """Take the services; the vault must be open and empty."""
        self._app = app

    def run(self, ticket: ReadingTicket) -> SampleCase:
        """Find, write three letters, record their posting, and work out what is due.

        Raises:
            DsarError: A part of the program does not work.
        """
        person = self._person()
        mailbox = self._path("mailbox.mbox")
        sources = self._app.evidence.read(person.id, [mailbox], ticket).value
        for answer in read_answers(self._path("answers.toml").read_text("utf-8")):
            self._app.candidates.answer(person.id, answer)
        found = self._app.candidates.rows(person.id).rows
        letters = tuple(self._letter(person, *wanted) for wanted in _WANTED)
        return SampleCase(
            person=person,
            sources=sources,
            found=found,
            letters=letters,
            calendar=self._app.deadlines.calendar(),
            posted_on=self._app.knowledge.today,
        )

    def _path(self, name: str) -> Path:
        return self._app.knowledge.resources.path("demo", name)

    def _person(self) -> DataSubject:
        person = read_person(self._path("person.toml").read_text("utf-8"))
        return self._app.people.add(person).value

    def _letter(self, person: DataSubject, controller_id: str, kind: str) -> SampleLetter:
        app = self._app
        app.candidates.decide(person.id, controller_id, wanted=True)
        request = app.requests.open(person.id, controller_id, kind).value
        done = app.letters.finish(request.id, PaperChoices(Envelope.DL)).value
        today = app.knowledge.today
        clock = app.postings.record(request.id, done.letter_id, Channel.FIRST_CLASS, today).value
        return SampleLetter(
            organisation=request.controller.display_name,
            title=app.knowledge.kind(kind).title,
            file_name=done.file_name,
            content=done.content,
            deadline=clock.deadline if clock else None,
            warnings=done.warnings,
        )

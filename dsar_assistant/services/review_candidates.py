"""Review what was found: say yes or not me, answer cards, see the chain."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dsar_assistant.directory.directory import Directory
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.controller import (
    Controller,
    InterviewAnswer,
    InterviewQuestion,
)
from dsar_assistant.domain.evidence import (
    Candidate,
    Findings,
    Reason,
    SetAside,
    Strength,
    UnknownName,
    UnknownSender,
)
from dsar_assistant.domain.request import Request
from dsar_assistant.ports import UnitOfWork, UnitOfWorkFactory
from dsar_assistant.services.bad_contacts import bad_contact
from dsar_assistant.services.chain_picture import STRENGTH_WORDS, ChainPicture, picture
from dsar_assistant.services.cite_reply import with_told_hops
from dsar_assistant.services.contact_words import contact_words
from dsar_assistant.services.find_controllers import findings
from dsar_assistant.services.found_by import ways_found
from dsar_assistant.services.keep_organisations import own_words
from dsar_assistant.services.knowledge import Knowledge

_CANDIDATE = Changes(frozenset({"candidate"}))


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One organisation that may hold data, ready to show.

    Attributes:
        path_names: The chain that led here, in names; the last is this one.
        wanted: The person's yes; None = not decided.
        contact_words: How old the contact on file is, or what came back from it.
        own_words: That the person changed or added it, and when; empty if they did not.
        own_note: What the person wrote beside it.
        found_by: Ids of the ways it was found; see ``found_by``.
    """

    controller_id: str
    name: str
    sector: str
    sector_label: str
    strength: Strength
    strength_words: str
    reasons: tuple[Reason, ...]
    path_names: tuple[str, ...]
    suggested: tuple[str, ...]
    wanted: bool | None
    contact_words: str
    has_address: bool
    has_open_request: bool
    own_words: str
    own_note: str
    found_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that was found for one person.

    Attributes:
        dismissed: What the person said is not about them; kept so that it can be taken back.
    """

    rows: tuple[CandidateRow, ...]
    dismissed: tuple[CandidateRow, ...]
    unknown: tuple[UnknownSender, ...]
    set_aside: tuple[SetAside, ...]
    unknown_names: tuple[UnknownName, ...] = ()


class ReviewCandidates:
    """Works the candidates out anew each time; only the person's own decisions are kept."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge) -> None:
        """Take the way into the vault, and what the program knows."""
        self._work = work
        self._knowledge = knowledge

    def questions(self) -> tuple[InterviewQuestion, ...]:
        """Give the cards of the interview."""
        return self._knowledge.directory.questions

    def answers(self, subject_id: str) -> Mapping[str, InterviewAnswer]:
        """Give the answers so far, by question."""
        with self._work() as work:
            return {one.question_id: one for one in work.evidence.answers(subject_id)}

    def answer(self, subject_id: str, answer: InterviewAnswer) -> Done[None]:
        """Keep one answer, in place of an earlier one."""
        with self._work() as work:
            work.evidence.keep_answer(subject_id, answer)
            work.commit()
        return Done(None, _CANDIDATE)

    def rows(self, subject_id: str) -> Review:
        """Give all that was found for a person."""
        with self._work() as work:
            directory = self._directory(work)
            found = self._found(work, subject_id, directory)
            decisions = _decisions(work, subject_id, directory)
            requests = work.requests.all(subject_id)
        rows = [
            _row(
                one,
                directory,
                wanted=decisions.get(one.controller_id),
                requests=requests,
            )
            for one in found.candidates
        ]
        return Review(
            rows=tuple(row for row in rows if row.wanted is not False),
            dismissed=tuple(row for row in rows if row.wanted is False),
            unknown=found.unknown,
            set_aside=found.set_aside,
            unknown_names=found.unknown_names,
        )

    def decide(self, subject_id: str, controller_id: str, *, wanted: bool | None) -> Done[None]:
        """Keep the person's yes, or not me; None takes either back."""
        return self.decide_all(subject_id, (controller_id,), wanted=wanted)

    def decide_all(
        self, subject_id: str, controller_ids: Iterable[str], *, wanted: bool | None
    ) -> Done[None]:
        """Keep the same decision about several at once; all of it or nothing."""
        with self._work() as work:
            earlier = _led_to(work.evidence.decisions(subject_id), self._directory(work))
            for controller_id in controller_ids:
                for former in earlier.get(controller_id, ()):
                    work.evidence.keep_decision(subject_id, former, wanted=None)
                work.evidence.keep_decision(subject_id, controller_id, wanted=wanted)
            work.commit()
        return Done(None, _CANDIDATE)

    def chain(self, subject_id: str, controller_id: str | None = None) -> ChainPicture:
        """Give the picture of who told whom.

        Args:
            controller_id: Only the chain to this organisation; None = of all that stand.
        """
        with self._work() as work:
            directory = self._directory(work)
            found = self._found(work, subject_id, directory)
            decisions = _decisions(work, subject_id, directory)
            requests = list(work.requests.all(subject_id))
        standing = [
            one for one in found.candidates if decisions.get(one.controller_id) is not False
        ]
        if controller_id is not None:
            wanted = {
                step for one in standing if one.controller_id == controller_id for step in one.path
            }
            standing = [one for one in standing if one.controller_id in wanted]
            requests = [one for one in requests if one.controller.id in wanted | {controller_id}]
        return with_told_hops(picture(standing, directory), requests)

    def search(self, text: str, limit: int = 20) -> tuple[Controller, ...]:
        """Search all organisations, the person's own among them."""
        with self._work() as work:
            return self._directory(work).search(text, limit)

    def controller(self, controller_id: str) -> Controller:
        """Give one organisation, as the person corrected it.

        Raises:
            NotFoundError: No such organisation.
        """
        with self._work() as work:
            return self._directory(work).get(controller_id)

    def _directory(self, work: UnitOfWork) -> Directory:
        own = work.controllers.all()
        return self._knowledge.directory.with_own(own) if own else self._knowledge.directory

    def _found(self, work: UnitOfWork, subject_id: str, directory: Directory) -> Findings:
        return findings(
            self._knowledge,
            directory,
            work.evidence.sightings(subject_id),
            tuple(work.evidence.answers(subject_id)),
        )


def _decisions(work: UnitOfWork, subject_id: str, directory: Directory) -> dict[str, bool]:
    """Give the yes and no by id, those too of what has become another entry since."""
    said = work.evidence.decisions(subject_id)
    led = _led_to(said, directory)
    return {**{now: said[former[-1]] for now, former in led.items()}, **said}


def _led_to(ids: Iterable[str], directory: Directory) -> dict[str, list[str]]:
    """Give the ids that lead to an organisation of another id, by that one."""
    led: dict[str, list[str]] = {}
    for key in ids:
        found = directory.find(key)
        if found is not None and found.id != key:
            led.setdefault(found.id, []).append(key)
    return led


def _id_now(controller_id: str, directory: Directory) -> str:
    found = directory.find(controller_id)
    return found.id if found else controller_id


def _row(
    one: Candidate,
    directory: Directory,
    *,
    wanted: bool | None,
    requests: Sequence[Request],
) -> CandidateRow:
    controller = directory.get(one.controller_id)
    trouble = bad_contact(controller, requests)
    labels = {sector.id: sector.label for sector in directory.sectors}
    return CandidateRow(
        controller_id=one.controller_id,
        name=one.name,
        sector=controller.sector,
        sector_label=labels.get(controller.sector, controller.sector),
        strength=one.strength,
        strength_words=STRENGTH_WORDS[one.strength],
        reasons=one.reasons,
        path_names=tuple(_name(directory, step) for step in one.path),
        suggested=one.suggested,
        wanted=wanted,
        contact_words=trouble or contact_words(controller),
        has_address=controller.contact.address is not None,
        has_open_request=any(
            one.controller_id == _id_now(r.controller.id, directory) for r in requests
        ),
        own_words=own_words(controller),
        own_note=controller.own_note,
        found_by=ways_found(one.reasons),
    )


def _name(directory: Directory, controller_id: str) -> str:
    controller = directory.find(controller_id)
    return controller.display_name if controller else controller_id

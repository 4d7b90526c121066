"""Take over requests that were written with another program, each with its record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsar_assistant.directory.directory import Directory
from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.foreign_request import ForeignMessage, ForeignRequest
from dsar_assistant.domain.letter import Block, BlockKind, Letter
from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.request import Channel, Fact, FactKind, FrozenLetter, Request
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.law.regimes import regime_for
from dsar_assistant.ports import UnitOfWork, UnitOfWorkFactory
from dsar_assistant.ports_reading import RecordReader
from dsar_assistant.services.knowledge import Knowledge

# What that project calls a letter, and ours of the same sense. Its objection is the one
# against direct marketing; its complaint goes to the authority.
_KINDS = {
    "access": "access",
    "erasure": "erasure",
    "rectification": "rectification",
    "objection": "stop-marketing",
    "admonition": "reminder",
    "complaint": "complaint-to-ico",
}
_OPENING = frozenset({"access", "erasure", "rectification", "objection"})
_CHANNELS = {"email": Channel.EMAIL, "webform": Channel.WEB_FORM}
_UNSAID = "The words of this letter are not in the list it was taken over from."
_CHANGED = Changes(frozenset({"request", "candidate"}))


@dataclass(frozen=True, slots=True)
class ImportedRequests:
    """What came of taking a list over.

    Attributes:
        left_out: Sentences on what was not taken over, and why.
    """

    added: int
    left_out: tuple[str, ...]


class ImportRequests:
    """Turns foreign lists into requests with letters and facts."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge, reader: RecordReader) -> None:
        """Take the way into the vault, what the program knows, and what reads the files."""
        self._work = work
        self._knowledge = knowledge
        self._reader = reader

    def read(self, path: Path, subject_id: str, ticket: ReadingTicket) -> Done[ImportedRequests]:
        """Take a list over for one person; what was taken over before is left alone.

        Raises:
            ListUnreadableError: It is no such list.
            NotFoundError: Nobody has that id.
        """
        foreign = self._reader.requests(path, ticket)
        left_out: list[str] = []
        with self._work() as work:
            work.people.get(subject_id)
            directory = self._knowledge.directory.with_own(work.controllers.all())
            known = {one.reference for one in work.requests.all(subject_id)}
            for one in foreign:
                problem = _problem(one, known)
                if problem:
                    left_out.append(problem)
                    continue
                self._add(work, one, subject_id, directory)
            work.commit()
        return Done(ImportedRequests(len(foreign) - len(left_out), tuple(left_out)), _CHANGED)

    def _add(
        self, work: UnitOfWork, foreign: ForeignRequest, subject_id: str, directory: Directory
    ) -> None:
        opening = _opening(foreign)
        controller = _known(opening, directory) or _own(opening)
        if controller.origin == "own":
            work.controllers.keep(controller)
        kind = self._knowledge.kind(_KINDS[opening.kind])
        kept = work.requests.add(
            Request(
                id="",
                reference=foreign.reference,
                subject_id=subject_id,
                controller=controller,
                kind=kind.id,
                rights=kind.rights,
                regime=regime_for(controller),
                opened_on=opening.on,
            )
        )
        signatory = work.people.get(subject_id).full_name
        for message in foreign.messages:
            self._add_message(work, kept, message, signatory)
        if foreign.ended:
            note = "Given up" if foreign.ended == "abandoned" else ""
            last = foreign.messages[-1].on
            work.requests.add_fact(self._fact(kept.id, FactKind.CLOSED, last, note))

    def _add_message(
        self, work: UnitOfWork, request: Request, message: ForeignMessage, signatory: str
    ) -> None:
        if not message.is_own:
            fact = self._fact(request.id, FactKind.RESPONSE, message.on, message.subject)
        elif message.kind in _KINDS:
            letter = work.requests.add_letter(self._letter(request, message, signatory))
            fact = self._posting(request.id, message, letter.id)
        else:
            words = f"You wrote to them. {message.subject}".strip()
            fact = self._fact(request.id, FactKind.NOTE, message.on, words)
        work.requests.add_fact(fact)

    def _letter(self, request: Request, message: ForeignMessage, signatory: str) -> FrozenLetter:
        kind = self._knowledge.kind(_KINDS[message.kind])
        words = message.content.strip() or _UNSAID
        letter = Letter(
            kind=kind.id,
            on=message.on,
            reference=request.reference,
            subject=message.subject or kind.title,
            sender=(signatory,),
            recipient=message.recipient,
            salutation="",
            blocks=(Block("imported", BlockKind.PARAGRAPH, (words,)),),
            closing="",
            signatory=signatory,
            citations=(),
        )
        now = self._knowledge.clock.now()
        return FrozenLetter("", request.id, letter, plain_text(letter), now, kind.opens)

    def _posting(self, request_id: str, message: ForeignMessage, letter_id: str) -> Fact:
        channel = _CHANNELS.get(message.medium)
        return Fact(
            id="",
            request_id=request_id,
            kind=FactKind.POSTED,
            on=message.on,
            recorded_at=self._knowledge.clock.now(),
            details={"channel": channel.value} if channel else {},
            note="" if channel else f"Taken over; sent by {message.medium or 'ways not said'}",
            letter_id=letter_id,
        )

    def _fact(self, request_id: str, kind: FactKind, on: date, note: str) -> Fact:
        return Fact("", request_id, kind, on, self._knowledge.clock.now(), {}, note)


def _problem(foreign: ForeignRequest, known: set[str]) -> str:
    name = foreign.reference or "A request without a reference"
    if foreign.reference in known:
        return f"{name} is here already."
    if not any(message.kind in _OPENING and message.is_own for message in foreign.messages):
        return f"{name} does not begin with a kind of letter that is known here."
    return ""


def _opening(foreign: ForeignRequest) -> ForeignMessage:
    return next(one for one in foreign.messages if one.kind in _OPENING and one.is_own)


def _known(message: ForeignMessage, directory: Directory) -> Controller | None:
    found = directory.find(message.slug) if message.slug else None
    name = message.recipient[0].casefold() if message.recipient else ""
    if found is None and name:
        named = directory.search(message.recipient[0], 3)
        found = next((one for one in named if name in set(_names(one))), None)
    return found


def _names(controller: Controller) -> Iterator[str]:
    yield controller.name.casefold()
    yield from (brand.casefold() for brand in controller.known_as)


def _own(message: ForeignMessage) -> Controller:
    name = message.recipient[0] if message.recipient else message.slug or message.reference
    address = PostalAddress(message.recipient[1:]) if message.recipient[1:] else None
    slug = re.sub(r"[^a-z0-9]+", "-", (message.slug or name).casefold()).strip("-")[:100]
    return Controller(
        id=f"own-{slug or 'organisation'}",
        name=name,
        sector="other",
        regime=RegimeCode.UK_GDPR,
        country="GB",
        nation=Nation.UNKNOWN,
        contact=Contact(address=address, email=message.email or None),
        confidence=Confidence.LOW,
        note="Taken over from a list of another program; check the address and the country.",
        origin="own",
    )

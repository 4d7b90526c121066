"""Prepare a letter of an open request: form, preview, and the frozen letter at the end."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.controller import Contact
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.letter import Addressee, Letter, LetterKind
from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.person import DataSubject, Representative
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.provision import Citation
from dsar_assistant.domain.request import FrozenLetter, Request
from dsar_assistant.letters.answers import missing
from dsar_assistant.letters.compose import LetterOrder
from dsar_assistant.letters.facts import LetterFacts, MissingFact, Wording
from dsar_assistant.letters.fitness import WRITER_FIELD, is_by_representative
from dsar_assistant.ports import UnitOfWork, UnitOfWorkFactory
from dsar_assistant.services.bad_contacts import bad_contact
from dsar_assistant.services.keep_authority import live_authority
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.own_words import of_kind, with_kind
from dsar_assistant.services.prefill import prefilled
from dsar_assistant.services.request_clocks import earlier_request
from dsar_assistant.services.write_letter import WriteLetter

_CHANGED = Changes(frozenset({"request"}))
_ONE_SIGNS = {WRITER_FIELD: ""}
_TOO_LONG_FOR_A_LINK = (
    "The letter is too long for a link that every mail program opens. "
    "Copy the text, or save it as an e-mail draft."
)


@dataclass(frozen=True, slots=True)
class LetterForm:
    """What the form of a letter shows.

    Attributes:
        answers: By field id, defaults and what can be known beforehand filled in.
        kept: What was filled in by hand for this letter.
        address: The recipient's block as it would print now.
        clock: Which clock the letter starts and when it would run out, in a sentence.
    """

    request: Request
    kind: LetterKind
    on: date
    answers: Mapping[str, str]
    kept: Mapping[str, str]
    missing: tuple[MissingFact, ...]
    warnings: tuple[str, ...]
    address: tuple[str, ...]
    clock: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The letter as it would print now, or why it cannot be written yet.

    Attributes:
        pdf: None while something is missing or refused.
        refusal: What stands in the way; empty if nothing does.
    """

    pdf: bytes | None
    missing: tuple[MissingFact, ...]
    warnings: tuple[str, ...]
    citations: tuple[Citation, ...]
    refusal: str


@dataclass(frozen=True, slots=True)
class PreparedLetter:
    """A finished letter: frozen in the vault, with its file ready to save or print.

    Attributes:
        paper: How it was put on paper, the signature included.
    """

    letter_id: str
    letter: Letter
    content: bytes
    file_name: str
    warnings: tuple[str, ...]
    paper: PaperChoices


@dataclass(frozen=True, slots=True)
class SharedLetter:
    """A frozen letter on its way without paper.

    Attributes:
        text: All of it, for the clipboard.
        mail_link: Opens it in the mail program; None = there is none, for ``why_no_link``.
    """

    text: str
    mail_link: str | None
    why_no_link: str


class PrepareLetter:
    """Everything between opening a request and holding its letter in the hand."""

    def __init__(self, work: UnitOfWorkFactory, knowledge: Knowledge, writer: WriteLetter) -> None:
        """Take the way into the vault, what the program knows, and the writer."""
        self._work = work
        self._knowledge = knowledge
        self._writer = writer

    def kinds(self, request_id: str | None = None) -> tuple[LetterKind, ...]:
        """List the kinds of letter that can be written today.

        Args:
            request_id: With an open request that has a letter, the ones that follow it up.
        """
        offered = self._knowledge.book.offered(self._knowledge.today)
        if request_id is None:
            return tuple(kind for kind in offered if not kind.is_follow_up)
        with self._work() as work:
            request = work.requests.get(request_id)
        follows = bool(request.letters)
        return tuple(
            kind
            for kind in offered
            if kind.is_follow_up is follows and request.regime in kind.regimes
        )

    def form(self, request_id: str, kind_id: str | None = None) -> LetterForm:
        """Give the form of a letter as it stands.

        Raises:
            NotFoundError: No such request or kind.
        """
        with self._work() as work:
            request = work.requests.get(request_id)
            order = self._order(work, request, kind_id)
        kind = self._knowledge.kind(order.kind)
        address = request.controller.contact.address
        return LetterForm(
            request=request,
            kind=_asked_of(kind, order.facts.subject),
            on=order.on,
            answers=order.facts.answers,
            kept=of_kind(request.answers, request.kind, kind.id),
            missing=missing(kind, order.facts),
            warnings=self._writer.addressee_warnings(order),
            address=(request.controller.name, *(address.block if address else ())),
            clock=self._writer.clock_words(order),
        )

    def order(self, request_id: str, kind_id: str | None = None) -> LetterOrder:
        """Give the letter as ordered by the form as it stands, checked by nobody yet.

        Raises:
            NotFoundError: No such request or kind.
        """
        with self._work() as work:
            return self._order(work, work.requests.get(request_id), kind_id)

    def save_answers(
        self, request_id: str, answers: Mapping[str, str], kind_id: str | None = None
    ) -> Done[None]:
        """Keep what was filled in so far for one letter; anything may still be missing."""
        with self._work() as work:
            request = work.requests.get(request_id)
            kind = kind_id or request.kind
            kept = with_kind(request.answers, request.kind, kind, answers)
            work.requests.update_answers(request_id, kept)
            work.commit()
        return Done(None, _CHANGED)

    def change_recipient(
        self, request_id: str, address: PostalAddress, email: str | None = None
    ) -> Done[None]:
        """Keep the person's correction of an address; it wins over the directory from now on."""
        with self._work() as work:
            request = work.requests.get(request_id)
            old = request.controller.contact
            contact = Contact(
                address=address if address.block else None,
                email=email or old.email,
                phone=old.phone,
                form_url=old.form_url,
                privacy_notice_url=old.privacy_notice_url,
            )
            corrected = replace(request.controller, contact=contact, origin="own")
            work.controllers.keep(corrected)
            work.requests.update_controller(request_id, corrected)
            work.commit()
        return Done(None, Changes(frozenset({"request", "controller", "candidate"})))

    def preview(self, request_id: str, paper: PaperChoices, kind_id: str | None = None) -> Preview:
        """Give the letter as it would print now; nothing is kept."""
        with self._work() as work:
            request = work.requests.get(request_id)
            order = self._order(work, request, kind_id)
            paper = self._signed(work, order, paper)
            trouble = self._came_back(work, request, order)
        gaps = missing(self._knowledge.kind(order.kind), order.facts)
        try:
            written = self._writer.write(order, paper, "pdf")
        except DsarError as error:
            warnings = (*trouble, *self._writer.addressee_warnings(order))
            return Preview(None, gaps, warnings, (), str(error))
        warnings = (*trouble, *written.warnings)
        return Preview(written.content, gaps, warnings, written.letter.citations, "")

    def _came_back(self, work: UnitOfWork, request: Request, order: LetterOrder) -> tuple[str, ...]:
        """Say whether something sent to this controller came back."""
        if self._knowledge.kind(order.kind).addressed_to is not Addressee.CONTROLLER:
            return ()
        trouble = bad_contact(request.controller, work.requests.all(request.subject_id))
        return (trouble,) if trouble else ()

    def sender_page(
        self, request_id: str, paper: PaperChoices, suffix: str = "pdf", kind_id: str | None = None
    ) -> bytes:
        """Give the page that explains the letter to its sender; nothing is kept.

        Raises:
            DsarError: The letter cannot be written yet.
        """
        order = self.order(request_id, kind_id)
        return self._writer.sender_page(order, paper, suffix)

    def finish(
        self, request_id: str, paper: PaperChoices, suffix: str = "pdf", kind_id: str | None = None
    ) -> Done[PreparedLetter]:
        """Write the letter for good: its words and citations are frozen with the request.

        The same words on the same day are one letter, however often they are printed.

        Raises:
            DsarError: The letter cannot be written; nothing was kept.
        """
        with self._work() as work:
            request = work.requests.get(request_id)
            order = self._order(work, request, kind_id)
            paper = self._signed(work, order, paper)
            written = self._writer.write(order, paper, suffix)
            fingerprint = _fingerprint(written.content) if suffix == "pdf" else ""
            frozen = self._freeze(work, request, written.letter, fingerprint)
            work.papers.freeze(frozen.id, request.subject_id, paper)
            work.commit()
        name = file_name(request, written.letter, suffix)
        prepared = PreparedLetter(
            frozen.id, written.letter, written.content, name, written.warnings, paper
        )
        return Done(prepared, _CHANGED)

    def reprint(
        self, request_id: str, letter_id: str, paper: PaperChoices, suffix: str = "pdf"
    ) -> bytes:
        """Print a frozen letter again, as it was put on paper the first time.

        Args:
            paper: For a letter frozen before the vault kept how it was put on paper.
        """
        with self._work() as work:
            request = work.requests.get(request_id)
            kept = work.papers.of_letter(letter_id)
        frozen = request.letter(letter_id)
        return self._writer.render(frozen.letter, request.controller, kept or paper, suffix)

    def is_as_frozen(self, request_id: str, letter_id: str) -> bool:
        """Say whether the letter would print as the very same file as the first time.

        A newer version of the program may set the same words a little differently; the
        words themselves are frozen apart from the file.
        """
        with self._work() as work:
            frozen = work.requests.get(request_id).letter(letter_id)
        again = self.reprint(request_id, letter_id, PaperChoices())
        return frozen.pdf_fingerprint == _fingerprint(again)

    def share(self, request_id: str, letter_id: str) -> SharedLetter:
        """Give a frozen letter as text for the clipboard and as a link for the mail program."""
        with self._work() as work:
            request = work.requests.get(request_id)
        letter, email = request.letter(letter_id).letter, request.controller.contact.email
        text = self._writer.text(letter)
        if not email:
            return SharedLetter(text, None, "No e-mail address is known for this organisation.")
        try:
            link = self._writer.mail_link(letter, email)
        except DsarError as error:
            return SharedLetter(text, None, str(error))
        return SharedLetter(text, link, "" if link else _TOO_LONG_FOR_A_LINK)

    def _signed(self, work: UnitOfWork, order: LetterOrder, paper: PaperChoices) -> PaperChoices:
        """Add the person's signature, unless the name under the letter is someone else's."""
        subject = order.facts.subject
        signature = work.papers.signature(subject.id) if paper.is_signed else None
        if not signature:
            return replace(paper, signature=b"")
        try:
            signatory = self._writer.compose(order).signatory
        except DsarError:  # the writer says it again, where it is shown
            return paper
        return replace(paper, signature=signature if signatory == subject.full_name else b"")

    def _order(self, work: UnitOfWork, request: Request, kind_id: str | None) -> LetterOrder:
        kind = self._knowledge.kind(kind_id or request.kind)
        subject = work.people.get(request.subject_id)
        known = prefilled(kind, request.controller, subject, self._knowledge)
        told = {
            **self._told_before(request, kind),
            **of_kind(request.answers, request.kind, kind.id),
        }
        answers = {**known, **told, **(_ONE_SIGNS if subject.is_self else {})}
        facts = LetterFacts(
            subject=subject,
            controller=request.controller,
            reference=request.reference,
            answers=answers,
            representative=self._representative(work, subject, kind, answers),
            record=earlier_request(request, self._knowledge) if kind.is_follow_up else None,
            identifiers=(),
        )
        edits = of_kind(request.edits, request.kind, kind.id)
        return LetterOrder(kind.id, facts, self._knowledge.today, Wording(edits))

    def _told_before(self, request: Request, kind: LetterKind) -> dict[str, str]:
        """Give what the request's own letter was told, where this one asks the very same."""
        asked = {(one.id, one.label) for one in self._knowledge.kind(request.kind).fields}
        told = of_kind(request.answers, request.kind, request.kind)
        same = (one.id for one in kind.fields if (one.id, one.label) in asked)
        return {key: told[key] for key in same if key in told}

    def _representative(
        self, work: UnitOfWork, subject: DataSubject, kind: LetterKind, answers: Mapping[str, str]
    ) -> Representative | None:
        """Give who acts, if the letter is to be theirs and an authority on record lets them."""
        if not is_by_representative(kind, answers):
            return None
        signed = live_authority(work, subject.id, kind, self._knowledge.today)
        return signed.representative() if signed else None

    def _freeze(
        self, work: UnitOfWork, request: Request, letter: Letter, fingerprint: str
    ) -> FrozenLetter:
        for earlier in request.letters:
            if earlier.letter == letter:
                return earlier
        frozen = FrozenLetter(
            id="",
            request_id=request.id,
            letter=letter,
            plain_text=plain_text(letter),
            frozen_at=self._knowledge.clock.now(),
            period=self._knowledge.kind(letter.kind).opens,
            pdf_fingerprint=fingerprint,
        )
        return work.requests.add_letter(frozen)


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _asked_of(kind: LetterKind, subject: DataSubject) -> LetterKind:
    """Leave out what need not be asked: for oneself, nobody else signs."""
    if not subject.is_self:
        return kind
    return replace(kind, fields=tuple(one for one in kind.fields if one.id != WRITER_FIELD))


def file_name(request: Request, letter: Letter, suffix: str) -> str:
    """Suggest a file name that says what it is: day, kind, organisation id."""
    return f"{letter.on.isoformat()} {letter.kind} {request.controller.id}.{suffix}"

"""Bind a request from its first letter to the last word, for a regulator, a court, an adviser."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from dsar_assistant.domain.attachment import Attachment
from dsar_assistant.domain.bundle import Bundle, BundleDocument, ChronologyEntry
from dsar_assistant.domain.deadline import SumStep
from dsar_assistant.domain.details import is_private, their_reference
from dsar_assistant.domain.file_name import clean_name, distinct_name
from dsar_assistant.domain.media_type import PDF
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.domain.request import Fact, FactKind, FrozenLetter, Request
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.ports_papers import BundleWriter, FilePainter
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.packing import packed, sums_file
from dsar_assistant.services.request_clocks import LetterClock, clocks, late_sum
from dsar_assistant.services.request_words import FACT_WORDS, fact_words
from dsar_assistant.services.write_letter import WriteLetter


@dataclass(frozen=True, slots=True)
class BundleChoices:
    """What goes into a bundle.

    Attributes:
        covered: What is to be covered, by the id of the letter or file.
        left_out: Ids of letters and files that stay out.
    """

    covered: Mapping[str, tuple[CoveredArea, ...]] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BundlePaper:
    """One letter or file that a bundle would hold.

    Attributes:
        id: Of the letter or file.
    """

    id: str
    title: str
    on: date


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """A finished bundle, as one PDF and as a ZIP with the originals.

    Attributes:
        notes: What the person should know, in sentences.
    """

    pdf: bytes
    archive: bytes
    file_name: str
    page_count: int
    notes: tuple[str, ...]


class MakeBundle:
    """Gathers a request's papers in the order of their days and has them bound."""

    def __init__(
        self,
        work: UnitOfWorkFactory,
        knowledge: Knowledge,
        writer: WriteLetter,
        binder: BundleWriter,
        painter: FilePainter,
    ) -> None:
        """Take the way into the vault, what the program knows, who writes, binds and paints."""
        self._work = work
        self._knowledge = knowledge
        self._writer = writer
        self._binder = binder
        self._painter = painter

    def make(self, request_id: str, choices: BundleChoices | None = None) -> MadeBundle:
        """Bind a request. Private notes, and files kept with them, stay out.

        Raises:
            NotFoundError: No such request.
            DsarError: A letter cannot be printed.
        """
        papers = self._papers(request_id, choices or BundleChoices())
        request = papers.request
        with self._work() as work:
            person = work.people.get(request.subject_id).full_name
        documents = papers.in_order(self._letters(request))
        bundle = self._bundle(request, person, papers, documents)
        bound = self._binder.bind(bundle)
        stem = f"{self._knowledge.today.isoformat()} bundle {request.controller.id}"
        return MadeBundle(
            pdf=bound.pdf,
            archive=self._archive(bound.pdf, bundle),
            file_name=clean_name(f"{stem}.pdf"),
            page_count=bound.page_count,
            notes=tuple(_notes(bound.not_shown, bundle)),
        )

    def papers(self, request_id: str) -> tuple[BundlePaper, ...]:
        """List what a bundle would hold, in order.

        Raises:
            NotFoundError: No such request.
            DsarError: A letter cannot be printed.
        """
        papers = self._papers(request_id, BundleChoices())
        documents = papers.in_order(self._letters(papers.request))
        return tuple(BundlePaper(key, one.title, one.on) for key, one in documents)

    def paper(self, request_id: str, paper_id: str) -> bytes:
        """Give one paper as the PDF that would be bound, with nothing covered.

        Raises:
            NotFoundError: No such request.
            DsarError: It cannot be shown as pages.
        """
        papers = self._papers(request_id, BundleChoices())
        documents = dict(papers.in_order(self._letters(papers.request)))
        return self._binder.shown(documents[paper_id], self._knowledge.today)

    def page_count(self, pdf: bytes) -> int:
        """Count the pages of a paper."""
        return self._painter.page_count(pdf, PDF)

    def page(self, pdf: bytes, number: int, dpi: int = 96) -> bytes:
        """Give one page of a paper as PNG, counted from 0."""
        return self._painter.pages(pdf, PDF, range(number, number + 1), dpi)[0]

    def _papers(self, request_id: str, choices: BundleChoices) -> "_Papers":
        with self._work() as work:
            request = work.requests.get(request_id)
            files = list(work.attachments.of_request(request_id))
            contents = {one.id: work.attachments.content(one.id) for one in files}
        return _Papers(request, files, contents, choices)

    def sum_pages(self, request_id: str) -> tuple[bytes, ...]:
        """Give the sum behind each due day of a request as a page to print.

        Raises:
            NotFoundError: No such request.
        """
        with self._work() as work:
            request = work.requests.get(request_id)
        return tuple(pdf for _, pdf in self._sums(request))

    def _bundle(
        self,
        request: Request,
        person: str,
        papers: "_Papers",
        documents: tuple[tuple[str, BundleDocument], ...],
    ) -> Bundle:
        return Bundle(
            title=f"{person} and {request.controller.name}",
            facts=tuple(_front_lines(request, self._knowledge.today, len(documents))),
            chronology=tuple(papers.chronology([key for key, _ in documents])),
            sums=tuple(self._sums(request)),
            documents=tuple(document for _, document in documents),
            on=self._knowledge.today,
        )

    def _letters(self, request: Request) -> dict[str, bytes]:
        # As each was put on paper: a bundle shows what was sent, signature and all.
        with self._work() as work:
            kept = {one.id: work.papers.of_letter(one.id) for one in request.letters}
        return {
            one.id: self._writer.render(
                one.letter, request.controller, kept[one.id] or PaperChoices(), "pdf"
            )
            for one in request.letters
        }

    def _sums(self, request: Request) -> Iterator[tuple[str, bytes]]:
        for clock in clocks(request, self._knowledge):
            if clock.deadline is not None:
                title = f"When an answer to “{clock.letter.letter.subject}” is due"
                late = late_sum(request, clock, self._knowledge)
                cited = self._citations(request, clock, (*clock.deadline.steps, *late))
                yield (
                    title,
                    self._binder.sum_page(
                        title, clock.deadline, cited, self._knowledge.today, late
                    ),
                )

    def _citations(
        self, request: Request, clock: LetterClock, steps: tuple[SumStep, ...]
    ) -> Mapping[str, str]:
        jurisdiction = self._knowledge.jurisdiction_of(request.regime)
        on = clock.facts.receipt.on
        named = {step.provision for step in steps}
        return {
            one: jurisdiction.provision(one, on).citation
            for one in named
            if one and jurisdiction.is_in_force(one, on)
        }

    def _archive(self, pdf: bytes, bundle: Bundle) -> bytes:
        files = {"bundle.pdf": pdf}
        for place, document in enumerate(bundle.documents, 1):
            name, content = document.file_name, document.content
            if document.covered:
                # What was covered must not lie uncovered beside the bundle.
                name = f"{name} (covered).pdf"
                content = self._binder.shown(document, bundle.on)
            files[f"documents/{place:03d} {name}"] = content
        files["SHA256SUMS.txt"] = sums_file(files)
        return packed(files, bundle.on)


@dataclass(frozen=True, slots=True)
class _Papers:
    """The letters and files of a request, and which fact each belongs to."""

    request: Request
    files: list[Attachment]
    contents: Mapping[str, bytes]
    choices: BundleChoices

    def in_order(self, letters: Mapping[str, bytes]) -> tuple[tuple[str, BundleDocument], ...]:
        """Give each paper with the id of its letter or file, by day; letters first on a day."""
        taken: set[str] = set()
        found = [
            (frozen.id, self._letter(frozen, letters[frozen.id], taken))
            for frozen in self.request.letters
        ]
        found += [
            (one.id, self._file(one, taken)) for one in self.files if not self._is_private(one)
        ]
        kept = [pair for pair in found if pair[0] not in self.choices.left_out]
        return tuple(sorted(kept, key=lambda pair: pair[1].on))

    def chronology(self, keys: list[str]) -> Iterator[ChronologyEntry]:
        """Give what happened, day by day, each with the paper that shows it."""
        places = {key: place for place, key in enumerate(keys)}
        facts = ((self._fact(one), places.get(one.id)) for one in reversed(self.files))
        of_fact = {fact.id: place for fact, place in facts if fact is not None}
        entries = [ChronologyEntry(self.request.opened_on, "Request opened")]
        for frozen in self.request.letters:
            words = f"Letter written: {frozen.letter.subject}"
            entries.append(ChronologyEntry(frozen.letter.on, words, places.get(frozen.id)))
        entries.extend(
            ChronologyEntry(fact.on, fact_words(fact), of_fact.get(fact.id))
            for fact in self.request.standing_facts()
            if not is_private(fact)
        )
        yield from sorted(entries, key=lambda entry: entry.on)

    def _letter(self, frozen: FrozenLetter, pdf: bytes, taken: set[str]) -> BundleDocument:
        letter = frozen.letter
        name = clean_name(f"{letter.on.isoformat()} {letter.kind}.pdf")
        return BundleDocument(
            title=f"Letter: {letter.subject}",
            on=letter.on,
            file_name=distinct_name(name, taken),
            media_type=PDF,
            content=pdf,
            fingerprint=_fingerprint(pdf),
            covered=self.choices.covered.get(frozen.id, ()),
        )

    def _file(self, attachment: Attachment, taken: set[str]) -> BundleDocument:
        fact = self._fact(attachment)
        about = FACT_WORDS[fact.kind] if fact else "File"
        about = "Proof of posting" if fact and fact.kind is FactKind.POSTED else about
        return BundleDocument(
            title=f"{about}: {attachment.name}",
            on=self._day(attachment, fact),
            file_name=distinct_name(attachment.name, taken),
            media_type=attachment.media_type,
            content=self.contents[attachment.id],
            fingerprint=attachment.fingerprint,
            covered=self.choices.covered.get(attachment.id, ()),
        )

    def _fact(self, attachment: Attachment) -> Fact | None:
        """Give the fact a file belongs to, as it stands now."""
        key = attachment.fact_id
        while key is not None:
            fact = next((one for one in self.request.facts if one.id == key), None)
            newer = next((one.id for one in self.request.facts if one.supersedes == key), None)
            if newer is None:
                return fact
            key = newer
        return None

    def _is_private(self, attachment: Attachment) -> bool:
        fact = self._fact(attachment)
        return fact is not None and is_private(fact)

    def _day(self, attachment: Attachment, fact: Fact | None) -> date:
        if fact is not None:
            return fact.on
        if attachment.letter_id is not None:
            return self.request.letter(attachment.letter_id).letter.on
        return attachment.added_at.date()


def _front_lines(request: Request, today: date, documents: int) -> Iterator[str]:
    yield f"Bundle of {day_in_words(today)}, {counted(documents, 'document')}."
    yield f"Our reference: {request.reference}"
    theirs = their_reference(request)
    if theirs:
        yield f"Their reference: {theirs}"
    yield "Page numbers of the whole bundle stand at the top right of each page."


def _notes(not_shown: tuple[str, ...], bundle: Bundle) -> Iterator[str]:
    if not_shown:
        names = "; ".join(not_shown)
        yield f"These could not be shown on paper and lie in the ZIP as they came: {names}."
    if any(document.covered for document in bundle.documents):
        yield (
            "Pages with covered parts are pictures now, so their words cannot be searched. "
            "Look at each of them before you hand the bundle on."
        )


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

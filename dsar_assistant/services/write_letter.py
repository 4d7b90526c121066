"""Write one letter and put it on paper; needs no vault."""

from dataclasses import dataclass, replace
from functools import cached_property

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.letter import Addressee, Letter
from dsar_assistant.domain.paper import PaperChoices, ReferenceMark
from dsar_assistant.domain.regime import SupervisoryAuthority
from dsar_assistant.domain.request import Channel
from dsar_assistant.domain.right import Right
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.letters.compose import LetterOrder, addressed_authority, compose
from dsar_assistant.letters.sender_page import Explanations, load_explanations, sender_page
from dsar_assistant.ports import Renderers
from dsar_assistant.services.contact_words import contact_warnings
from dsar_assistant.services.count_days import CountDays, DueAnswer, DueQuestion
from dsar_assistant.services.knowledge import Knowledge

_NO_LAST_DAY = (
    "The day by which they must answer cannot be said: the public holidays of that time, or a "
    "time limit for this letter, are not known to this program."
)


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter, its file, and what to know before posting it."""

    letter: Letter
    content: bytes
    warnings: tuple[str, ...]


class WriteLetter:
    """Composes with the law in force on the letter's day, and renders."""

    def __init__(self, knowledge: Knowledge, renderers: Renderers) -> None:
        """Take what the program knows, and the ways onto paper."""
        self._knowledge = knowledge
        self._renderers = renderers

    @property
    def forms(self) -> tuple[str, ...]:
        """File suffixes that a letter can be written as."""
        return self._renderers.suffixes

    def compose(self, order: LetterOrder) -> Letter:
        """Write the words alone.

        Raises:
            DsarError: The letter would be unfit, or would cite law not in force.
        """
        regime = order.facts.controller.regime
        jurisdiction = self._knowledge.jurisdiction_of(regime)
        return compose(self._knowledge.book, order, jurisdiction)

    def sender_page(self, order: LetterOrder, paper: PaperChoices, suffix: str = "pdf") -> bytes:
        """Write the page that explains the letter to its sender, as a file of its own.

        Raises:
            DsarError: As ``compose``.
        """
        letter = self.compose(order)
        jurisdiction = self._knowledge.jurisdiction_of(order.facts.controller.regime)
        clock = self.clock_if_posted(order)
        page = sender_page(
            self._knowledge.book,
            self._explanations,
            (order, letter),
            jurisdiction,
            clock.deadline if clock else None,
        )
        plain = replace(paper, fold_marks=False, mark=ReferenceMark.NONE, signature=b"")
        return self._renderers.for_suffix(suffix, None).render(page, plain)

    @cached_property
    def _explanations(self) -> Explanations:
        path = self._knowledge.resources.path("letters", "sender-page.toml")
        return load_explanations(path)

    def write(self, order: LetterOrder, paper: PaperChoices, suffix: str) -> WrittenLetter:
        """Write the letter and its file.

        Args:
            suffix: One of ``forms``.

        Raises:
            DsarError: As ``compose``; or the letter cannot be put into that form.
        """
        letter = self.compose(order)
        renderer = self._renderers.for_suffix(suffix, order.facts.controller.contact.email)
        content = renderer.render(letter, paper)
        return WrittenLetter(letter, content, self.warnings(order, letter, paper, suffix))

    def render(
        self, letter: Letter, controller: Controller, paper: PaperChoices, suffix: str
    ) -> bytes:
        """Put a letter that is already written into a form."""
        renderer = self._renderers.for_suffix(suffix, controller.contact.email)
        return renderer.render(letter, paper)

    def text(self, letter: Letter) -> str:
        """Give a letter that is already written as plain text."""
        return self._renderers.for_suffix("txt", None).render(letter, PaperChoices()).decode()

    def mail_link(self, letter: Letter, email: str) -> str | None:
        """Give a link that opens the letter in the mail program; None if it is too long for one.

        Raises:
            DsarError: The address is not one plain address.
        """
        return self._renderers.mail_link(letter, email)

    def warnings(
        self, order: LetterOrder, letter: Letter, paper: PaperChoices, suffix: str = "pdf"
    ) -> tuple[str, ...]:
        """Say in sentences what to know before posting: the contact's age, the paper."""
        renderer = self._renderers.for_suffix(suffix, order.facts.controller.contact.email)
        of_paper = renderer.warnings(letter, paper)
        return (*self.addressee_warnings(order), *of_paper, *self._clock_warnings(order))

    def _clock_warnings(self, order: LetterOrder) -> tuple[str, ...]:
        opens = self._knowledge.kind(order.kind).opens
        return () if opens is None or self.clock_if_posted(order) else (_NO_LAST_DAY,)

    def clock_if_posted(self, order: LetterOrder) -> DueAnswer | None:
        """Work out the day an answer is due if this letter leaves first class on its own day.

        Returns:
            None where the letter starts no clock, or none can be given.
        """
        kind = self._knowledge.kind(order.kind)
        if kind.opens is None:
            return None
        controller = order.facts.controller
        question = DueQuestion(
            posted=order.on,
            channel=Channel.FIRST_CLASS,
            nation=controller.nation,
            right=next(iter(kind.rights), Right.ACCESS),
            regime=controller.regime,
            state=controller.eea_state,
            period=kind.opens,
        )
        return CountDays(self._knowledge).answer_if_any(question, self._knowledge.today)

    def clock_words(self, order: LetterOrder) -> str:
        """Say which clock a letter starts, and when it would run out if posted on its day."""
        kind = self._knowledge.kind(order.kind)
        due_words = self._explanations.due_words.get(kind.opens or "")
        if not due_words:
            return "It starts no clock that the law counts."
        answer = self.clock_if_posted(order)
        if answer is None or answer.deadline.due is None:
            return _NO_LAST_DAY
        on = day_in_words(order.on)
        return f"Posted first class on {on}, {due_words} {day_in_words(answer.deadline.due)}."

    def addressee_warnings(self, order: LetterOrder) -> tuple[str, ...]:
        """Say in sentences how far the address can be trusted."""
        kind = self._knowledge.kind(order.kind)
        if kind.addressed_to is Addressee.CONTROLLER:
            return contact_warnings(order.facts.controller, order.on)
        regime = order.facts.controller.regime
        return _authority_warnings(
            addressed_authority(order, self._knowledge.jurisdiction_of(regime))
        )


def _authority_warnings(authority: SupervisoryAuthority) -> tuple[str, ...]:
    address = (
        f"The postal address of {authority.name} could not be confirmed. Check it before "
        f"posting, or use the form on its website: {authority.online_form_url}"
    )
    language = (
        f"{authority.name} reads complaints in {', '.join(authority.languages)}. "
        "Look on its website whether it takes English."
    )
    is_sure = authority.address_is_sure and authority.address is not None
    wants_another = bool(authority.languages) and "English" not in authority.languages
    return (*(() if is_sure else (address,)), *((language,) if wants_another else ()))

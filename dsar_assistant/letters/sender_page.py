"""The page that explains a letter to the person who sends it; never part of the letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dsar_assistant.domain.deadline import Deadline
from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.provision import Citation
from dsar_assistant.domain.regime import Jurisdiction
from dsar_assistant.letters.assembly import assemble
from dsar_assistant.letters.book import LANGUAGE, PARTS, LetterBook
from dsar_assistant.letters.citing import LawInForce, LegalDays
from dsar_assistant.letters.compose import LetterOrder
from dsar_assistant.letters.kind_file import read_toml
from dsar_assistant.letters.markup import Part
from dsar_assistant.letters.template import fill_in

KIND = "sender-page"
_TEMPLATE = f"{PARTS}/{KIND}.{LANGUAGE}.j2"
_WINDOW = ("Keep this page.", "Do not post it.")


class _ClockRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    period: str
    due: str
    next_steps: tuple[str, ...]


class _PageFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    clocks: tuple[_ClockRow, ...]
    meanings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Explanations:
    """What the page says about rules and clocks.

    Attributes:
        meanings: One sentence for each rule, by its id without the jurisdiction.
        due_words: What is due, as ``their reply is due by``, by the period a letter opens.
        next_steps: What to do, by the period; the empty one is for letters without a clock.
    """

    meanings: Mapping[str, str]
    due_words: Mapping[str, str]
    next_steps: Mapping[str, tuple[str, ...]]

    def meaning(self, provision_id: str) -> str | None:
        """Say what a rule means; None if nothing is written about it."""
        _, _, shared = provision_id.partition("-")
        return self.meanings.get(provision_id) or self.meanings.get(shared)


def load_explanations(path: Path) -> Explanations:
    """Read what the page says.

    Raises:
        ResourceInvalidError: The file cannot be used, or says nothing for letters without a clock.
    """
    file = read_toml(path, _PageFile)
    next_steps = {row.period: row.next_steps for row in file.clocks}
    if "" not in next_steps:
        raise ResourceInvalidError(path.name, "clocks", "letters without a clock are left out")
    due_words = {row.period: row.due for row in file.clocks}
    return Explanations(file.meanings, due_words, next_steps)


def sender_page(
    book: LetterBook,
    explanations: Explanations,
    written: tuple[LetterOrder, Letter],
    jurisdiction: Jurisdiction,
    deadline: Deadline | None,
) -> Letter:
    """Write the page about a letter, in the shape of a letter so that it prints alike.

    Where a letter has an address, the page says that it must not be posted.

    Args:
        written: The order and the letter that came of it.
        deadline: If posted on the day of the letter; None = not known, or none.
    """
    _, letter = written
    law = LawInForce(jurisdiction, LegalDays(letter.on))
    values = _values(book, explanations, written, jurisdiction)
    drafted = fill_in(book.sandbox, _TEMPLATE, {**values, **_due(deadline)}, law)
    page = assemble(drafted, law, {})
    return Letter(
        kind=KIND,
        on=letter.on,
        reference=letter.reference,
        subject=" ".join(page.texts_of(Part.SUBJECT)),
        sender=(),
        recipient=_WINDOW,
        salutation=" ".join(page.texts_of(Part.SALUTATION)),
        blocks=tuple(block.as_block() for block in page.blocks if block.is_body),
        closing=" ".join(page.texts_of(Part.CLOSING)),
        signatory="",
        citations=letter.citations,
    )


def _values(
    book: LetterBook,
    explanations: Explanations,
    written: tuple[LetterOrder, Letter],
    jurisdiction: Jurisdiction,
) -> dict[str, object]:
    order, letter = written
    kind = book.kind(order.kind)
    clock = kind.opens if kind.opens in explanations.next_steps else ""
    return {
        "about": letter.subject,
        "addressee": letter.recipient[0],
        "due_words": explanations.due_words[clock or ""],
        "goes_wrong": kind.goes_wrong,
        "meanings": tuple(_meaning(one, explanations, jurisdiction) for one in letter.citations),
        "next_steps": explanations.next_steps[clock or ""],
        "on": letter.on,
        "person": order.facts.subject,
        "summary": kind.summary,
    }


def _meaning(
    one: Citation, explanations: Explanations, jurisdiction: Jurisdiction
) -> tuple[str, str]:
    """Pair a citation with its meaning; a rule nobody explained yet has its title."""
    titles = (rule.title for rule in jurisdiction.versions(one.id))
    return one.citation, explanations.meaning(one.id) or next(titles, "")


def _due(deadline: Deadline | None) -> dict[str, object]:
    if deadline is None or deadline.due is None:
        return {"due": None, "steps": ()}
    return {"due": deadline.due, "steps": tuple(step.text for step in deadline.steps)}

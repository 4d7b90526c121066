"""Writes a letter: checks, fills the template in, puts in the citations and the edits."""

from dataclasses import dataclass, field
from datetime import date

from dsar_assistant.domain.letter import Addressee, Letter, LetterKind
from dsar_assistant.domain.regime import Jurisdiction, SupervisoryAuthority
from dsar_assistant.letters.answers import typed_answers
from dsar_assistant.letters.assembly import Assembled, assemble
from dsar_assistant.letters.book import LetterBook, template_name
from dsar_assistant.letters.citing import LawInForce, LegalDays
from dsar_assistant.letters.errors import AnswerInvalidError
from dsar_assistant.letters.facts import LetterFacts, Wording
from dsar_assistant.letters.fitness import refuse_unfit
from dsar_assistant.letters.markup import DraftBlock, Part
from dsar_assistant.letters.template import fill_in

# Answers to this field are what the controller said when it refused.
TOPICS_FIELD = "topics"

# An answer to this field is the state whose authority a complaint goes to.
AUTHORITY_FIELD = "authority_in"

# An answer to this field is the day of the decision that a letter challenges.
DECISION_FIELD = "decision_on"


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """One letter to be written.

    Attributes:
        kind: Id of the kind.
        on: The day printed on it.
    """

    kind: str
    facts: LetterFacts
    on: date
    wording: Wording = field(default_factory=Wording)


def compose(book: LetterBook, order: LetterOrder, jurisdiction: Jurisdiction) -> Letter:
    """Write a letter.

    Raises:
        DsarError: The letter would be unfit (see ``refuse_unfit``), an answer cannot be
            read or does not fit the controller's rules, or the letter would cite a rule
            that does not apply.
    """
    law = checked(book, order, jurisdiction)
    written = assemble(draft(book, order, law), law, order.wording.edits)
    return _letter(book.kind(order.kind), order, law, written)


def checked(book: LetterBook, order: LetterOrder, jurisdiction: Jurisdiction) -> LawInForce:
    """Open the lawbook for a letter that may be written.

    Raises:
        DsarError: The letter would be unfit, or an answer does not fit the rules.
    """
    kind = book.kind(order.kind)
    refuse_unfit(kind, order.facts, order.on, book.kinds)
    _refuse_foreign_topics(book, kind, order.facts)
    return LawInForce(jurisdiction, legal_days(kind, order))


def legal_days(kind: LetterKind, order: LetterOrder) -> LegalDays:
    """Say which days choose between versions of the law for this letter."""
    record = order.facts.record if kind.is_follow_up else None
    decision = typed_answers(kind, order.facts.answers).get(DECISION_FIELD)
    return LegalDays(
        letter=order.on,
        request_received=record.receipt.on if record and record.receipt else None,
        decision=decision if isinstance(decision, date) else None,
    )


def _refuse_foreign_topics(book: LetterBook, kind: LetterKind, facts: LetterFacts) -> None:
    """Let nothing be answered that cannot come up under the controller's rules."""
    for asked in kind.fields:
        if asked.id != TOPICS_FIELD or not asked.choices:
            continue
        chosen = facts.answers.get(asked.id, "").split()
        for topic in book.refusals:
            if topic.id in chosen and facts.controller.regime not in topic.regimes:
                reason = f"“{topic.title}” cannot come up under the rules that govern them"
                raise AnswerInvalidError(asked.label, reason)


def addressed_authority(order: LetterOrder, jurisdiction: Jurisdiction) -> SupervisoryAuthority:
    """Give the regulator that a complaint goes to: of the state chosen, or the general one."""
    state = order.facts.answers.get(AUTHORITY_FIELD, "").strip()
    return jurisdiction.authority(order.on, state)


def draft(book: LetterBook, order: LetterOrder, law: LawInForce) -> tuple[DraftBlock, ...]:
    """Fill the template in, without checks, edits or written-out citations."""
    kind, facts = book.kind(order.kind), order.facts
    values = {
        **typed_answers(kind, facts.answers),
        "authority": law.jurisdiction.authority(order.on),
        "brand": facts.controller.brand,
        "controller": facts.controller,
        "identifiers": facts.identifiers,
        "nation": facts.controller.nation.value,
        "on": order.on,
        "person": facts.subject,
        "record": facts.record,
        "reference": facts.reference,
        "regime": facts.controller.regime.value,
        "representative": facts.representative,
    }
    return fill_in(book.sandbox, template_name(kind.id), values, law)


def _letter(kind: LetterKind, order: LetterOrder, law: LawInForce, written: Assembled) -> Letter:
    return Letter(
        kind=kind.id,
        on=order.on,
        reference=order.facts.reference,
        subject=" ".join(written.texts_of(Part.SUBJECT)),
        sender=_sender(order.facts),
        recipient=_recipient(kind, order, law.jurisdiction),
        salutation=" ".join(written.texts_of(Part.SALUTATION)),
        blocks=tuple(block.as_block() for block in written.blocks if block.is_body),
        closing=" ".join(written.texts_of(Part.CLOSING)),
        signatory=_signatory(order.facts),
        citations=written.citations,
        enclosures=written.texts_of(Part.ENCLOSURES),
    )


def _sender(facts: LetterFacts) -> tuple[str, ...]:
    acting = facts.representative
    if acting is None:
        return (facts.subject.full_name, *facts.subject.address.block)
    organisation = (acting.organisation,) if acting.organisation.strip() else ()
    return (acting.full_name, *organisation, *acting.address.block)


def _recipient(kind: LetterKind, order: LetterOrder, jurisdiction: Jurisdiction) -> tuple[str, ...]:
    if kind.addressed_to is Addressee.AUTHORITY:
        authority = addressed_authority(order, jurisdiction)
        return (authority.name, *(authority.address.block if authority.address else ()))
    controller = order.facts.controller
    address = controller.contact.address
    return (controller.name, *(address.block if address else ()))


def _signatory(facts: LetterFacts) -> str:
    """Name who signs; one who acts for a person signs for them."""
    if facts.representative is None:
        return facts.subject.full_name
    return f"{facts.representative.full_name}, for {facts.subject.full_name}"

"""Turn what stands in a few lines of text into an order for one letter; needs no vault."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.deadline import Deadline, Receipt
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.letter import LetterKind
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.reference import CAPACITY, make_reference
from dsar_assistant.domain.request import Channel, Outcome
from dsar_assistant.domain.right import Right
from dsar_assistant.law.regimes import regime_for
from dsar_assistant.letters.compose import LetterOrder
from dsar_assistant.letters.facts import EarlierRequest, LetterFacts
from dsar_assistant.services.count_days import CountDays, DueQuestion
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.prefill import prefilled

_RECORD = "record."


class UnknownFactError(DsarError):
    """A fact was given that this kind of letter does not ask for."""

    def __init__(self, kind: str, name: str, known: tuple[str, ...]) -> None:
        """Name the kind, the fact, and the facts that it does ask for."""
        super().__init__(
            f"The letter “{kind}” does not ask for “{name}”. It asks for: {', '.join(known)}. "
            "Nothing was written. Correct the name and try again."
        )


class RecordFactInvalidError(DsarError):
    """A fact about the earlier request cannot be read."""

    def __init__(self, name: str, text: str) -> None:
        """Name the fact and what was given for it."""
        super().__init__(
            f"“{text}” cannot be read as {_RECORD}{name}. Nothing was written. "
            "Write days like 2026-11-23, and an outcome as full, partial, refused or none-held."
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """One letter as asked for in words.

    Attributes:
        facts: Answers of the form by field id; those that begin with ``record.`` tell a
            follow-up about the earlier request: ``record.kind``, ``record.reference``,
            ``record.dated_on``, ``record.sent_on``, ``record.received_on``,
            ``record.replied_on``, ``record.outcome``, ``record.complained_on``.
        reference: Empty = worked out from the rest, so that equal orders are equal letters.
    """

    kind: str
    subject: DataSubject
    controller: Controller
    on: date
    facts: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""


class OrderLetter:
    """Builds orders from words, with the same rules that the window uses."""

    def __init__(self, knowledge: Knowledge, count_days: CountDays) -> None:
        """Take what the program knows, and the counting."""
        self._knowledge = knowledge
        self._count = count_days

    def order(self, wanted: Wanted) -> LetterOrder:
        """Build the order.

        Raises:
            NotFoundError: No such kind of letter.
            UnknownFactError, RecordFactInvalidError: A fact makes no sense.
        """
        kind = self._knowledge.kind(wanted.kind)
        controller = replace(wanted.controller, regime=regime_for(wanted.controller))
        answers = {k: v for k, v in wanted.facts.items() if not k.startswith(_RECORD)}
        refuse_unknown(kind, answers)
        facts = LetterFacts(
            subject=wanted.subject,
            controller=controller,
            reference=wanted.reference or _reference(wanted),
            answers={**prefilled(kind, controller, wanted.subject, self._knowledge), **answers},
            record=self._record(wanted, controller) if kind.is_follow_up else None,
        )
        return LetterOrder(kind.id, facts, wanted.on)

    def _record(self, wanted: Wanted, controller: Controller) -> EarlierRequest | None:
        told = {
            key.removeprefix(_RECORD): text
            for key, text in wanted.facts.items()
            if key.startswith(_RECORD)
        }
        if not told:
            return None
        earlier = self._knowledge.kind(told.get("kind", "access"))
        sent_on = _day(told, "sent_on")
        dated_on = _day(told, "dated_on") or sent_on or wanted.on
        deadline, receipt = self._clock(told, earlier, controller)
        return EarlierRequest(
            noun=earlier.noun,
            reference=told.get("reference", wanted.reference) or _reference(wanted),
            dated_on=dated_on,
            regime=controller.regime,
            rights=earlier.rights,
            sent_on=sent_on or dated_on,
            receipt=receipt,
            due_on=deadline.due if deadline else None,
            late_on_any_view=deadline.late_on_any_view if deadline else None,
            notice_by=deadline.extension_notice_by if deadline else None,
            replied_on=_day(told, "replied_on"),
            outcome=_outcome(told),
            complained_on=_day(told, "complained_on"),
        )

    def _clock(
        self, told: Mapping[str, str], earlier: LetterKind, controller: Controller
    ) -> tuple[Deadline | None, Receipt | None]:
        received, sent = _day(told, "received_on"), _day(told, "sent_on")
        if received is None and sent is None:
            return None, None
        question = DueQuestion(
            received=received,
            posted=sent,
            channel=Channel.FIRST_CLASS,
            nation=controller.nation,
            right=next(iter(earlier.rights), Right.ACCESS),
            regime=controller.regime,
            state=controller.eea_state,
            period=earlier.opens or "",
        )
        if earlier.opens is None:
            return None, self._count.receipt(question)
        answer = self._count.answer(question, self._knowledge.today)
        return answer.deadline, answer.receipt


def refuse_unknown(kind: LetterKind, answers: Mapping[str, str]) -> None:
    """Take only answers that a kind of letter asks for.

    Raises:
        UnknownFactError: It does not ask for one of them.
    """
    known = tuple(one.id for one in kind.fields)
    for name in answers:
        if name not in known:
            raise UnknownFactError(kind.title, name, known)


def _reference(wanted: Wanted) -> str:
    words = f"{wanted.kind}\n{wanted.controller.id}\n{wanted.subject.full_name}"
    digest = hashlib.sha256(f"{words}\n{wanted.on.isoformat()}".encode()).digest()
    return make_reference(int.from_bytes(digest[:8]) % CAPACITY)


def _day(told: Mapping[str, str], name: str) -> date | None:
    text = told.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise RecordFactInvalidError(name, text) from None


def _outcome(told: Mapping[str, str]) -> Outcome | None:
    text = told.get("outcome", "")
    try:
        return Outcome(text) if text else None
    except ValueError:
        raise RecordFactInvalidError("outcome", text) from None

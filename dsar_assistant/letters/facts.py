"""Everything a letter is written from, handed in by whoever keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.deadline import Receipt
from dsar_assistant.domain.person import DataSubject, Representative
from dsar_assistant.domain.request import FactKind, Outcome
from dsar_assistant.domain.right import RegimeCode, Right


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """One dated thing that happened, as the record holds it.

    Attributes:
        details: Further words by name, as in the record, and ``letter``: what to call the
            letter it concerns.
    """

    on: date
    kind: FactKind
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EarlierRequest:
    """What the record holds about the request that a follow-up speaks of.

    Attributes:
        noun: What to call it: ``subject access request``.
        receipt: When the controller had it and how we know; None = not known.
        due_on: Last day for the reply, included; None = no such day, or the clock is stopped.
        late_on_any_view: Last day on the reading kindest to the controller; a letter
            calls a reply late only after it. None = it cannot be said; then never.
        notice_by: Last day on which a notice for more time could be given; None = none.
        complained_on: When a complaint to the controller itself left.
        events: The whole course of it, oldest first.
    """

    noun: str
    reference: str
    dated_on: date
    regime: RegimeCode = RegimeCode.UK_GDPR
    rights: tuple[Right, ...] = ()
    sent_on: date | None = None
    receipt: Receipt | None = None
    due_on: date | None = None
    late_on_any_view: date | None = None
    notice_by: date | None = None
    replied_on: date | None = None
    outcome: Outcome | None = None
    complained_on: date | None = None
    events: tuple[RecordedEvent, ...] = ()

    def is_late(self, on: date) -> bool:
        """Say whether no reply came and every reading of the last day has passed."""
        last_day = self.late_on_any_view
        return self.replied_on is None and last_day is not None and on > last_day


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Who writes to whom, for whom, about what.

    Attributes:
        answers: What was filled in, by field id.
        record: The earlier request, for a letter that follows one up.
        identifiers: Numbers that this controller would know the person by, as pairs of
            (what it is, number); chosen for this letter, so that no more is given away.
    """

    subject: DataSubject
    controller: Controller
    reference: str
    answers: Mapping[str, str] = field(default_factory=dict)
    representative: Representative | None = None
    record: EarlierRequest | None = None
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What the person changed in the words.

    Attributes:
        edits: By block id: the person's own text, or None for a block that is left
            out. In a list, one line is one item. The subject, the greeting and the
            close can be reworded, not left out.
    """

    edits: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MissingFact:
    """One thing that a letter cannot do without, in plain words.

    Attributes:
        field: The field id, or ``person.…``/``controller.…`` for what stands outside the form.
    """

    field: str
    label: str
    why: str

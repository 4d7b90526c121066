"""Proves every kind of letter against every day on which the law changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dsar_assistant.domain.deadline import Receipt
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.letter import FieldKind, LetterKind
from dsar_assistant.domain.person import Representative
from dsar_assistant.domain.regime import Jurisdiction
from dsar_assistant.letters.book import LetterBook
from dsar_assistant.letters.compose import LetterOrder, compose
from dsar_assistant.letters.facts import EarlierRequest
from dsar_assistant.letters.sample import load_samples


@dataclass(frozen=True, slots=True)
class KindFault:
    """A letter that could not be written on a day on which it is offered."""

    kind: str
    sample: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """One invented letter, to be written on one day."""

    kind: LetterKind
    sample: str
    order: LetterOrder
    on: date


def check_kinds(book: LetterBook, jurisdiction: Jurisdiction) -> tuple[KindFault, ...]:
    """List every invented case that cannot be written on some day around a change of law.

    Raises:
        ResourceInvalidError: A sample cannot be read.
    """
    tried = (_fault(book, case, jurisdiction) for case in cases(book, jurisdiction))
    return tuple(fault for fault in tried if fault is not None)


def cases(book: LetterBook, jurisdiction: Jurisdiction) -> Iterator[Case]:
    """Give each case as of the last day of the old law and the first day of the new.

    Every change in the jurisdiction is met, with the case's own dates moved along.

    Raises:
        ResourceInvalidError: A sample cannot be read.
    """
    regimes = {period.regime for period in jurisdiction.periods}
    for kind in book.kinds:
        for name, order in load_samples(book, kind.id).items():
            if order.facts.controller.regime in regimes:
                for on in sorted({order.on, *_days_to_try(kind, jurisdiction)}):
                    yield Case(kind, name, moved(order, kind, on), on)


def _fault(book: LetterBook, case: Case, jurisdiction: Jurisdiction) -> KindFault | None:
    try:
        compose(book, case.order, jurisdiction)
    except DsarError as error:
        return KindFault(case.kind.id, case.sample, case.on, str(error))
    return None


def _days_to_try(kind: LetterKind, jurisdiction: Jurisdiction) -> Iterator[date]:
    for first_day in jurisdiction.change_days():
        for on in (first_day - timedelta(days=1), first_day):
            if kind.is_offered(on):
                yield on


def moved(order: LetterOrder, kind: LetterKind, on: date) -> LetterOrder:
    """Move a case to another day; everything in it keeps its distance from the letter."""
    by = on - order.on
    facts = order.facts
    dates = {field.id for field in kind.fields if field.kind is FieldKind.DATE}
    answers = {
        key: (date.fromisoformat(answer) + by).isoformat() if key in dates and answer else answer
        for key, answer in facts.answers.items()
    }
    acting = facts.representative
    moved_facts = replace(
        facts,
        answers=answers,
        record=_moved_record(facts.record, by) if facts.record else None,
        representative=_moved_authority(acting, by) if acting else None,
    )
    return replace(order, facts=moved_facts, on=on)


def _moved_authority(acting: Representative, by: timedelta) -> Representative:
    return replace(
        acting,
        authority_from=acting.authority_from + by,
        authority_until=_moved_day(acting.authority_until, by),
    )


def _moved_record(record: EarlierRequest, by: timedelta) -> EarlierRequest:
    return replace(
        record,
        dated_on=record.dated_on + by,
        sent_on=_moved_day(record.sent_on, by),
        receipt=Receipt(record.receipt.on + by, record.receipt.basis) if record.receipt else None,
        due_on=_moved_day(record.due_on, by),
        late_on_any_view=_moved_day(record.late_on_any_view, by),
        notice_by=_moved_day(record.notice_by, by),
        replied_on=_moved_day(record.replied_on, by),
        complained_on=_moved_day(record.complained_on, by),
        events=tuple(replace(event, on=event.on + by) for event in record.events),
    )


def _moved_day(day: date | None, by: timedelta) -> date | None:
    return day + by if day else None

"""Says what the record of a request holds, in the shape that a follow-up letter needs."""

from collections.abc import Iterator
from datetime import date

from dsar_assistant.domain.deadline import Deadline, Receipt
from dsar_assistant.domain.request import Fact, FactKind, FrozenLetter, Outcome, Request
from dsar_assistant.letters.book import LetterBook
from dsar_assistant.letters.facts import EarlierRequest, RecordedEvent

# Notes are the person's own; closing and reopening are housekeeping.
_PRIVATE = frozenset({FactKind.NOTE, FactKind.CLOSED, FactKind.REOPENED})
_COMPLAINT_PERIOD = "complaint-acknowledgement"
_LETTER = "letter"


def earlier_request(
    request: Request,
    book: LetterBook,
    receipt: Receipt | None,
    deadline: Deadline | None,
    started_by: FrozenLetter | None = None,
) -> EarlierRequest:
    """Gather what a follow-up may say about a request; nothing is added to the record.

    Args:
        receipt: When the controller had the request, seen or estimated; None = not known.
        deadline: Of the reply; None = none can be worked out.
        started_by: The letter whose receipt that is; None = not known.
    """
    opening = _opening_letter(request, started_by)
    posted = request.facts_of(FactKind.POSTED, opening.id if opening else None)
    replies = request.facts_of(FactKind.RESPONSE)
    return EarlierRequest(
        noun=book.kind(request.kind).noun,
        reference=request.reference,
        dated_on=opening.letter.on if opening else request.opened_on,
        regime=request.regime,
        rights=request.rights,
        sent_on=posted[0].on if posted else None,
        receipt=receipt,
        due_on=deadline.due if deadline else None,
        late_on_any_view=deadline.late_on_any_view if deadline else None,
        notice_by=deadline.extension_notice_by if deadline else None,
        replied_on=replies[-1].on if replies else None,
        outcome=_outcome(replies[-1]) if replies else None,
        complained_on=next(_complaints(request), None),
        events=tuple(_events(request, book)),
    )


def _opening_letter(request: Request, started_by: FrozenLetter | None) -> FrozenLetter | None:
    """Give the request itself, not a letter that follows it up: as it arrived, else as it left.

    The last printing may lie in a drawer, or be a copy of one that they had long before.
    """
    own = [letter for letter in request.letters if letter.letter.kind == request.kind]
    if started_by in own:
        return started_by
    left = [letter for letter in own if request.facts_of(FactKind.POSTED, letter.id)]
    return next(reversed(left or own), None)


def _outcome(reply: Fact) -> Outcome | None:
    said = reply.details.get("outcome")
    return Outcome(said) if said in set(Outcome) else None


def _complaints(request: Request) -> Iterator[date]:
    for letter in request.letters:
        if letter.period == _COMPLAINT_PERIOD:
            for fact in request.facts_of(FactKind.POSTED, letter.id):
                yield fact.on


def _events(request: Request, book: LetterBook) -> Iterator[RecordedEvent]:
    nouns = {letter.id: book.kind(letter.letter.kind).noun for letter in request.letters}
    own = book.kind(request.kind).noun
    for fact in request.standing_facts():
        if fact.kind not in _PRIVATE:
            noun = nouns.get(fact.letter_id, own) if fact.letter_id else own
            yield RecordedEvent(fact.on, fact.kind, {**fact.details, _LETTER: noun})

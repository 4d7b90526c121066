"""What the record of a request says about its days: arrival, questions, proof, notices."""

from collections.abc import Iterator
from datetime import date

from dsar_assistant.deadlines.calendars import Calendars
from dsar_assistant.deadlines.receipt import deemed_receipt
from dsar_assistant.domain.deadline import Deadline, Extension, Pause, Receipt, ReceiptBasis
from dsar_assistant.domain.details import says_outcome
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.request import Channel, Fact, FactKind, FrozenLetter, Request

# Whoever does one of these has the letter.
_THEIR_ACTS = frozenset(
    {
        FactKind.ACKNOWLEDGED,
        FactKind.IDENTITY_ASKED,
        FactKind.FEE_ASKED,
        FactKind.CLARIFICATION_ASKED,
        FactKind.EXTENSION_NOTICE,
        FactKind.RESPONSE,
        FactKind.PORTAL,
    }
)
_REPLIES = frozenset({FactKind.RESPONSE, FactKind.PORTAL})
# The kindest view is some days later than the plain one, or by a whole extension.
_SHORTER_THAN_EXTENSION = 40
_DEMANDS = {
    FactKind.IDENTITY_ASKED: (FactKind.IDENTITY_SENT, FactKind.IDENTITY_RECEIVED),
    FactKind.FEE_ASKED: (FactKind.FEE_PAID,),
}
_ELECTRONIC = frozenset({Channel.EMAIL, Channel.WEB_FORM})


def channel_of(fact: Fact) -> Channel | None:
    """Give the way something was sent, if the fact names one."""
    word = fact.details.get("channel", "")
    return Channel(word) if word in set(Channel) else None


def facts_about(request: Request, letter_id: str) -> tuple[Fact, ...]:
    """Give the standing facts of one letter.

    A fact that names no letter belongs to the request itself, in each of its printings.
    """
    own = {letter_id, None} if letter_id in _opening_ids(request) else {letter_id}
    return tuple(fact for fact in request.standing_facts() if fact.letter_id in own)


def facts_of_opening(request: Request) -> tuple[Fact, ...]:
    """Give the standing facts of the request itself, whichever of its printings they name."""
    own = {None, *_opening_ids(request)}
    return tuple(fact for fact in request.standing_facts() if fact.letter_id in own)


def unposted_follow_up(request: Request) -> FrozenLetter | None:
    """Give the newest follow-up letter if it never left and nothing has happened since."""
    opening = _opening_ids(request)
    later = [letter for letter in request.letters if letter.id not in opening]
    if not later or request.facts_of(FactKind.POSTED, later[-1].id):
        return None
    newest = max((fact.on for fact in request.standing_facts()), default=request.opened_on)
    return later[-1] if newest <= later[-1].letter.on else None


def has_left(request: Request) -> bool:
    """Say whether the request left in any of its printings and did not come back."""
    return any(
        standing_postings(facts_about(request, letter_id)) for letter_id in _opening_ids(request)
    )


def awaits_a_look(request: Request) -> bool:
    """Say whether the newest reply has not been judged yet, or still waits behind a portal."""
    came = [fact for fact in request.standing_facts() if fact.kind in _REPLIES]
    return bool(came) and not says_outcome(came[-1])


def standing_postings(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give the postings that did not come back or bounce."""
    kept: list[Fact] = []
    for fact in facts:
        if fact.kind is FactKind.POSTED:
            kept.append(fact)
        elif fact.kind in {FactKind.RETURNED, FactKind.BOUNCED}:
            _void(kept, is_electronic=fact.kind is FactKind.BOUNCED)
    return tuple(kept)


def receipt_of(facts: tuple[Fact, ...], nation: Nation, calendars: Calendars) -> Receipt | None:
    """Say when the controller had a letter, and how we know; None = it has not left.

    A day of delivery beats an estimate. Of several ways that the letter went, the first
    to arrive counts. Whatever the controller did about it shows that it was there.
    """
    postings = standing_postings(facts)
    if not postings:
        return None
    arrivals = [
        deemed_receipt(posting.on, channel_of(posting) or Channel.FIRST_CLASS, nation, calendars)
        for posting in postings
    ]
    sent_on = min(posting.on for posting in postings)
    # What came back after its delivery was delivered before the postings that stand.
    delivered = [
        _delivery(fact) for fact in facts if fact.kind is FactKind.DELIVERED and fact.on >= sent_on
    ]
    if delivered:
        arrivals = [one for one in arrivals if not one.basis.is_estimate] + delivered
    first = min(arrivals, key=lambda receipt: receipt.on)
    return _sooner_by_act(first, facts, sent_on)


def arrival_of(fact: Fact, nation: Nation, calendars: Calendars) -> Receipt:
    """Say when something the person sent arrived; without a channel, on the day itself."""
    channel = channel_of(fact)
    if channel is None:
        return Receipt(fact.on)
    return deemed_receipt(fact.on, channel, nation, calendars)


def identity_received(
    facts: tuple[Fact, ...], nation: Nation, calendars: Calendars
) -> Receipt | None:
    """Say when the proof of identity arrived: as recorded, else as estimated from sending.

    What was sent after the last arrival that is recorded came later than that.
    """
    recorded = max((f.on for f in facts if f.kind is FactKind.IDENTITY_RECEIVED), default=None)
    arrived = [
        arrival_of(fact, nation, calendars)
        for fact in facts
        if fact.kind is FactKind.IDENTITY_SENT and (recorded is None or fact.on > recorded)
    ]
    if recorded is not None:
        arrived.append(Receipt(recorded))
    return max(arrived, key=lambda receipt: receipt.on, default=None)


def fee_paid(facts: tuple[Fact, ...]) -> date | None:
    """Say when a fee was paid."""
    return max((fact.on for fact in facts if fact.kind is FactKind.FEE_PAID), default=None)


def awaited_since(facts: tuple[Fact, ...]) -> date | None:
    """Give the day of the first demand for identity or a fee that is not met yet."""
    open_since = [
        asked.on
        for asked in facts
        if asked.kind in _DEMANDS
        and not any(fact.kind in _DEMANDS[asked.kind] and fact.on >= asked.on for fact in facts)
    ]
    return min(open_since, default=None)


def pauses_of(facts: tuple[Fact, ...], nation: Nation, calendars: Calendars) -> tuple[Pause, ...]:
    """Pair questions with the first answer that follows; one answer answers all before it.

    An answer written down before the question of the same day answers it if it had no other.
    """
    return tuple(_pauses(facts, nation, calendars))


def _pauses(facts: tuple[Fact, ...], nation: Nation, calendars: Calendars) -> Iterator[Pause]:
    asked: date | None = None
    idle: Fact | None = None
    for fact in facts:
        if fact.kind is FactKind.CLARIFICATION_ANSWERED:
            if asked is not None:
                yield _answered(asked, arrival_of(fact, nation, calendars))
            idle = fact if asked is None else None
            asked = None
        elif fact.kind is FactKind.CLARIFICATION_ASKED and asked is None:
            if idle is not None and idle.on == fact.on:
                yield _answered(fact.on, arrival_of(idle, nation, calendars))
                idle = None
            else:
                asked = fact.on
    if asked is not None:
        yield Pause(asked, None)


def _answered(asked: date, arrival: Receipt) -> Pause:
    return Pause(asked, arrival.on, arrival.basis.is_estimate)


def extension_of(facts: tuple[Fact, ...]) -> Extension | None:
    """Give the notice of an extension that counts: the first with reasons, else the first."""
    notices = [
        Extension(fact.on, gave_reasons=fact.details.get("reasons", "yes") != "no")
        for fact in facts
        if fact.kind is FactKind.EXTENSION_NOTICE
    ]
    founded = (notice for notice in notices if notice.gave_reasons)
    return next(founded, notices[0] if notices else None)


def extension_holds(request: Request, deadline: Deadline) -> bool:
    """Say whether they took more time in the way the law allows."""
    notice = extension_of(facts_of_opening(request))
    by = deadline.extension_notice_by
    if notice is None or by is None or not notice.gave_reasons:
        return False
    return notice.notified_on is None or notice.notified_on <= by


def extension_failed(request: Request, deadline: Deadline) -> bool:
    """Say whether they asked for more time in a way that moves the last day on no view.

    Where the day of receipt is an estimate, a notice a day late may have been in time.
    """
    has_notice = extension_of(facts_of_opening(request)) is not None
    if not has_notice or extension_holds(request, deadline) or deadline.due is None:
        return False
    late = deadline.late_on_any_view
    return late is not None and (late - deadline.due).days < _SHORTER_THAN_EXTENSION


def _sooner_by_act(estimate: Receipt, facts: tuple[Fact, ...], sent_on: date) -> Receipt:
    acts = [fact.on for fact in facts if fact.kind in _THEIR_ACTS and fact.on >= sent_on]
    if estimate.basis.is_estimate and acts and min(acts) < estimate.on:
        return Receipt(min(acts), ReceiptBasis.ACTUAL)
    return estimate


def _delivery(fact: Fact) -> Receipt:
    is_tracked = channel_of(fact) is Channel.SIGNED_FOR or "item-number" in fact.details
    return Receipt(fact.on, ReceiptBasis.TRACKED if is_tracked else ReceiptBasis.ACTUAL)


def _opening_ids(request: Request) -> frozenset[str]:
    """Name the letters that are the request itself: the first one, and any new printing."""
    own = [one.id for one in request.letters if one.letter.kind == request.kind]
    return frozenset(own or [one.id for one in request.letters[:1]])


def _void(postings: list[Fact], *, is_electronic: bool) -> None:
    for index in range(len(postings) - 1, -1, -1):
        if (channel_of(postings[index]) in _ELECTRONIC) is is_electronic:
            del postings[index]
            return

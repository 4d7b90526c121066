from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dsar_assistant.domain.deadline import Deadline, Receipt
from dsar_assistant.domain.request import Fact, FactKind, FrozenLetter, Outcome, Request
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.letters.compose import compose
from dsar_assistant.letters.record import earlier_request
from dsar_assistant.letters.sample import load_samples

MOMENT = datetime(2026, 10, 5, 9, tzinfo=UTC)
RECEIPT = Receipt(date(2026, 10, 7))
DEADLINE = Deadline(
    due=date(2026, 11, 9),
    starts=date(2026, 10, 7),
    paused_since=None,
    extension_notice_by=None,
    late_on_any_view=date(2026, 11, 10),
    steps=(),
    notes=(),
)


def fact(kind: FactKind, day: int, letter_id: str | None = None, **details: str) -> Fact:
    on = date(2026, 10, day)
    return Fact(f"{kind}-{day}", "r1", kind, on, MOMENT, details, letter_id=letter_id)


@pytest.fixture
def letters(book, uk):
    """The letters of a request: the request itself, then a complaint to the controller."""
    orders = [load_samples(book, kind)["sample"] for kind in ("access", "complaint-to-controller")]
    orders[0] = replace(orders[0], on=date(2026, 10, 5))
    periods = ("response", "complaint-acknowledgement")
    return tuple(
        FrozenLetter(f"l{number}", "r1", compose(book, order, uk), "", MOMENT, period)
        for number, (order, period) in enumerate(zip(orders, periods, strict=True), 1)
    )


@pytest.fixture
def request_(book, letters):
    controller = load_samples(book, "access")["sample"].facts.controller
    return Request(
        "r1",
        "DSAR-1",
        "s1",
        controller,
        "access",
        (Right.ACCESS,),
        RegimeCode.UK_GDPR,
        date(2026, 10, 1),
        letters,
        (
            fact(FactKind.POSTED, 5, "l1", channel="first-class"),
            fact(FactKind.NOTE, 6),
            fact(FactKind.RESPONSE, 20, outcome="partial"),
            fact(FactKind.POSTED, 25, "l2"),
        ),
    )


def test_the_record_gives_what_it_holds(request_, book):
    record = earlier_request(request_, book, RECEIPT, DEADLINE)
    assert (record.noun, record.dated_on) == ("subject access request", date(2026, 10, 5))
    assert (record.sent_on, record.complained_on) == (date(2026, 10, 5), date(2026, 10, 25))
    assert (record.replied_on, record.outcome) == (date(2026, 10, 20), Outcome.PARTIAL)
    assert (record.due_on, record.late_on_any_view) == (date(2026, 11, 9), date(2026, 11, 10))


def test_the_course_names_each_letter_and_leaves_private_notes_out(request_, book):
    events = earlier_request(request_, book, RECEIPT, DEADLINE).events
    assert [(event.kind, event.details["letter"]) for event in events] == [
        (FactKind.POSTED, "subject access request"),
        (FactKind.RESPONSE, "subject access request"),
        (FactKind.POSTED, "data protection complaint"),
    ]


def test_an_empty_record_claims_nothing(request_, book):
    bare = replace(request_, letters=(), facts=())
    record = earlier_request(bare, book, None, None)
    assert record.dated_on == date(2026, 10, 1)
    assert (record.sent_on, record.receipt, record.due_on) == (None, None, None)
    assert (record.replied_on, record.outcome, record.complained_on) == (None, None, None)
    assert not record.is_late(date(2030, 1, 1))


def test_a_complaint_that_was_never_posted_was_not_made(request_, book):
    unposted = replace(request_, facts=request_.facts[:-1])
    assert earlier_request(unposted, book, RECEIPT, DEADLINE).complained_on is None


@pytest.mark.parametrize("said", ["", "a poem"])
def test_a_reply_without_a_known_outcome_is_only_a_reply(request_, book, said):
    replied = replace(request_, facts=(fact(FactKind.RESPONSE, 20, outcome=said),))
    record = earlier_request(replied, book, RECEIPT, DEADLINE)
    assert (record.replied_on, record.outcome) == (date(2026, 10, 20), None)


def test_no_reply_is_called_late_where_that_cannot_be_said_on_every_view(request_, book):
    silent = replace(request_, facts=())
    deadline = DEADLINE._replace(late_on_any_view=None)
    assert not earlier_request(silent, book, RECEIPT, deadline).is_late(date(2030, 1, 1))
    assert earlier_request(silent, book, RECEIPT, DEADLINE).is_late(date(2026, 11, 11))


def test_a_follow_up_speaks_of_the_printing_that_started_the_clock(request_, letters, book):
    own = letters[0]
    copy = replace(own, id="l9", letter=replace(own.letter, on=date(2026, 10, 19)))
    known = (*request_.facts, fact(FactKind.POSTED, 19, "l9"))
    twice = replace(request_, letters=(*letters, copy), facts=known)
    record = earlier_request(twice, book, RECEIPT, DEADLINE, own)
    assert (record.dated_on, record.sent_on) == (date(2026, 10, 5), date(2026, 10, 5))


def test_a_follow_up_speaks_of_no_printing_that_never_left(request_, letters, book):
    own = letters[0]
    drawer = replace(own, id="l9", letter=replace(own.letter, on=date(2026, 10, 19)))
    record = earlier_request(replace(request_, letters=(*letters, drawer)), book, None, None)
    assert (record.dated_on, record.sent_on) == (date(2026, 10, 5), date(2026, 10, 5))

"""Cases worked out by hand, row by row."""

import json
from pathlib import Path

import pytest

from dsar_assistant.deadlines.receipt import deemed_receipt
from dsar_assistant.domain.deadline import Extension
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.request import Channel
from dsar_assistant.domain.right import Right
from tests.deadlines.making import CALENDARS, NATIONS, day, due_of, facts, pauses

VECTORS = Path(__file__).parents[3] / "shared/vectors/response_deadlines.json"

PLAIN = [
    ("EW", "2026-11-23", "2026-12-23", "plain case"),
    ("EW", "2026-11-25", "2026-12-29", "Christmas Day, weekend, Boxing Day substitute"),
    ("EW", "2026-01-31", "2026-03-02", "28 February is a Saturday; old rules"),
    ("EW", "2028-01-31", "2028-02-29", "leap year"),
    ("EW", "2026-08-31", "2026-09-30", "received on a bank holiday, no 31 September"),
    ("EW", "2027-11-25", "2027-12-29", "27 and 28 December are substitutes"),
    ("EW", "2026-12-01", "2027-01-04", "New Year's Day on a Friday"),
    ("SC", "2026-12-01", "2027-01-05", "2 January substitute in Scotland"),
    ("SC", "2025-12-02", "2026-01-05", "2 January is off in Scotland"),
    ("EW", "2025-12-02", "2026-01-02", "2 January is a working day in England"),
    ("EW", "2026-03-03", "2026-04-07", "Good Friday and Easter Monday"),
    ("SC", "2026-03-03", "2026-04-06", "Easter Monday is a working day in Scotland"),
    ("NI", "2026-06-12", "2026-07-14", "13 July for Sunday 12 July"),
    ("NI", "2027-02-17", "2027-03-18", "St Patrick's Day"),
    ("SC", "2026-05-15", "2026-06-16", "one-off Scottish holiday on 15 June 2026"),
    ("EW", "2024-11-25", "2024-12-27", "the regulator's own example"),
]


@pytest.mark.parametrize(
    ("nation", "received", "due"), [pytest.param(*row[:3], id=row[3]) for row in PLAIN]
)
def test_the_answer_is_due_a_month_on(nation: str, received: str, due: str):
    assert due_of(facts(received, nation)).due == day(due)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        pytest.param("2026-03-10", "2026-06-10", id="three months from the start"),
        pytest.param("2026-11-30", "2027-03-01", id="28 February 2027 is a Sunday"),
    ],
)
def test_an_extension_counts_from_the_start(received: str, due: str):
    assert due_of(facts(received, extension=Extension())).due == day(due)


def test_the_clock_starts_when_identity_papers_arrive():
    clock = facts("2026-03-02", identity_received=day("2026-03-16"))
    assert due_of(clock).due == day("2026-04-16")


def test_the_clock_starts_when_the_fee_is_paid():
    assert due_of(facts("2026-03-02", fee_paid=day("2026-03-20"))).due == day("2026-04-20")


PAUSED = [
    ("2026-03-02", "2026-03-10..2026-03-15", None, "2026-04-08", "six days out"),
    ("2026-05-12", "2026-05-15..2026-05-15", None, "2026-06-15", "asked and answered at once"),
    ("2026-10-01", "2026-10-12..2026-10-26", Extension(), "2027-01-18", "pause and extension"),
    ("2026-02-04", "2026-02-10..2026-02-15", None, "2026-03-04", "the day before the new rules"),
    ("2026-02-05", "2026-02-10..2026-02-15", None, "2026-03-11", "the first day of the new rules"),
    ("2026-05-13", "2026-05-13..2026-05-17", None, "2026-06-17", "asked on the day of receipt"),
]


@pytest.mark.parametrize(
    ("received", "window", "extension", "due"),
    [pytest.param(*row[:4], id=row[4]) for row in PAUSED],
)
def test_days_of_clarification_do_not_count(
    received: str, window: str, extension: Extension | None, due: str
):
    clock = facts(received, pauses=pauses(window), extension=extension)
    assert due_of(clock).due == day(due)


@pytest.mark.parametrize(
    ("received", "nation", "due", "rule"),
    [
        ("2025-08-19", "EW", "2025-09-19", "reg-1182-71-3"),
        ("2025-08-20", "EW", "2025-09-22", "uk-gdpr-4a"),
        ("2026-03-03", "SC", "2026-04-06", "uk-gdpr-4a"),
        ("2026-03-03", "EW", "2026-04-07", "uk-gdpr-4a"),
    ],
)
def test_trap_07_the_move_to_a_working_day_is_law_and_looks_at_their_own_nation(
    received: str, nation: str, due: str, rule: str
):
    last = due_of(facts(received, nation)).steps[-1]
    assert (last.on, last.provision) == (day(due), rule)


COMPLAINTS = [
    ("EW", "2026-06-19", "2026-07-20", "Sunday to Monday"),
    ("EW", "2026-11-23", "2026-12-23", "plain"),
    ("EW", "2026-11-25", "2026-12-29", "Christmas Day"),
    ("SC", "2026-12-03", "2027-01-05", "2 January in Scotland"),
    ("EW", "2027-11-26", "2027-12-29", "both substitutes"),
]


@pytest.mark.parametrize(
    ("nation", "received", "due"), [pytest.param(*row[:3], id=row[3]) for row in COMPLAINTS]
)
def test_a_complaint_is_acknowledged_within_thirty_days(nation: str, received: str, due: str):
    clock = facts(received, nation, right=Right.COMPLAINT)
    assert due_of(clock, "complaint-acknowledgement").due == day(due)


POST = [
    ("EW", "2026-11-23", "2026-11-25", "2026-11-27", "posted on a Monday"),
    ("EW", "2026-11-27", "2026-12-01", "2026-12-03", "posted on a Friday"),
    ("EW", "2026-11-28", "2026-12-01", "2026-12-03", "posted on a Saturday"),
    ("EW", "2026-12-23", "2026-12-29", "2026-12-31", "over Christmas"),
    ("SC", "2026-11-27", "2026-12-02", "2026-12-04", "St Andrew's Day"),
    ("UK", "2026-11-27", "2026-12-02", "2026-12-04", "nation unknown: the latest"),
]


@pytest.mark.parametrize(
    ("nation", "posted", "first", "second"), [pytest.param(*row[:4], id=row[4]) for row in POST]
)
def test_post_arrives_some_working_days_later(nation: str, posted: str, first: str, second: str):
    where = NATIONS[nation]
    by_first = deemed_receipt(day(posted), Channel.FIRST_CLASS, where, CALENDARS)
    by_second = deemed_receipt(day(posted), Channel.SECOND_CLASS, where, CALENDARS)
    assert (by_first.on, by_second.on) == (day(first), day(second))
    assert by_first.basis.is_estimate
    assert by_second.basis.is_estimate


def test_signed_for_post_travels_first_class():
    args = (day("2026-11-27"), Channel.SIGNED_FOR, Nation.ENGLAND_WALES, CALENDARS)
    assert deemed_receipt(*args).on == day("2026-12-01")


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.WEB_FORM, Channel.BY_HAND])
def test_what_needs_no_post_arrives_the_same_day_even_on_a_holiday(channel: Channel):
    receipt = deemed_receipt(day("2026-12-25"), channel, Nation.UNKNOWN, CALENDARS)
    assert receipt.on == day("2026-12-25")
    assert not receipt.basis.is_estimate


def test_every_worked_case_on_file_passes():
    if not VECTORS.exists():
        pytest.skip("the file of worked cases lies beside the repository and is not here")
    for case in json.loads(VECTORS.read_text(encoding="utf-8")):
        later = {key: day(case[key]) for key in ("identity_received", "fee_paid") if case[key]}
        clock = facts(
            case["received"],
            nation=Nation(case["nation"]),
            right=Right(case["right"]),
            pauses=pauses(*("..".join(window) for window in case["clarifications"])),
            extension=Extension() if case["extended"] else None,
            **later,
        )
        assert due_of(clock).due == day(case["due"]), case

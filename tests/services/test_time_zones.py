"""A due day is a day in the UK, wherever the computer thinks it is."""

import time
from datetime import date, timedelta
from itertools import cycle

import pytest

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.request import Channel, FactKind
from dsar_assistant.domain.right import Right
from dsar_assistant.services.count_days import CountDays, DueQuestion
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.system.clock import SystemClock
from tests.fakes import MONDAY

# From eleven hours behind the UK to fourteen before it; half of them change their clocks as
# Europe does; the others as New Zealand does, and are half an hour off. Written out in full,
# so that no list of zones is needed.
CHANGES = (",M3.5.0/1,M10.5.0/2", ",M9.5.0/2,M4.1.0/3")
ZONES = [f"AAA{-hours}:{hours % 2 * 30:02}BBB{CHANGES[hours % 2]}" for hours in range(-11, 15)]
NOON = 1_790_000_000
# Days around every change of the clocks, month ends, the leap day, the turn of the year.
TELLING = (date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2028, 2, 29))
RECEIVED = [day + timedelta(days=n) for day in TELLING for n in range(-1, 2)] + [
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 1, 31),
]

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="zones are set otherwise here")


@pytest.fixture
def move_to(monkeypatch):
    """Moves the computer to a zone."""

    def move(zone):
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def running(app, request_, clock):
    """A letter that was posted, with a question in between and an answer to it."""
    letter = app.letters.finish(request_.id, PaperChoices()).value
    app.postings.record(request_.id, letter.letter_id, Channel.FIRST_CLASS, MONDAY)
    clock.day = MONDAY + timedelta(days=12)
    for kind, days in ((FactKind.CLARIFICATION_ASKED, 5), (FactKind.CLARIFICATION_ANSWERED, 9)):
        app.facts.record(request_.id, Happening(kind, MONDAY + timedelta(days=days)))
    return request_.id


def sums(knowledge):
    """Every last day, counted anew."""
    count = CountDays(knowledge)
    rights = cycle((Right.ACCESS, Right.CREDIT_CORRECTION))
    questions = [
        DueQuestion(received=day, right=right) for day, right in zip(RECEIVED, rights, strict=False)
    ]
    return [count.answer(question, MONDAY).deadline for question in questions]


def shown(app, key):
    """What the program says of a request that it reads from the vault anew."""
    app.deadlines.forget()
    view = app.deadlines.one(key)
    return view.row, view.deadline, view.timeline, app.deadlines.days(), app.deadlines.calendar()


def test_the_zones_are_different_ones(move_to):
    hours = set()
    for zone in ZONES:
        move_to(zone)
        hours.add(time.localtime(NOON)[2:5])
    assert len(ZONES) == 26
    assert len(hours) > 20


def test_in_twenty_six_zones_the_due_days_are_the_same(app, running, move_to):
    move_to("UTC0")
    counted, told = sums(app.knowledge), shown(app, running)
    for zone in ZONES:
        move_to(zone)
        assert sums(app.knowledge) == counted, zone
        assert shown(app, running) == told, zone


def test_what_was_recorded_in_one_zone_reads_the_same_in_another(app, person, move_to):
    rows = []
    for number, zone in enumerate((ZONES[0], ZONES[-1])):
        move_to(zone)
        key = app.requests.open(person.id, ("emmas-diary", "labour-party")[number], "access").value
        letter = app.letters.finish(key.id, PaperChoices()).value
        app.postings.record(key.id, letter.letter_id, Channel.FIRST_CLASS, MONDAY)
        rows.append(app.deadlines.one(key.id).row)
    assert rows[0].due == rows[1].due is not None


def test_today_is_the_same_day_everywhere(move_to):
    move_to("UTC0")
    before = SystemClock().today()
    days = set()
    for zone in ZONES:
        move_to(zone)
        days.add(SystemClock().today())
    move_to("UTC0")
    assert days <= {before, SystemClock().today()}

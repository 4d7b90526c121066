"""Whatever is done and taken back, the record says in the end what it should, and keeps it all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.history import doing_again, history_of, taking_back
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.request import Fact, FactKind, Request
from dsar_assistant.domain.right import RegimeCode

DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
UK = RegimeCode.UK_GDPR
ORGANISATION = Controller(
    "oddments", "Oddments", "retail", UK, "GB", Nation.SCOTLAND, Contact(), Confidence.LOW
)
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "correct", "strike", "undo", "redo"]), st.integers(0, 9)),
    max_size=30,
)


class Walk:
    """A record that is written in, beside the list of what should stand after each step."""

    def __init__(self):
        self.facts: tuple[Fact, ...] = ()
        self.past = [standing(())]
        self.place = 0

    def keep(self, fact):
        moment = NOON + timedelta(seconds=len(self.facts))
        self.facts += (replace(fact, id=f"f{len(self.facts)}", recorded_at=moment),)

    def step(self, what, pick):
        """Take one step of a walk."""
        if what == "undo":
            self.turn(taking_back(self.facts, NOON), -1)
        elif what == "redo":
            self.turn(doing_again(self.facts, NOON), 1)
        else:
            self.change(what, pick)

    def turn(self, fact, by):
        assert (fact is not None) is (0 <= self.place + by < len(self.past))
        if fact is not None:
            self.keep(fact)
            self.place += by

    def change(self, what, pick):
        alive = record(self.facts).standing_facts()
        target = alive[pick % len(alive)] if alive else None
        fact = Fact("", "r", FactKind.NOTE, DAY + timedelta(days=pick), NOON, note=f"{pick}")
        if what != "add" and target:
            fact = replace(fact, supersedes=target.id)
            fact = replace(target, supersedes=target.id, undoes=None) if what == "strike" else fact
            fact = replace(fact, is_withdrawn=what == "strike")
        self.keep(fact)
        del self.past[self.place + 1 :]
        self.past.append(standing(self.facts))
        self.place += 1


def record(facts):
    return Request("r", "REF", "p", ORGANISATION, "access", (), UK, DAY, facts=facts)


def standing(facts):
    """What the standing facts say, whichever rows say it."""
    return sorted((f.kind, f.on, f.note) for f in record(facts).standing_facts())


@given(STEPS)
def test_any_walk_of_doing_and_undoing_stands_where_its_changes_lead(steps):
    walk = Walk()
    for what, pick in steps:
        before = walk.facts
        walk.step(what, pick)
        assert walk.facts[: len(before)] == before
        assert standing(walk.facts) == walk.past[walk.place]


@given(STEPS)
def test_taking_everything_back_leaves_nothing_standing(steps):
    walk = Walk()
    for what, pick in steps:
        walk.step(what, pick)
    while taking_back(walk.facts, NOON) is not None:
        walk.step("undo", 0)
    assert record(walk.facts).standing_facts() == ()
    assert history_of(walk.facts).done == ()


def test_a_mark_that_fits_nothing_changes_nothing():
    stray = Fact("f1", "r", FactKind.NOTE, DAY, NOON, undoes="elsewhere")
    assert history_of((stray,)).done == ()

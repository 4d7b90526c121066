"""What the words of several facts say together."""

from datetime import UTC, date, datetime

import pytest

from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.details import (
    expires_on,
    is_private,
    outcomes_by_right,
    overall_outcome,
    their_reference,
)
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.request import Fact, FactKind, Outcome, Request
from dsar_assistant.domain.right import RegimeCode, Right

DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
UK = RegimeCode.UK_GDPR
ORGANISATION = Controller(
    "oddments", "Oddments", "retail", UK, "GB", Nation.SCOTLAND, Contact(), Confidence.LOW
)


def reply(number, **details):
    words = {key.replace("_", "."): value for key, value in details.items()}
    return Fact(str(number), "r", FactKind.RESPONSE, DAY, NOON.replace(minute=number), words)


def combined(*facts):
    rights = (Right.ACCESS, Right.ERASURE)
    return Request("r", "REF", "p", ORGANISATION, "combined", rights, UK, DAY, facts=facts)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param((), None, id="nothing came"),
        pytest.param((reply(1, outcome="full"),), Outcome.FULL, id="one word for all"),
        pytest.param((reply(1, outcome_access="full"),), None, id="a right still waits"),
        pytest.param(
            (reply(1, outcome_access="full"), reply(2, outcome_erasure="refused")),
            Outcome.PARTIAL,
            id="one granted and one refused",
        ),
        pytest.param(
            (reply(1, outcome="refused", outcome_access="full"),),
            Outcome.PARTIAL,
            id="the general word is for the rights not named",
        ),
        pytest.param(
            (reply(1, outcome_access="full"), reply(2, outcome_erasure="none-held")),
            Outcome.FULL,
            id="granted, or nothing there, is done",
        ),
        pytest.param(
            (reply(1, outcome_access="refused"), reply(2, outcome_erasure="refused")),
            Outcome.REFUSED,
            id="all refused",
        ),
        pytest.param((reply(1, outcome="odd"),), None, id="a word nobody knows"),
    ],
)
def test_rights_of_one_letter_end_each_in_its_own_way(facts, expected):
    assert overall_outcome(combined(*facts)) is expected


def test_a_later_reply_about_a_right_replaces_the_earlier():
    request = combined(reply(1, outcome="refused"), reply(2, outcome_access="full"))
    assert outcomes_by_right(request) == {
        Right.ACCESS: Outcome.FULL,
        Right.ERASURE: Outcome.REFUSED,
    }


def test_the_newest_reference_of_theirs_counts():
    first = Fact("1", "r", FactKind.NOTE, DAY, NOON, {"their-reference": "OLD-1"})
    second = Fact(
        "2", "r", FactKind.NOTE, DAY, NOON.replace(hour=13), {"their-reference": " NEW-2 "}
    )
    assert their_reference(combined(first, second)) == "NEW-2"
    assert their_reference(combined()) == ""


@pytest.mark.parametrize(
    ("word", "expected"), [("2026-12-01", date(2026, 12, 1)), ("soon", None), ("", None)]
)
def test_a_portal_expires_on_the_day_it_names(word, expected):
    fact = Fact("1", "r", FactKind.PORTAL, DAY, NOON, {"expires-on": word})
    assert expires_on(fact) == expected


def test_a_note_is_private_only_if_it_says_so():
    note = Fact("1", "r", FactKind.NOTE, DAY, NOON, {"private": "yes"})
    assert is_private(note)
    assert not is_private(reply(1))

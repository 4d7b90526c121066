"""A contact from which something came back is marked, until it works or is corrected."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.request import Fact, FactKind, Request
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.services.bad_contacts import bad_contact

SHOP = Controller(
    "shop",
    "Example Shop Ltd",
    "retail",
    RegimeCode.UK_GDPR,
    "GB",
    Nation.UNKNOWN,
    Contact(PostalAddress(("1 Way",), "ZZ99 3AA"), email="privacy@shop.example"),
    Confidence.LOW,
)
MOVED = replace(SHOP, contact=Contact(PostalAddress(("2 Way",), "ZZ99 3AA")))


def request_with(*kinds):
    facts = tuple(
        Fact(str(day), "r", kind, date(2026, 3, day), datetime(2026, 3, day, tzinfo=UTC))
        for day, kind in enumerate(kinds, start=1)
    )
    return Request(
        "r", "R-1", "p", SHOP, "access", (), RegimeCode.UK_GDPR, date(2026, 3, 1), facts=facts
    )


@pytest.mark.parametrize(
    ("kinds", "says"),
    [
        ((FactKind.POSTED, FactKind.RETURNED), "A letter sent there came back on 2 March 2026"),
        ((FactKind.POSTED, FactKind.BOUNCED), "An e-mail sent there came back on 2 March 2026"),
        ((FactKind.POSTED,), ""),
        ((FactKind.RETURNED, FactKind.DELIVERED), ""),
        ((FactKind.DELIVERED, FactKind.RETURNED), "A letter sent there came back on 2 March 2026"),
    ],
    ids=["returned", "bounced", "only posted", "a later one arrived", "the last came back"],
)
def test_what_came_back_last_marks_the_contact(kinds, says):
    assert bad_contact(SHOP, [request_with(*kinds)]).startswith(says)
    assert bool(bad_contact(SHOP, [request_with(*kinds)])) is bool(says)


def test_a_corrected_address_is_a_fresh_one():
    assert bad_contact(MOVED, [request_with(FactKind.RETURNED)]) == ""


def test_another_organisation_is_not_marked():
    assert bad_contact(replace(SHOP, id="other"), [request_with(FactKind.RETURNED)]) == ""

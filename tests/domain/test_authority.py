from datetime import date

import pytest

from dsar_assistant.domain.authority import Authority, AuthorityScope
from dsar_assistant.domain.place import PostalAddress

FIRST, LAST = date(2026, 10, 1), date(2027, 3, 31)
ADDRESS = PostalAddress(("20 Bridge Street", "Hexbridge"), "ZZ9 2CD")


def signed(**changes):
    return Authority("", "", "Morgan Hale", ADDRESS, FIRST, **changes)


@pytest.mark.parametrize(
    ("on", "is_live"),
    [
        (date(2026, 9, 30), False),
        (FIRST, True),
        (LAST, True),
        (date(2027, 4, 1), False),
    ],
    ids=["before the first day", "first day", "last day", "after the last day"],
)
def test_an_authority_covers_its_first_and_last_day(on, is_live):
    assert signed(until=LAST).is_live(on) is is_live


def test_without_an_end_it_holds_until_it_is_taken_back():
    assert signed().is_live(date(2036, 1, 1))
    assert signed().last_day is None


def test_on_the_day_it_is_taken_back_it_holds_no_more():
    ended = signed(until=LAST, revoked_on=date(2026, 12, 1))
    assert ended.is_live(date(2026, 11, 30))
    assert not ended.is_live(date(2026, 12, 1))


def test_taking_it_back_after_its_end_makes_it_no_longer():
    assert signed(until=LAST, revoked_on=date(2027, 6, 1)).last_day == LAST


def test_it_allows_what_its_scope_holds():
    asking = signed(scope=frozenset({AuthorityScope.ASK}))
    assert asking.allows(frozenset({AuthorityScope.ASK}))
    assert not asking.allows(frozenset({AuthorityScope.ASK, AuthorityScope.RECEIVE}))


def test_a_letter_names_who_acts_with_the_days_that_hold():
    acting = signed(until=LAST, revoked_on=date(2026, 12, 1)).representative()
    assert (acting.full_name, acting.address) == ("Morgan Hale", ADDRESS)
    assert (acting.authority_from, acting.authority_until) == (FIRST, date(2026, 11, 30))

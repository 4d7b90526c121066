"""Who may act for whom lies in the vault, and goes with the person."""

from datetime import date

import pytest

from dsar_assistant.domain.authority import Authority, AuthorityScope
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.place import PostalAddress

ADDRESS = PostalAddress(("20 Bridge Street", "Hexbridge"), "ZZ9 2CD")


@pytest.fixture
def subject_id(vault, person):
    with vault.begin() as work:
        kept = work.people.add(person)
        work.commit()
    return kept.id


@pytest.fixture
def kept(vault, subject_id):
    new = Authority(
        id="",
        subject_id=subject_id,
        full_name="Morgan Hale",
        organisation="Hexbridge Advice Centre",
        address=ADDRESS,
        scope=frozenset({AuthorityScope.ASK, AuthorityScope.RECEIVE}),
        from_day=date(2026, 10, 1),
        until=date(2027, 3, 31),
    )
    with vault.begin() as work:
        kept = work.authorities.add(new)
        work.commit()
    return kept


def test_an_authority_comes_back_as_it_was_kept(vault, kept, subject_id):
    with vault.begin() as work:
        assert work.authorities.get(kept.id) == kept
        assert work.authorities.of_person(subject_id) == (kept,)


def test_revoking_changes_the_day_and_nothing_else(vault, kept):
    with vault.begin() as work:
        work.authorities.revoke(kept.id, date(2026, 12, 1))
        work.commit()
    with vault.begin() as work:
        ended = work.authorities.get(kept.id)
    assert ended.revoked_on == date(2026, 12, 1)
    assert (ended.until, ended.scope) == (kept.until, kept.scope)


def test_an_unknown_authority_is_not_found(vault):
    with vault.begin() as work:
        with pytest.raises(NotFoundError):
            work.authorities.get("nothing")
        with pytest.raises(NotFoundError):
            work.authorities.revoke("nothing", date(2026, 12, 1))


def test_an_authority_goes_with_the_person(vault, kept, subject_id):
    with vault.begin() as work:
        work.people.remove(subject_id)
        work.commit()
    with vault.begin() as work, pytest.raises(NotFoundError):
        work.authorities.get(kept.id)

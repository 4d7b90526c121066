"""The log says who did what and when, and shows when somebody meddled with it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, insert, select, update

from dsar_assistant.domain.vault import AuditEntry, WithPassphrase
from dsar_assistant.storage import tables
from dsar_assistant.storage.journal import link
from tests.canary import CANARY

PASSPHRASE = "correct horse battery staple"
_audit = tables.audit


@pytest.fixture
def logged(vault, person):
    """A vault in which six things were done."""
    for _ in range(3):
        with vault.begin() as unit:
            kept = unit.people.add(person)
            unit.people.update(kept)
            unit.commit()
    return vault


def first_broken(keeper):
    with keeper.begin() as unit:
        return unit.audit.first_broken()


def meddle(keeper, *statements):
    with keeper.opened().engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)


def test_every_change_is_logged_with_who_what_when_and_no_content(logged):
    with logged.begin() as unit:
        entries = unit.audit.entries()
        ids = [person.id for person in unit.people.all()]
    assert [entry.number for entry in entries] == [1, 2, 3, 4, 5, 6]
    assert [entry.action for entry in entries] == ["person-added", "person-changed"] * 3
    assert [entry.object_id for entry in entries[::2]] == ids
    assert {entry.at for entry in entries} == {datetime(2026, 11, 23, 12, tzinfo=UTC)}
    assert CANARY not in str(entries)


def test_looking_is_not_logged(logged):
    with logged.begin() as unit:
        unit.people.all()
        unit.commit()
        assert len(unit.audit.entries()) == 6


def test_undone_work_is_not_logged(logged, person):
    with logged.begin() as unit:
        unit.people.add(person)
    with logged.begin() as unit:
        assert len(unit.audit.entries()) == 6


def test_an_untouched_log_is_whole_also_after_opening_again(logged):
    assert first_broken(logged) is None
    logged.lock()
    logged.open(WithPassphrase(PASSPHRASE))
    assert first_broken(logged) is None


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize("column", ["who", "action", "object_id", "chain"])
def test_an_altered_entry_is_found(logged, number, column):
    meddle(logged, update(_audit).where(_audit.c.number == number).values({column: "x"}))
    assert first_broken(logged) == number


@pytest.mark.parametrize("number", range(1, 7))
def test_another_time_is_found(logged, number):
    at = datetime(2026, 11, 23, 12, 0, 1, tzinfo=UTC)
    meddle(logged, update(_audit).where(_audit.c.number == number).values(at=at))
    assert first_broken(logged) == number


@pytest.mark.parametrize("number", range(1, 7))
def test_a_removed_entry_is_found(logged, number):
    meddle(logged, delete(_audit).where(_audit.c.number == number))
    assert first_broken(logged) == number


@pytest.mark.parametrize("number", range(1, 6))
def test_entries_that_changed_places_are_found(logged, number):
    def renumber(old, new):
        return update(_audit).where(_audit.c.number == old).values(number=new)

    meddle(logged, renumber(number, 0), renumber(number + 1, number), renumber(0, number + 1))
    assert first_broken(logged) == number


def test_an_entry_added_past_the_program_is_found(logged):
    with logged.opened().engine.connect() as connection:
        last = connection.execute(select(_audit.c.chain).where(_audit.c.number == 6)).scalar_one()
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    entry = AuditEntry(7, at, "self", "person-added", "x")
    row = {"number": 7, "at": at, "who": "self", "action": "person-added", "object_id": "x"}
    meddle(logged, insert(_audit).values(row | {"chain": link(last, entry)}))
    assert first_broken(logged) == 8

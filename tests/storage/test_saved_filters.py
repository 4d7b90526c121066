"""Named filters lie in the vault, and an older vault gains the place for them."""

import pytest
from sqlalchemy import text

from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.saved_filter import SavedFilter
from dsar_assistant.domain.vault import WithPassphrase

PASSPHRASE = "correct horse battery staple"
LATE = SavedFilter("Late for Rowan", "late", "rowan", "Answer due", is_descending=True)


def keep(vault, *filters):
    with vault.begin() as work:
        for one in filters:
            work.filters.keep(one)
        work.commit()


def kept(vault):
    with vault.begin() as work:
        return work.filters.all()


def test_a_filter_comes_back_as_it_was_kept(vault):
    keep(vault, LATE)
    assert kept(vault) == (LATE,)


def test_the_same_name_replaces(vault):
    keep(vault, LATE, SavedFilter(LATE.name, "open"), SavedFilter("All", "all"))
    assert kept(vault) == (SavedFilter(LATE.name, "open"), SavedFilter("All", "all"))


def test_a_filter_can_be_forgotten_once(vault):
    keep(vault, LATE)
    with vault.begin() as work:
        work.filters.remove(LATE.name)
        with pytest.raises(NotFoundError):
            work.filters.remove(LATE.name)
        work.commit()
    assert kept(vault) == ()


def test_the_log_names_no_filter(vault):
    keep(vault, LATE)
    with vault.begin() as work:
        entries = work.audit.entries()
    assert entries[-1].action == "filter-kept"
    assert "Rowan" not in str(entries)


def test_a_vault_from_before_gains_the_place_and_loses_nothing(vault, person):
    with vault.begin() as work:
        work.people.add(person)
        work.commit()
    with vault.opened().engine.begin() as connection:
        connection.execute(text("DROP TABLE saved_filters"))
        connection.execute(text("DROP TABLE trusted_signers"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0004'"))
    vault.lock()
    vault.open(WithPassphrase(PASSPHRASE))
    with vault.begin() as work:
        assert [one.full_name for one in work.people.all()] == [person.full_name]
    keep(vault, LATE)
    assert kept(vault) == (LATE,)

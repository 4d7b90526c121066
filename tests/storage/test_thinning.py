"""Backups grow fewer with age, but every time span keeps one."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.domain.vault import Backup
from dsar_assistant.storage.thinning import unneeded

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def backup(hours_ago):
    return Backup(f"{hours_ago}", NOW - timedelta(hours=hours_ago), 1)


def kept(backups):
    gone = set(unneeded(backups, NOW))
    return [one for one in backups if one not in gone]


def test_all_of_the_last_two_days_stay():
    recent = [backup(hours / 2) for hours in range(97)]
    assert kept(recent) == recent


def test_older_ones_stay_daily_weekly_then_monthly():
    hourly = [backup(hours) for hours in range(24 * 400)]
    ages = sorted({(NOW.date() - one.made_at.date()).days for one in kept(hourly)})
    sundays, ends_of_months = [15, 22, 29, 36, 43], [23, 54, 84, 115, 146, 176, 207, 237, 268]
    assert ages == sorted([*range(14), *sundays, *ends_of_months, 296, 327])


def test_a_year_of_hourly_backups_needs_no_more_than_this():
    hourly = [backup(hours) for hours in range(24 * 400)]
    assert len(kept(hourly)) <= 49 + 14 + 8 + 12


def test_one_that_is_older_than_a_year_goes():
    assert kept([backup(1), backup(24 * 370)]) == [backup(1)]


def test_the_only_one_stays_however_old():
    assert kept([backup(24 * 4000)]) == [backup(24 * 4000)]


@given(st.sets(st.integers(0, 24 * 500), max_size=60))
def test_thinning_twice_is_thinning_once_and_the_newest_stays(ages):
    backups = [backup(hours) for hours in sorted(ages)]
    once = kept(backups)
    assert kept(once) == once
    assert once[:1] == backups[:1]

"""Which backups are worth keeping: all at first, then one a day, a week, a month."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from dsar_assistant.domain.vault import Backup

KEEP_ALL = timedelta(days=2)
DAYS, WEEKS, MONTHS = 14, 8, 12
KEPT_AT_MOST = timedelta(days=366)


def unneeded(backups: Iterable[Backup], now: datetime) -> Sequence[Backup]:
    """List the backups that newer ones make unneeded, oldest first.

    Kept are all of the last two days, the last of each of the latest 14 days, 8 weeks
    and 12 months in which there was one within that time; the newest always.
    """
    by_age = sorted(backups, key=lambda backup: backup.made_at)
    kept = set(by_age[-1:])
    kept.update(backup for backup in by_age if now - backup.made_at <= KEEP_ALL)
    kept.update(_last_of_each(by_age, now.date(), DAYS, _day))
    kept.update(_last_of_each(by_age, now.date(), WEEKS, _week))
    kept.update(_last_of_each(by_age, now.date(), MONTHS, _month))
    return tuple(backup for backup in by_age if backup not in kept)


def _last_of_each(
    by_age: Sequence[Backup], today: date, periods: int, number: Callable[[date], int]
) -> Iterable[Backup]:
    """Give the last backup of each of the latest periods, this one included."""
    newest = number(today)
    last = {number(backup.made_at.date()): backup for backup in by_age}
    return [backup for period, backup in last.items() if newest - period < periods]


def _day(day: date) -> int:
    """Number the days."""
    return day.toordinal()


def _week(day: date) -> int:
    """Number the weeks, each beginning on a Monday."""
    return (day.toordinal() - 1) // 7


def _month(day: date) -> int:
    """Number the months."""
    return day.year * 12 + day.month

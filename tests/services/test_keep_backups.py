from datetime import date, timedelta

import pytest

from dsar_assistant.domain.vault import DiskRoom, WithPassphrase
from dsar_assistant.domain.vault_errors import NoRoomToImportError
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.services.import_evidence import ImportEvidence
from dsar_assistant.services.keep_backups import KeepBackups
from dsar_assistant.system.cage.evidence import ConfinedEvidence
from tests.ready_vault import PASSPHRASE


class KeeperWith:
    """A vault with so much room, and with these damaged places."""

    def __init__(self, free_bytes=10**12, damage=()):
        self.free_bytes, self.damage, self.checks = free_bytes, damage, 0

    def room(self):
        return DiskRoom(self.free_bytes)

    def find_damage(self):
        self.checks += 1
        return self.damage


@pytest.fixture
def caring(app, clock):
    """The real backups over a vault whose disk is as a test says."""

    def with_keeper(keeper):
        return KeepBackups(app.backups._backups, keeper, app.settings, clock)

    return with_keeper


def test_the_first_care_checks_every_page_and_makes_a_backup(app):
    care = app.backups.look_after().value
    assert (care.made is not None, care.warnings, care.is_damaged) == (True, (), False)
    assert app.backups.all() == (care.made,)


def test_nothing_is_due_again_at_once(app):
    app.backups.look_after()
    done = app.backups.look_after()
    assert done.value.made is None
    assert not done.changes.nouns


def test_a_change_makes_a_backup_due_when_its_time_has_come(app, clock, person):
    app.backups.look_after()
    app.people.remove(person.id)
    assert app.backups.look_after().value.made is None
    clock.day += timedelta(days=1)
    assert app.backups.look_after().value.made


def test_every_page_is_checked_once_a_week(caring, clock):
    keeper = KeeperWith()
    for day in (0, 6, 7):
        clock.day += timedelta(days=day)
        caring(keeper).look_after()
    assert keeper.checks == 2


def test_a_clock_put_back_checks_again(caring, clock):
    keeper = KeeperWith()
    for days in (0, -30):
        clock.day += timedelta(days=days)
        caring(keeper).look_after()
    assert keeper.checks == 2


@pytest.mark.parametrize(("days", "is_told"), [(0, False), (1, True), (30, True), (-30, False)])
def test_a_clock_put_back_by_a_day_or_more_is_told(app, clock, days, is_told):
    app.backups.look_after()
    clock.day -= timedelta(days=days)
    warnings = app.backups.look_after().value.warnings
    assert any("clock says" in one for one in warnings) is is_told


def test_the_warning_of_a_clock_put_back_says_both_days_and_what_to_do(app, clock):
    app.backups.look_after()
    clock.day = date(2026, 11, 1)
    (warning,) = app.backups.look_after().value.warnings
    assert "says 1 November 2026, but you have worked here on 23 November 2026" in warning
    assert "Nothing was changed. Set the clock right" in warning


def test_a_clock_put_right_again_is_told_no_more(app, clock):
    app.backups.look_after()
    clock.day -= timedelta(days=30)
    app.backups.look_after()
    clock.day += timedelta(days=30)
    assert app.backups.look_after().value.warnings == ()


def test_damage_stops_backups_and_names_the_newest_whole_one(app, caring, clock):
    made = app.backups.make().value
    clock.day += timedelta(days=30)
    care = caring(KeeperWith(damage=("page 3", "page 4"))).look_after().value
    assert care.is_damaged
    assert "2 places" in care.warnings[0]
    assert "23 November 2026" in care.warnings[0]
    assert app.backups.all() == (made,)


def test_damage_without_a_backup_says_so(caring):
    care = caring(KeeperWith(damage=("page 3",))).look_after().value
    assert "no backup that is whole" in care.warnings[0]


def test_little_room_is_told_in_figures(caring):
    (warning,) = caring(KeeperWith(free_bytes=480_000_000)).look_after().value.warnings
    assert "480 MB" in warning


def test_after_a_restore_backups_wait_until_resumed(app, clock, tmp_path, person):
    made = app.backups.make().value
    app.backups.restore(tmp_path / "data" / "backups" / made.name, WithPassphrase(PASSPHRASE))
    app.vault.unlock(WithPassphrase(PASSPHRASE))
    app.people.remove(person.id)
    clock.day += timedelta(days=1)
    care = app.backups.look_after().value
    assert care.made is None
    assert "put back" in care.warnings[0]
    app.backups.resume()
    assert app.backups.look_after().value.made


def test_nothing_is_taken_in_while_the_disk_is_nearly_full(app, person):
    reader = ConfinedEvidence()
    importing = ImportEvidence(
        app.vault.begin, app.knowledge, reader, lambda: DiskRoom(90_000_000), app.settings
    )
    with pytest.raises(NoRoomToImportError, match="90 MB"):
        importing.read(person.id, [], UnwatchedTicket())

"""The register is taken in and removed; backups are made and checked."""

import pytest

from dsar_assistant.ui.wishes import PageName
from tests.register_making import row, table


@pytest.fixture
def page(window):
    window.shell.show_page(PageName.SETTINGS)
    return window.shell.settings


@pytest.fixture
def rest(window, settle):
    return lambda: settle(window)


@pytest.fixture
def register_file(tmp_path):
    path = tmp_path / "register.csv"
    path.write_bytes(table([row("Larkspur Bank plc", email="dp@lark.example")]))
    return path


def test_a_dropped_register_is_taken_in(page, app, rest, register_file):
    page.register.zone.dropped.emit([register_file])
    rest()
    assert app.register.info().rows == 1
    assert page.register.words.text().startswith("1 organisation from")


def test_a_register_can_be_removed(page, app, rest, register_file):
    page.register.take_in([register_file])
    rest()
    page.register.remove_button.click()
    rest()
    assert app.register.info() is None
    assert not page.register.remove_button.isVisible()


def test_a_file_that_is_no_register_is_told(page, rest, tmp_path):
    path = tmp_path / "holiday.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    page.register.take_in([path])
    rest()
    assert page.trouble.words


def test_a_backup_is_made_and_listed(page, app, rest):
    page.backups.make_button.click()
    rest()
    assert list(page.backups.checks) == [one.name for one in app.backups.all()]


def test_a_damaged_backup_is_told(page, app, rest):
    page.backups.make_button.click()
    rest()
    name = app.backups.all()[0].name
    path = next(app.data_folder.rglob(name))
    path.write_bytes(b"no backup" * 100)
    page.backups.checks[name].click()
    rest()
    assert page.trouble.words


def test_a_whole_backup_is_said_to_be_whole(page, rest):
    page.backups.make_button.click()
    rest()
    said: list[str] = []
    page.said.connect(said.append)
    next(iter(page.backups.checks.values())).click()
    rest()
    assert said == ["This backup is whole."]

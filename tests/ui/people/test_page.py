"""People are kept as they are typed."""

import pytest

from dsar_assistant.ui.wishes import PageName


@pytest.fixture
def page(window, person):
    window.shell.people.refresh()
    window.shell.show_page(PageName.PEOPLE)
    return window.shell.people


def type_name(page, name):
    page.form.name.setText(name)
    page.form.name.edited.emit()


def test_oneself_is_shown_first(page, person):
    assert page.form.person() == person


def test_a_change_is_kept_when_the_page_is_left(page, app, person, window):
    type_name(page, "Rowan Ellery-Smith")
    window.shell.show_page(PageName.HOME)
    assert app.people.get(person.id).full_name == "Rowan Ellery-Smith"


def test_a_change_is_kept_after_a_moment(page, app, person, qtbot):
    type_name(page, "Rowan E.")
    qtbot.waitUntil(lambda: app.people.get(person.id).full_name == "Rowan E.")


def test_an_empty_name_is_not_kept(page, app, person, window):
    type_name(page, "")
    window.shell.show_page(PageName.HOME)
    assert app.people.get(person.id).full_name == person.full_name


def test_someone_else_can_be_added_and_worked_for(page, app, window):
    page.begin_new()
    type_name(page, "Imaginary Client")
    page.leave()
    assert [p.full_name for p in app.people.all()] == ["Rowan Ellery", "Imaginary Client"]
    page.work_button.click()
    assert window.shell.home.desk.subject.person().full_name == "Imaginary Client"


def test_former_addresses_are_kept_apart(page, app, person):
    page.form.former_addresses.setPlainText("1 Old Road\nOldham\n\n2 Older Road\nOldham")
    page.leave()
    former = app.people.get(person.id).former_addresses
    assert [address.lines for address in former] == [
        ("1 Old Road", "Oldham"),
        ("2 Older Road", "Oldham"),
    ]


def test_removing_asks_first(page, app):
    page.remove_button.click()
    assert len(app.people.all()) == 1
    page.dialog.accept()
    assert app.people.all() == ()

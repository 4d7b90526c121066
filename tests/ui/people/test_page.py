"""People are kept as they are typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

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


def test_the_list_shows_who_is_open(page):
    (chosen,) = page.list.selectedIndexes()
    assert chosen.data() == "Rowan Ellery (you)"
    page.begin_new()
    assert page.list.selectedIndexes() == []


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


def scribbled(pad):
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 100))
    QTest.mouseMove(pad, QPoint(200, 40))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 40))


def test_a_drawn_signature_is_kept_and_shown(page, app, person):
    dialog = page.signature.draw()
    assert not dialog.accept_button.isEnabled()
    scribbled(dialog.pad)
    dialog.accept()
    assert app.signatures.get(person.id)
    assert not page.signature.picture.pixmap().isNull()


def test_a_signature_can_be_drawn_anew_before_it_is_kept(page):
    dialog = page.signature.draw()
    scribbled(dialog.pad)
    dialog.wipe_button.click()
    assert dialog.pad.is_blank
    assert not dialog.accept_button.isEnabled()


def test_a_picked_picture_becomes_the_signature_and_can_be_removed(
    page, app, person, chooser, tmp_path
):
    dialog = page.signature.draw()
    scribbled(dialog.pad)
    file = tmp_path / "signed.png"
    file.write_bytes(dialog.pad.picture())
    dialog.reject()
    chooser.paths = [file]
    page.signature.pick_button.click()
    assert app.signatures.get(person.id)
    page.signature.remove_button.click()
    assert app.signatures.get(person.id) is None
    assert not page.signature.remove_button.isVisible()


def test_a_file_that_is_no_picture_says_so_and_changes_nothing(
    page, app, person, chooser, tmp_path
):
    file = tmp_path / "signed.png"
    file.write_bytes(b"no picture")
    chooser.paths = [file]
    page.signature.pick_button.click()
    assert "cannot be used" in page.trouble.words
    assert app.signatures.get(person.id) is None

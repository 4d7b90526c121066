"""A key covers all that could be read over somebody's shoulder; a key or a click uncovers it."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from dsar_assistant.services.read_help import GUIDE
from dsar_assistant.ui.covering import Cover
from dsar_assistant.ui.wishes import PageName

ACTIVE = Qt.ApplicationState.ApplicationActive
INACTIVE = Qt.ApplicationState.ApplicationInactive


@pytest.fixture
def cover(window, person):
    window.shell.show_page(PageName.PEOPLE)
    yield window.cover
    window.cover.take_away()


def is_covered(widget):
    """Whether nothing of a window is to be seen but its cover."""
    covers = [one for one in widget.findChildren(Cover) if one.isVisible()]
    return any(one.geometry() == widget.rect() for one in covers)


def test_the_menu_covers_the_window_and_every_dialog(window, cover):
    dialog = window.show_help(GUIDE)
    next(one for one in window.findChildren(type(window.larger_text)) if "&Cover" in one.text())
    cover.put_on()
    assert is_covered(window)
    assert is_covered(dialog)
    dialog.close()


def test_a_cover_hides_every_word_in_a_picture_of_the_window(window, cover):
    cover.put_on()
    before = window.grab().toImage()
    window.shell.show_page(PageName.FIND)
    QCoreApplication.processEvents()
    assert window.grab().toImage() == before


def test_a_larger_window_is_covered_too(window, cover):
    cover.put_on()
    window.resize(1400, 900)
    QCoreApplication.processEvents()
    assert is_covered(window)


def test_what_opens_under_a_cover_is_covered(window, cover):
    cover.put_on()
    dialog = window.show_help(GUIDE)
    assert is_covered(dialog)
    dialog.close()


def test_a_key_uncovers_and_does_nothing_else(window, cover, qtbot):
    cover.put_on()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not cover.is_on
    assert not is_covered(window)
    assert window.windowTitle().startswith("People")


def test_a_click_uncovers_and_does_nothing_else(window, cover, qtbot):
    cover.put_on()
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=window.rect().center())
    assert not cover.is_on
    assert window.windowTitle().startswith("People")


def test_the_key_that_leaves_at_once_still_does(window, cover, qtbot):
    cover.put_on()
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert not any(widget.isVisible() for widget in QApplication.topLevelWidgets())


def test_another_program_in_front_covers_nothing_unless_it_is_wished(cover):
    cover.follow(INACTIVE)
    assert not cover.is_on


def test_if_wished_the_window_is_covered_while_another_program_is_in_front(window, cover):
    window.shell.show_page(PageName.SETTINGS)
    window.shell.settings.safety.covers.click()
    cover.follow(INACTIVE)
    assert is_covered(window)
    cover.follow(ACTIVE)
    assert not is_covered(window)


def test_what_was_covered_by_hand_stays_so_when_the_focus_comes_back(window, cover):
    cover.put_on()
    cover.follow(ACTIVE)
    assert is_covered(window)


def test_a_window_closed_under_its_cover_is_forgotten(window, cover, qtbot):
    dialog = window.show_help(GUIDE)
    cover.put_on()
    dialog.close()
    dialog.deleteLater()
    QCoreApplication.processEvents()
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert not cover.is_on

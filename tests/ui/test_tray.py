"""The tray tells a number and never a name, where the person wants it and there is one."""

import pytest
from PySide6.QtGui import QColor

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.settings import Settings, TrayWish
from dsar_assistant.domain.text import counted
from dsar_assistant.ui.start import build_window
from dsar_assistant.ui.tray import QtTray, tray_icon
from dsar_assistant.ui.tray_notice import notice_words
from dsar_assistant.ui.wishes import PageName
from tests.ui.fakes import FakeChooser, FakePrinter, FakeTray

ONE = "1 request needs you today."


@pytest.fixture
def tray():
    return FakeTray()


@pytest.fixture
def unposted(app, person):
    """A request whose letter lies printed and not posted."""
    request = app.requests.open(person.id, "emmas-diary", "access").value
    app.letters.finish(request.id, PaperChoices(), "txt")
    return app.deadlines.one(request.id)


@pytest.fixture
def open_with(app, tray, qtbot, settle):
    """Opens the window with some choices made."""
    windows = []

    def build(**choices):
        app.settings.save(Settings(**choices))
        window = build_window(app, FakeChooser(), FakePrinter(), tray)
        windows.append(window)
        window.show()
        settle(window)
        return window

    yield build
    for window in windows:
        window.close()
        window.deleteLater()


def test_the_tray_tells_how_many_need_a_hand(open_with, unposted, tray):
    open_with()
    assert tray.shown[-1] == ONE
    assert tray.popped == [ONE]


def test_no_name_reaches_the_tray(open_with, unposted, person, tray, qtbot):
    window = open_with()
    window.shell.show_page(PageName.REQUESTS)
    page = window.shell.requests
    page.command(lambda: page.desk.app.requests.remove(unposted.request.id))
    qtbot.waitUntil(lambda: tray.shown[-1] == notice_words(0), timeout=10_000)
    assert {*tray.shown, *tray.popped} == {ONE, notice_words(0)}
    words = " ".join((*tray.shown, *tray.popped)).casefold()
    secrets = f"{person.full_name} {unposted.row.organisation} {unposted.row.reference}".casefold()
    assert not [secret for secret in secrets.split() if secret in words]


def test_the_same_number_pops_up_once_a_day(open_with, unposted, tray, settle):
    window = open_with()
    window.tray.look()
    settle(window)
    assert tray.popped == [ONE]


def test_nothing_to_do_pops_nothing_up(open_with, person, tray):
    open_with()
    assert tray.shown == [notice_words(0)]
    assert tray.popped == []


def test_locking_takes_the_icon_away_and_ends_the_notices(open_with, unposted, tray):
    window = open_with()
    window.lock()
    told = len(tray.shown)
    window.tray.look()
    assert not tray.is_shown
    assert len(tray.shown) == told


def test_where_others_use_the_computer_it_is_silent_unless_chosen(
    open_with, unposted, tray, settle
):
    window = open_with(is_shared_computer=True)
    assert tray.shown == []
    window.shell.show_page(PageName.SETTINGS)
    card = window.shell.settings.notices
    assert not card.tray.isChecked()
    card.tray.click()
    settle(window)
    assert tray.shown == [ONE]


def test_it_can_be_switched_off_and_stays_off(open_with, unposted, app, tray):
    window = open_with()
    window.shell.show_page(PageName.SETTINGS)
    window.shell.settings.notices.tray.click()
    assert not tray.is_shown
    assert app.settings.load().settings.tray is TrayWish.OFF


def test_a_desktop_without_a_tray_is_told_so_and_left_alone(open_with, unposted, tray):
    tray.is_there = False
    window = open_with(tray=TrayWish.ON)
    window.shell.show_page(PageName.SETTINGS)
    assert tray.shown == []
    assert not window.shell.settings.notices.tray.isEnabled()


def test_a_click_brings_the_window_up(open_with, unposted, tray):
    window = open_with()
    window.hide()
    tray.click()
    assert window.isVisible()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_the_desktops_own_tray_is_only_used_where_there_is_one(qapp):
    tray = QtTray()
    tray.hide()
    tray.show(ONE, pops=tray.is_there, then=lambda: None)
    tray.hide()


@pytest.mark.parametrize("count", [0, 1, 2, 10_000])
def test_the_words_hold_the_number_and_nothing_else(count):
    expected = {0: "Nothing needs", 1: "1 request needs"}
    begin = expected.get(count, f"{counted(count, 'request')} need")
    assert notice_words(count) == f"{begin} you today."


@pytest.mark.parametrize(
    ("wish", "is_shared", "told"),
    [
        (TrayWish.AUTO, False, True),
        (TrayWish.AUTO, True, False),
        (TrayWish.ON, True, True),
        (TrayWish.OFF, False, False),
    ],
)
def test_a_choice_wins_over_what_the_computer_suggests(wish, is_shared, told):
    assert Settings(tray=wish, is_shared_computer=is_shared).tells_in_tray is told


@pytest.mark.parametrize("bar", ["#202020", "#f4f4f4"])
def test_the_icon_of_the_tray_is_seen_on_a_dark_bar_and_a_light_one(qapp, bar):
    picture = tray_icon().pixmap(22, 22).toImage()
    dots = [picture.pixelColor(x, y) for x in range(22) for y in range(22)]
    solid = [dot.lightnessF() for dot in dots if dot.alpha() == 255]
    ground = QColor(bar).lightnessF()
    assert len(solid) > len(dots) / 2
    assert max(abs(light - ground) for light in solid) > 0.5

"""Banners, pills, buttons, drop zones and progress say what they should."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAccessible

from dsar_assistant.ui.widgets.arrange import column, holder
from dsar_assistant.ui.widgets.buttons import IconButton, QuietButton
from dsar_assistant.ui.widgets.drop_zone import DropZone, local_paths
from dsar_assistant.ui.widgets.forms import YesField
from dsar_assistant.ui.widgets.notices import TONE_ICONS, Banner, StatusPill
from dsar_assistant.ui.widgets.progress import ProgressPanel, time_in_words
from tests.ui.fakes import FakeChooser


def test_a_banner_without_words_is_not_there(qtbot):
    banner = Banner("wrong", "It broke.")
    place = holder(column(banner))
    qtbot.addWidget(place)
    assert banner.isVisibleTo(place)
    banner.show_words("")
    assert not banner.isVisibleTo(place)


@pytest.mark.parametrize("make", [QuietButton, YesField])
def test_an_ampersand_in_a_name_is_shown_and_marks_no_key(qtbot, make):
    shown = make("Tooth & Co")
    qtbot.addWidget(shown)
    face = QAccessible.queryAccessibleInterface(shown)
    assert face.text(QAccessible.Text.Name) == "Tooth & Co"
    assert shown.shortcut().isEmpty()


def test_a_banner_can_be_sent_away(qtbot):
    banner = Banner("note", "Hello.", closable=True)
    qtbot.addWidget(banner)
    with qtbot.waitSignal(banner.closed):
        banner.findChildren(IconButton)[0].click()
    assert banner.words == ""


def test_a_banner_offers_ways_to_mend(qtbot):
    banner, mend = Banner("careful", "Locked."), QuietButton("Open anyway")
    qtbot.addWidget(banner)
    banner.show_actions(mend)
    assert mend.isVisibleTo(banner)


def test_each_tone_has_an_icon_of_its_own():
    meanings = {tone: icon for tone, icon in TONE_ICONS.items() if tone != "quiet"}
    assert len(set(meanings.values())) == len(meanings)


def test_a_pill_says_its_meaning_in_words(qtbot):
    pill = StatusPill("Overdue", "wrong", "warning")
    pill.show_words("Answered", "good")
    assert pill.words == "Answered"


def test_enter_presses_an_icon_button(qtbot):
    button = IconButton("close", "Close")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_only_files_of_this_computer_are_taken():
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/rowan/mail.mbox"), QUrl("https://a.example/x")])
    assert local_paths(data) == [Path("/home/rowan/mail.mbox")]


@pytest.mark.parametrize("which", ["files_button", "folder_button"])
def test_the_buttons_do_what_dropping_does(qtbot, which):
    chooser = FakeChooser()
    chooser.paths = [Path("mail.mbox")]
    zone = DropZone("Drop here", "Anything", chooser)
    qtbot.addWidget(zone)
    with qtbot.waitSignal(zone.dropped) as dropped:
        getattr(zone, which).click()
    assert dropped.args == [[Path("mail.mbox")]]


class Hands:
    """A clock that a test moves."""

    def __init__(self):
        self.at = 0.0

    def __call__(self):
        return self.at


def test_progress_says_what_is_left_once_it_can_tell(qtbot):
    clock = Hands()
    panel = ProgressPanel(clock)
    qtbot.addWidget(panel)
    panel.begin("Looking")
    clock.at = 20.0
    panel.show_progress(1_000_000_000, 3_000_000_000)
    assert panel.words == ("Looking", "About 40 seconds left.")


def test_progress_guesses_nothing_at_the_start(qtbot):
    panel = ProgressPanel(Hands())
    qtbot.addWidget(panel)
    panel.begin("Looking")
    panel.show_progress(1, 100)
    assert "left" not in panel.words[1]


def test_stop_can_be_pressed_once(qtbot):
    panel = ProgressPanel(Hands())
    qtbot.addWidget(panel)
    panel.begin("Looking")
    with qtbot.waitSignal(panel.stop_asked):
        panel.stop_button.click()
    assert not panel.stop_button.isEnabled()
    panel.end()
    assert panel.isHidden()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "a few seconds"), (12, "10 seconds"), (76, "80 seconds"), (100, "2 minutes")],
)
def test_time_is_said_the_way_one_would(seconds, words):
    assert time_in_words(seconds) == words

"""Each dropped file has its own line: waiting, being read, done, stopped, in trouble."""

import time

import pytest
from PySide6.QtWidgets import QLabel

from dsar_assistant.domain.evidence import Reason, ReasonKind
from dsar_assistant.services.found_by import WAYS, ways_found
from dsar_assistant.services.reading_items import ItemNews, ItemState, ReadingItem
from dsar_assistant.ui.find.page import FILES
from dsar_assistant.ui.find.reading_list import MOST_LINES, ReadingList
from dsar_assistant.ui.wishes import PageName
from tests.ui.find.test_page import MAIL

MOST_S = 1.0


@pytest.fixture
def page(person, window):
    window.shell.show_page(PageName.FIND)
    page = window.shell.find_page
    page.refresh()
    page.show_tab(FILES)
    return page


@pytest.fixture
def folder(tmp_path):
    """A mailbox, a folder with two mailboxes, and a file of no known kind."""
    (tmp_path / "mail.mbox").write_text(MAIL * 3, "utf-8")
    (tmp_path / "older").mkdir()
    for name in ("a.mbox", "b.mbox"):
        (tmp_path / "older" / name).write_text(MAIL * 2, "utf-8")
    (tmp_path / "strange.bin").write_bytes(bytes(range(256)))
    return tmp_path


def test_each_dropped_thing_has_a_line_that_says_what_was_found(page, folder, window, settle):
    names = ("mail.mbox", "older", "strange.bin")
    page.read([folder / name for name in names])
    assert [line.item.state for line in page.files.reading.lines] == [ItemState.WAITING] * 3
    settle(window)
    lines = page.files.reading.lines
    assert [line.item.name for line in lines] == list(names)
    assert {line.item.state for line in lines} == {ItemState.DONE}
    assert lines[0].words.endswith("3 entries read, 1 sender or name seen.")
    assert "(2 files): 4 entries read, 1 sender or name seen." in lines[1].words
    assert [len(line.item.reports[0].problems) for line in lines] == [0, 0, 1]


def test_stop_acts_within_a_second_and_keeps_what_was_finished(page, folder, qtbot, person):
    large = folder / "large.mbox"
    large.write_text(MAIL * 600_000, "utf-8")
    page.read([folder / "mail.mbox", large, folder / "older"])
    lines, runner = page.files.reading.lines, page.desk.runner
    qtbot.waitUntil(lambda: lines[1].item.state is ItemState.READING, timeout=20_000)
    pressed = time.monotonic()
    page.files.progress.stop_button.click()
    qtbot.waitUntil(lambda: not runner.running)
    assert time.monotonic() - pressed < MOST_S
    done, *rest = (line.item.state for line in lines)
    assert (done, rest) == (ItemState.DONE, [ItemState.STOPPED] * 2)
    assert "you stopped" in lines[1].words
    assert [file.name for file in page.desk.app.evidence.files(person.id)] == ["mail.mbox"]


def test_every_sort_of_reason_is_a_way_to_filter_by():
    ids = {way for way, _ in WAYS}
    assert all(ways_found([Reason(kind, "")]) <= ids for kind in ReasonKind)


def test_of_thousands_only_the_first_have_lines_and_the_rest_are_counted(qtbot):
    reading = ReadingList()
    qtbot.addWidget(reading)
    items = [ReadingItem(f"{number}.bin") for number in range(5_000)]
    reading.begin(items)
    reading.show_news(ItemNews(4_999, items[-1]))
    assert len(reading.lines) == MOST_LINES
    assert "and 4,900 more" in [label.text() for label in reading.findChildren(QLabel)]

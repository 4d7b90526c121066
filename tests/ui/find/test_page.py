"""The find page asks, reads, lists, and hands over what was ticked."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from dsar_assistant.domain.controller import Answer
from dsar_assistant.domain.evidence import Strength
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.ui import theme
from dsar_assistant.ui.colours import LIGHT
from dsar_assistant.ui.find.candidate_table import Decision
from dsar_assistant.ui.find.columns_dialog import ColumnsDialog
from dsar_assistant.ui.find.page import FILES, ORGANISATIONS, QUESTIONS
from dsar_assistant.ui.widgets.buttons import ToggleButton
from dsar_assistant.ui.wishes import GoTo, PageName, Wish, WriteTo
from tests.ui import yardsticks

# What a window's frame and the desktop's own bar leave of 1280 by 720.
LAPTOP = (1280, 650)
MAIL = (
    "From x Mon Jan  5 10:00:00 2015\n"
    "From: Shop <news@brightpost.example>\nDate: Mon, 05 Jan 2015 10:00:00 +0000\n\nHello\n\n"
)


@pytest.fixture
def page(window):
    window.shell.show_page(PageName.FIND)
    return window.shell.find_page


@pytest.fixture
def page_of(person, page):
    """The page, with someone to find for."""
    page.refresh()
    return page


@pytest.fixture
def listed(found, page):
    """The page, with organisations found."""
    page.refresh()
    page.show_tab(ORGANISATIONS)
    return page


@pytest.fixture
def mailbox(tmp_path):
    path = tmp_path / "mail.mbox"
    path.write_text(MAIL * 3, "utf-8")
    return path


def press(widget, words):
    next(b for b in widget.findChildren(QPushButton) if b.text() == words).click()


def asked_for(page):
    wishes: list[Wish] = []
    page.asked.connect(wishes.append)
    return wishes


@pytest.fixture
def read(page_of, window, settle):
    """Drops files and waits until they are read."""

    def drop(*paths):
        page_of.show_tab(FILES)
        page_of.files.zone.dropped.emit(list(paths))
        settle(window)

    return drop


def test_without_anyone_it_asks_who_it_is_about(page):
    wishes = asked_for(page)
    press(page, "Say who you are")
    assert wishes == [GoTo(PageName.PEOPLE)]


def test_an_answer_is_kept_at_once_and_the_next_question_asked(page_of, app, person):
    first = page_of.interview.card
    press(first, "No")
    answers = app.candidates.answers(person.id)
    assert [one.answer for one in answers.values()] == [Answer.NO]
    assert page_of.interview.card is not first


def test_skipping_keeps_nothing(page_of, app, person):
    press(page_of.interview.card, "Skip this question")
    assert app.candidates.answers(person.id) == {}


def test_one_can_go_back_to_a_question(page_of):
    first = page_of.interview.card.question
    press(page_of.interview.card, "Skip this question")
    page_of.interview.back_button.click()
    assert page_of.interview.card.question == first


def test_the_interview_ends_with_a_way_on(page_of, app):
    for _ in app.candidates.questions():
        press(page_of.interview.card, "Skip this question")
    assert page_of.interview.card is None
    press(page_of.interview, "See organisations")
    assert page_of.tabs.currentIndex() == ORGANISATIONS


def test_a_dropped_mailbox_is_read_and_reported(read, app, person, mailbox):
    read(mailbox)
    assert [file.items for file in app.evidence.files(person.id)] == [3]
    assert app.candidates.rows(person.id).unknown[0].domain == "brightpost.example"


def test_a_file_of_no_known_kind_is_said_so(read, page_of, tmp_path):
    strange = tmp_path / "strange.bin"
    strange.write_bytes(bytes(range(256)))
    read(strange)
    words = [label.text() for label in page_of.files.findChildren(QLabel)]
    assert any("does not know this kind" in one for one in words)


def test_what_was_read_can_be_forgotten(read, page_of, app, person, mailbox):
    read(mailbox)
    page_of.files.forget_asked.emit(app.evidence.files(person.id)[0].id)
    assert list(app.evidence.files(person.id)) == []


def test_reading_can_be_stopped_and_another_waits(page_of, window, mailbox, qtbot, monkeypatch):
    begun = threading.Event()
    said: list[str] = []

    def endless(*args):
        while True:
            begun.set()
            args[3].checkpoint(1, 2)

    monkeypatch.setattr(type(window.shell.home.desk.app.evidence), "read", endless)
    page_of.said.connect(said.append)
    page_of.show_tab(FILES)
    page_of.read([mailbox])
    assert begun.wait(5)
    page_of.read([mailbox])
    page_of.files.progress.stop_button.click()
    qtbot.waitUntil(lambda: not window.is_busy)
    assert said[0].startswith("One reading at a time")
    assert said[1].startswith("Stopped")
    assert page_of.files.progress.isHidden()


def test_a_tick_is_kept_and_counted(listed, app, person, found):
    key = found[0].controller_id
    listed.organisations.decided.emit(Decision(key, wanted=True))
    assert listed.write_button.text() == "Write letters to 1 organisation"
    assert [row.controller_id for row in app.candidates.rows(person.id).rows if row.wanted] == [key]


def test_space_ticks_and_unticks_the_row_with_the_keyboard(listed, qtbot):
    table = listed.organisations.table
    table.select("labour-party")
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.current().wanted is True
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.current().wanted is None


def test_a_click_into_the_tick_column_ticks(listed, qtbot):
    table = listed.organisations.table
    before = table.current()
    place = table.visualRect(table.model().index(table.currentIndex().row(), 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.current().controller_id == before.controller_id
    assert table.current().wanted is True


def test_without_a_tick_there_is_nothing_to_write(listed):
    assert not listed.write_button.isEnabled()


def test_ticked_organisations_are_handed_over_with_the_letter_that_suits(listed, found, person):
    wishes = asked_for(listed)
    for row in found[:2]:
        listed.organisations.decided.emit(Decision(row.controller_id, wanted=True))
    listed.write_button.click()
    kinds = tuple(next(iter(row.suggested), "") for row in found[:2])
    ids = tuple(row.controller_id for row in found[:2])
    assert wishes == [WriteTo(person.id, ids, kinds)]


def test_not_me_takes_it_out_and_can_be_taken_back(listed, app, person, found):
    key = found[0].controller_id
    listed.organisations.decided.emit(Decision(key, wanted=False))
    assert key not in {row.controller_id for row in app.candidates.rows(person.id).rows}
    listed.organisations.dismissed.take_back_asked.emit(key)
    assert key in {row.controller_id for row in app.candidates.rows(person.id).rows}


def test_the_strongest_come_first(listed):
    order = [Strength.CONFIRMED, Strength.LIKELY, Strength.POSSIBLE]
    shown = [order.index(row.strength) for row in listed.organisations.table.shown()]
    assert shown == sorted(shown)


def test_search_and_filters_narrow_the_list(listed):
    view = listed.organisations
    view.search.setText("the labour party")
    view.search.edited.emit()
    assert [row.controller_id for row in view.table.shown()] == ["labour-party"]
    view.strength.show_value(Strength.CONFIRMED.value)
    view.strength.edited.emit()
    assert view.table.shown() == []


def test_why_shows_reasons_and_the_chain_that_led_there(listed):
    listed.organisations.table.select("labour-party")
    why = listed.organisations.why
    assert why.chain.isVisibleTo(why)
    assert len(why.chain.labels()) == 3


def test_the_whole_picture_opens_larger_and_can_be_kept(listed, chooser, tmp_path):
    chooser.paths = [tmp_path / "chain.svg"]
    window = listed.show_picture("labour-party")
    press(window, "Save as SVG…")
    assert b"<svg" in chooser.paths[0].read_bytes()
    window.reject()


def test_an_unknown_sender_becomes_an_organisation_in_one_dialog(listed, app, person):
    dialog = listed.organising.ask_new("brightpost.example")
    assert dialog.name.text() == "brightpost.example"
    dialog.name.setText("Bright Post Ltd")
    dialog.accept()
    assert app.candidates.search("Bright Post")[0].domains == ("brightpost.example",)


LOGINS = "url,password\nhttps://kiln.example/in,x\n"


def test_what_the_directory_does_not_know_is_told_as_what_it_was(read, page_of, mailbox, tmp_path):
    logins = tmp_path / "logins.csv"
    logins.write_text(LOGINS, "utf-8")
    read(mailbox, logins)
    words = {label.text() for label in page_of.organisations.unknown.findChildren(QLabel)}
    assert {"3 messages, 5 January 2015", "1 login"} <= words


def test_whoever_the_directory_does_not_know_can_be_searched(read, page_of, mailbox, tmp_path):
    logins = tmp_path / "logins.csv"
    logins.write_text(LOGINS, "utf-8")
    read(mailbox, logins)
    view = page_of.organisations
    view.search.setText("KILN")
    view.search.edited.emit()
    words = " ".join(label.text() for label in view.unknown.findChildren(QLabel))
    assert "kiln.example" in words
    assert "brightpost.example" not in words


def test_an_organisation_needs_a_name(listed):
    dialog = listed.organising.ask_new("")
    dialog.accept()
    assert "name is empty" in dialog.trouble.words
    dialog.reject()


def test_a_chosen_organisation_can_be_written_to_alone(listed, person):
    wishes = asked_for(listed)
    listed.organisations.write_asked.emit("labour-party")
    assert wishes[0].controller_ids == ("labour-party",)


def test_tabs_show_their_views(listed):
    listed.show_tab(QUESTIONS)
    assert listed.interview.isVisible()
    listed.show_tab(FILES)
    assert listed.files.isVisible()


TABLE = "Spent on;Whom;Sum\n05/01/2026;Zzyzx Gym Ltd;7.00\n05/02/2026;Zzyzx Gym Ltd;7.00\n"


@pytest.fixture
def tables(tmp_path):
    """Two tables of the same kind, under names that say nothing."""
    paths = tmp_path / "holiday.jpg", tmp_path / "letter.doc"
    for path, name in zip(paths, ("Zzyzx", "Kiln"), strict=True):
        path.write_text(TABLE.replace("Zzyzx", name), "utf-8")
    return paths


def test_the_columns_of_an_unknown_table_are_asked_once(read, page_of, app, tables, settle):
    read(tables[0])
    press(page_of.files, "Choose the columns…")
    dialog = page_of.findChild(ColumnsDialog)
    dialog.accept()
    assert dialog.isVisible(), "it must not close before it is known where the name stands"
    dialog.name.show_value("1")
    dialog.accept()
    settle(page_of.window())
    read(tables[1])
    (person,) = app.people.all()
    assert [file.items for file in app.evidence.files(person.id)] == [2, 2]


def test_where_to_get_each_sort_of_file_is_told_by_group(page_of, app):
    told = set()
    for button in page_of.files.findChildren(ToggleButton):
        button.click()
        told |= {label.text() for label in page_of.files.findChildren(QLabel)}
    advice = {one.label for one in app.evidence.advice()}
    assert len(advice) > 25
    assert {one for one in advice if one not in told} == set()


@pytest.fixture
def low(listed, window):
    """The page on a screen that is too low for filters and list."""
    window.resize(1280, 480)
    QApplication.processEvents()
    return listed


def test_filters_and_links_wait_behind_a_button_where_the_page_is_low(low):
    view = low.organisations
    waiting = (view.sector, view.picture, view.add_own)
    assert view.more.isVisible()
    assert not any(tool.isVisible() for tool in waiting)
    view.more.click()
    assert all(tool.isVisible() for tool in waiting)


def test_a_filter_at_work_is_not_hidden_when_the_page_becomes_low(listed, window):
    view = listed.organisations
    view.strength.show_value("possible")
    window.resize(1280, 480)
    QApplication.processEvents()
    assert view.strength.isVisible()


def test_the_head_gives_way_on_a_low_page_but_not_whose_data_it_is(low, app):
    assert not low._heading.isVisible()
    other = app.people.add(DataSubject("", "Jo Larkspur", PostalAddress(()), is_self=False)).value
    low.desk.subject.choose(other.id)
    shown = [label.text() for label in low._heading.findChildren(QLabel) if label.isVisible()]
    assert shown == ["For Jo Larkspur."]


def test_enter_brings_the_reasons_into_sight_where_they_stand_below_the_list(low, qapp, qtbot):
    theme.show(qapp, theme.Look(LIGHT, 200))
    QApplication.processEvents()
    view = low.organisations
    assert view.table.geometry().bottom() < view.why.geometry().top()
    assert view.why.visibleRegion().isEmpty()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert not view.why.visibleRegion().isEmpty()


def test_two_organisations_are_in_sight_on_the_lowest_screen_with_the_largest_words(
    listed, window, qapp, settle
):
    theme.show(qapp, theme.Look(LIGHT, 200))
    window.resize(*LAPTOP)
    settle(window)
    table = listed.organisations.table
    assert table.viewport().visibleRegion().boundingRect().height() >= 2 * table.rowHeight(0)
    assert yardsticks.clipped(window.shell.rail) == []
    assert window.width() == LAPTOP[0]

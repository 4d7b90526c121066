"""Lists by others are taken in, seen with their age, chosen from, and removed, in the window."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from dsar_assistant.ui.settings.list_columns_dialog import ListColumnsDialog
from dsar_assistant.ui.wishes import PageName

NUMBER = "03909628"


@pytest.fixture
def page(window):
    window.shell.show_page(PageName.SETTINGS)
    return window.shell.settings


@pytest.fixture
def taken_in(page, window, settle, tmp_path):
    """A list with one new organisation, and one that is known at another address."""
    path = tmp_path / "list-2026-11-20.csv"
    path.write_text(
        "name,company number,address,postcode\n"
        f"Auto Trader,{NUMBER},9 Other Road,EX9 9ZZ\n"
        "Fresh Example Ltd,,1 New Road,EX1 1AA\n"
    )
    page.lists.zone.dropped.emit([path])
    settle(window)
    return page.lists


def texts(card):
    return " ".join(label.text() for label in card.findChildren(QLabel))


def press(card, words):
    buttons = card.findChildren(QPushButton)
    next(button for button in buttons if button.accessibleName().startswith(words)).click()


def test_a_list_is_shown_with_its_licence_its_age_and_who_answers_for_it(taken_in):
    shown = texts(taken_in)
    assert "2 organisations, as of 20 November 2026. Licence: not stated." in shown
    assert "Nobody signed it" in shown


def test_another_address_stands_beside_the_one_in_use(taken_in, app):
    assert "9 Other Road" in texts(taken_in)
    assert app.knowledge.directory.get("auto-trader").contact.address.lines[0] in texts(taken_in)


def test_an_address_is_used_only_once_it_is_chosen(taken_in, app, window, settle):
    press(taken_in, "Use the other address")
    settle(window)
    chosen = app.candidates.controller("auto-trader").contact.address
    assert chosen.block == ("9 Other Road", "EX9 9ZZ")
    assert "9 Other Road" not in texts(taken_in)


def test_a_list_is_removed_in_one_step(taken_in, app, window, settle):
    press(taken_in, "Remove list")
    settle(window)
    assert app.packs.lists() == ()
    assert app.knowledge.directory.search("fresh example ltd", 1) == ()


def test_what_is_no_list_is_told(page, window, settle, tmp_path):
    path = tmp_path / "holiday.jpg"
    path.write_bytes(b"\xff\xd8\xff" + bytes(500))
    page.lists.take_in([path])
    settle(window)
    assert "is not a list of organisations" in page.trouble.words


@pytest.fixture
def asked(page, window, settle, tmp_path, qtbot):
    """The question after the columns of a list whose headings say nothing."""
    path = tmp_path / "mine.csv"
    path.write_text(
        "Firm;Where;Town;Code;Mail\n"
        "Zzyzx Gym;1 Kiln Road;Sampleford;EX1 1AA;data@zzyzx.example\n"
        "Kiln Bank;2 Kiln Road;Sampleford;EX1 1AB;data@kiln.example\n"
    )
    page.lists.take_in([path])
    qtbot.waitUntil(lambda: bool(page.lists.findChildren(ListColumnsDialog)))
    return page.lists.findChildren(ListColumnsDialog)[0]


def test_an_unknown_table_is_taken_in_by_the_columns_that_the_person_names(
    asked, app, window, settle
):
    chosen = {"name": 0, "first_line": 1, "last_line": 2, "postcode": 3, "email": 4}
    for field, place in chosen.items():
        getattr(asked, field).show_value(str(place))
    asked.accept()
    settle(window)
    (gym,) = app.knowledge.directory.search("zzyzx gym", 1)
    assert gym.contact.address.block == ("1 Kiln Road", "Sampleford", "EX1 1AA")
    assert gym.contact.email == "data@zzyzx.example"


def test_a_list_needs_a_column_of_names_and_an_address_from_top_to_bottom(asked):
    asked.accept()
    assert "names the organisation" in asked.trouble.words
    for field, place in {"name": 0, "first_line": 2, "last_line": 1}.items():
        getattr(asked, field).show_value(str(place))
    asked.accept()
    assert "before its first" in asked.trouble.words
    asked.reject()

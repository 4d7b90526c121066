"""Lists by others are taken in, seen with their age, chosen from, and removed, in the window."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

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
    path = tmp_path / "holiday.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    page.lists.take_in([path])
    settle(window)
    assert page.trouble.words

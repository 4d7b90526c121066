"""An organisation is suggested while its name is typed, from the directory and the register."""

import pytest
from PySide6.QtWidgets import QLabel

from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.ui.wishes import PageName, Wish
from tests.register_making import row, table


@pytest.fixture
def page(window, person):
    window.shell.show_page(PageName.FIND)
    return window.shell.find_page


@pytest.fixture
def registered(app, tmp_path):
    """A made-up register, taken in."""
    file = tmp_path / "register.csv"
    entry = row(
        "Larkspur Bank plc", line_1="1 High Street", postcode="ZZ99 3AB", email="dp@lark.example"
    )
    file.write_bytes(table([entry]))
    app.register.import_file(file, UnwatchedTicket())


def typed(dialog, text):
    dialog.name.setText(text)
    dialog.name.edited.emit()
    return dialog.suggestions.buttons


def wishes_of(page):
    wishes: list[Wish] = []
    page.asked.connect(wishes.append)
    return wishes


def test_one_of_the_directory_is_written_to_as_it_is(page):
    wishes = wishes_of(page)
    dialog = page.organising.ask_new("")
    typed(dialog, "labour par")[0].click()
    dialog.accept()
    assert wishes[0].controller_ids == ("labour-party",)


@pytest.mark.usefixtures("registered")
def test_one_of_the_register_fills_in_name_and_address(page):
    dialog = page.organising.ask_new("")
    typed(dialog, "larkspur b")[0].click()
    form = dialog.form
    filled = (form.name.value(), form.postcode.value(), form.email.value())
    assert filled == ("Larkspur Bank plc", "ZZ99 3AB", "dp@lark.example")
    assert "1 High Street" in dialog.form.address.value()
    assert dialog.controller_id == ""
    dialog.reject()


@pytest.mark.usefixtures("registered")
def test_a_suggestion_says_where_it_is_so_that_namesakes_can_be_told_apart(page):
    dialog = page.organising.ask_new("")
    typed(dialog, "larkspur b")
    words = [label.text() for label in dialog.suggestions.findChildren(QLabel)]
    assert "1 High Street, ZZ99 3AB" in words
    dialog.reject()


def test_a_new_organisation_without_a_trace_is_written_to_at_once(page, app):
    wishes = wishes_of(page)
    dialog = page.organising.ask_new("")
    assert typed(dialog, "Zzyzx Sample Works") == []
    dialog.accept()
    added = app.candidates.search("Zzyzx Sample Works")[0]
    assert wishes[0].controller_ids == (added.id,)


def test_two_letters_are_too_few_to_suggest_anything(page):
    dialog = page.organising.ask_new("")
    assert typed(dialog, "la") == []
    dialog.reject()


@pytest.mark.usefixtures("registered")
def test_an_unknown_domain_is_looked_up_in_the_register(page):
    dialog = page.organising.ask_new("lark.example")
    (button,) = dialog.suggestions.buttons
    button.click()
    assert dialog.answers().name == "Larkspur Bank plc"
    assert dialog.answers().domain == "lark.example"


def test_without_a_register_an_unknown_domain_is_asked_about_as_before(page):
    assert page.organising.ask_new("lark.example").suggestions.buttons == []

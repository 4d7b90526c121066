"""All letters that were begun are printed in one run, as the person chooses."""

import pytest

from dsar_assistant.domain.request import Status
from dsar_assistant.ui.wishes import PageName


@pytest.fixture
def page(window, app, person):
    """The list with two drafts."""
    for key in ("emmas-diary", "labour-party"):
        app.requests.open(person.id, key, "access")
    window.shell.show_page(PageName.REQUESTS)
    return window.shell.requests


@pytest.fixture
def ask(page, window, settle):
    """Asks for the letters that were begun, and waits until they were looked through."""

    def begin():
        page.batches.ask()
        settle(window)

    return begin


@pytest.fixture
def names(page, chooser, tmp_path, window, settle):
    """Runs the batch that the dialog orders; gives the names of the files."""

    def run():
        chooser.paths = [tmp_path]
        page.batches.dialog.accept()
        settle(window)
        return [path.name for folder in tmp_path.glob("letters 2*") for path in folder.iterdir()]

    return run


def test_all_drafts_go_into_one_pdf_with_labels(page, app, names, ask):
    ask()
    sheet = app.batches.address_forms[0].name
    page.batches.dialog.addresses.show_value(sheet)
    found = names()
    assert "letters.pdf" in found
    assert f"labels {sheet}.pdf" in found
    assert {row.status for row in app.deadlines.rows()} == {Status.PRINTED}


def test_each_letter_can_be_a_file_of_its_own(page, names, ask):
    ask()
    page.batches.dialog.one_pdf.show_value("no")
    found = names()
    assert "letters.pdf" not in found
    assert sum("access" in name for name in found) == 2


def test_without_drafts_it_says_so(window, settle):
    page = window.shell.requests
    said: list[str] = []
    page.said.connect(said.append)
    page.batches.ask()
    settle(window)
    assert said == ["No letter waits to be printed."]
    assert page.batches.dialog is None


def test_a_letter_that_cannot_be_written_is_told_and_stops_no_other(page, app, person, names, ask):
    app.requests.open(person.id, "tesco", "rectification")
    ask()
    assert "letters.pdf" in names()
    assert "2 letters written, 1 not" in page.trouble.words


def test_what_to_think_of_is_said_before_a_run(page, ask):
    ask()
    words = page.batches.dialog.trouble.words
    assert "Emma's Diary" in words
    assert "Nobody has checked the postal address for over a year" in words
    page.batches.dialog.reject()


def test_a_long_list_of_cautions_says_how_many_more_there_are(page, ask):
    ask()
    page.batches.dialog.show_cautions([f"Firm {number}: look." for number in range(9)])
    words = page.batches.dialog.trouble.words
    assert words.endswith("And 3 more things to think of.")
    page.batches.dialog.reject()


def test_a_second_run_of_a_day_takes_nothing_away(page, app, person, names, ask):
    ask()
    first = names()
    app.requests.open(person.id, "emmas-diary", "erasure")
    ask()
    assert len(names()) == 2 * len(first)

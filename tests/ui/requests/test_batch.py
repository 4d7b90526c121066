"""All letters that were begun are printed in one run, as the person chooses."""

import zipfile

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
def names(page, chooser, tmp_path, window, settle):
    """Runs the batch that the dialog orders; gives the names of the files."""

    def run():
        chooser.paths = [tmp_path / "letters.zip"]
        page.batches.dialog.accept()
        settle(window)
        with zipfile.ZipFile(chooser.paths[0]) as archive:
            return archive.namelist()

    return run


def test_all_drafts_go_into_one_pdf_with_labels(page, app, names):
    page.batches.ask()
    sheet = app.batches.address_forms[0].name
    page.batches.dialog.addresses.show_value(sheet)
    found = names()
    assert "letters.pdf" in found
    assert f"labels {sheet}.pdf" in found
    assert {row.status for row in app.deadlines.rows()} == {Status.PRINTED}


def test_each_letter_can_be_a_file_of_its_own(page, names):
    page.batches.ask()
    page.batches.dialog.one_pdf.show_value("no")
    found = names()
    assert "letters.pdf" not in found
    assert sum("access" in name for name in found) == 2


def test_without_drafts_it_says_so(window):
    page = window.shell.requests
    said: list[str] = []
    page.said.connect(said.append)
    page.batches.ask()
    assert said == ["No letter waits to be printed."]
    assert page.batches.dialog is None


def test_a_letter_that_cannot_be_written_is_told_and_stops_no_other(page, app, person, names):
    app.requests.open(person.id, "tesco", "rectification")
    page.batches.ask()
    assert "letters.pdf" in names()
    assert "2 letters written, 1 not" in page.trouble.words


def test_what_to_think_of_is_said_before_a_run(page):
    page.batches.ask()
    words = page.batches.dialog.trouble.words
    assert "Emma's Diary" in words
    assert "Nobody has checked the postal address for over a year" in words
    page.batches.dialog.reject()


def test_a_long_list_of_cautions_says_how_many_more_there_are(page):
    page.batches.ask()
    page.batches.dialog.show_cautions([f"Firm {number}: look." for number in range(9)])
    words = page.batches.dialog.trouble.words
    assert words.endswith("And 3 more things to think of.")
    page.batches.dialog.reject()

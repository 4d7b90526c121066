"""The record goes out for keeping and comes back equal, from the window."""

import pytest

from dsar_assistant.ui.wishes import PageName


@pytest.fixture
def page(app, person, window):
    """The list with one request."""
    app.requests.open(person.id, "emmas-diary", "access")
    window.shell.show_page(PageName.REQUESTS)
    return window.shell.requests


@pytest.fixture
def wait(settle, window):
    """Waits until nothing slow is under way."""
    return lambda: settle(window)


def choose(page, words):
    menu = page.in_and_out.button.menu()
    next(one for one in menu.actions() if one.text().startswith(words)).trigger()


def test_everything_comes_back_as_it_was(page, app, chooser, tmp_path, wait):
    before = app.exports.document()
    chooser.paths = [tmp_path / "all.zip"]
    choose(page, "Save everything")
    wait()
    for row in app.deadlines.rows():
        with app.vault.begin() as work:
            work.requests.remove(row.request_id)
            work.commit()
    choose(page, "Read an export")
    wait()
    assert app.exports.document() == before


def test_the_list_goes_to_a_spreadsheet(page, chooser, tmp_path):
    chooser.paths = [tmp_path / "list.csv"]
    choose(page, "Save the list")
    assert b"organisation" in chooser.paths[0].read_bytes()


def test_one_person_gets_their_file(page, chooser, tmp_path, wait):
    chooser.paths = [tmp_path / "mine.zip"]
    choose(page, "Save one person")
    wait()
    assert chooser.paths[0].read_bytes().startswith(b"PK")


def test_a_foreign_list_is_taken_over(page, app, chooser, tmp_path, wait):
    chooser.paths = [tmp_path / "my-requests.csv"]
    chooser.paths[0].write_text(
        "date;slug;recipient;email;reference;type;via\n"
        "2026-05-01;;Example Shop Ltd, 1 Road;;2026-ABC;access;email\n"
    )
    choose(page, "Read an export")
    wait()
    assert "2026-ABC" in {row.reference for row in app.deadlines.rows()}


def test_a_file_that_is_neither_is_told(page, chooser, tmp_path, wait):
    chooser.paths = [tmp_path / "odd.bin"]
    chooser.paths[0].write_bytes(b"\x00\x01 nothing of the kind")
    choose(page, "Read an export")
    wait()
    assert "Nothing was changed" in page.trouble.words


def test_a_contact_goes_to_an_address_book(page, app, chooser, tmp_path):
    page.show_request(app.deadlines.rows()[0].request_id)
    chooser.paths = [tmp_path / "contact.vcf"]
    page.detail.contact_asked.emit()
    assert b"VERSION:4.0" in chooser.paths[0].read_bytes()

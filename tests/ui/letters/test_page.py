"""A letter is written, seen, finished, posted; nothing typed is ever lost."""

import pytest

from dsar_assistant.domain.paper import Envelope, PaperChoices
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.request import Status
from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.ui.letters.previewer import Previewer
from dsar_assistant.ui.tasks import TaskRunner
from dsar_assistant.ui.widgets.forms import LineField
from dsar_assistant.ui.wishes import GoTo, PageName, ShowRequest, Wish, WriteLetter, WriteTo
from tests.ready_vault import PASSPHRASE

THREE = ("emmas-diary", "experian-marketing-services", "labour-party")
KINDS = ("access", "source-and-recipients", "political-objection")


@pytest.fixture
def page(checked_addresses, window, person):
    return window.shell.letter


@pytest.fixture
def rest(window, settle):
    """Waits until nothing is under way."""
    return lambda: settle(window)


@pytest.fixture
def target(chooser, tmp_path):
    """Where the person will say to save."""
    chooser.paths = [tmp_path / "letter.pdf"]
    return chooser.paths[0]


@pytest.fixture
def write(page, window, person, rest):
    """Begins letters to organisations and waits until the first is drawn."""

    def begin(ids=THREE, kinds=KINDS):
        window.shell.grant(WriteTo(person.id, ids, kinds))
        rest()

    return begin


def type_something(page):
    """Type into the first line that the form asks for; gives the field's id."""
    fields = page.form.rows.fields.items()
    field_id, field = next((key, one) for key, one in fields if isinstance(one, LineField))
    field.setText("Rowena")
    field.edited.emit()
    return field_id


def test_without_a_letter_it_says_where_letters_come_from(window, page):
    window.shell.show_page(PageName.LETTER)
    assert page.nothing.isVisible()


def test_each_ticked_organisation_gets_the_letter_that_suits(write, page, app, rest):
    write()
    for _ in range(2):
        page.go(1)
        rest()
    drafts = [app.deadlines.one(row.request_id).request for row in app.deadlines.rows()]
    assert {(one.controller.id, one.kind) for one in drafts} == set(zip(THREE, KINDS, strict=True))


def test_the_real_pages_are_shown(write, page):
    write()
    assert page.preview.page_count >= 1
    assert page.bar.save.isEnabled()


def test_a_draft_is_not_begun_twice(write, app):
    write(THREE[:1], KINDS[:1])
    write(THREE[:1], KINDS[:1])
    assert len(app.deadlines.rows()) == 1


def test_what_is_typed_is_kept_without_a_save_button(write, page, app, rest):
    write(THREE[:1], KINDS[:1])
    field_id = type_something(page)
    page.previewer.draw_now()
    rest()
    assert app.letters.form(page.request_id).request.answers[field_id] == "Rowena"


def test_typing_is_kept_when_the_page_is_left_at_once(write, page, app):
    write()
    first = page.request_id
    field_id = type_something(page)
    page.go(1)
    assert app.letters.form(first).request.answers[field_id] == "Rowena"


def test_typing_is_kept_when_the_vault_locks_at_once(write, page, app, window):
    write(THREE[:1], KINDS[:1])
    request_id = page.request_id
    field_id = type_something(page)
    window.lock()
    app.vault.unlock(WithPassphrase(PASSPHRASE))
    assert app.letters.form(request_id).request.answers[field_id] == "Rowena"


def test_another_kind_of_letter_carries_over_what_both_ask(write, page, app, rest):
    write(THREE[:1], KINDS[:1])
    page.change_kind("source-and-recipients")
    rest()
    rows = app.deadlines.rows()
    assert len(rows) == 1
    assert app.deadlines.one(rows[0].request_id).request.kind == "source-and-recipients"
    assert page.request_id == rows[0].request_id


def test_an_address_can_be_put_right(write, page, app, rest):
    write(THREE[:1], KINDS[:1])
    dialog = page.ask_address()
    dialog.lines.setPlainText("1 New Street\nSampleford")
    dialog.postcode.setText("ZZ99 1AA")
    dialog.accept()
    rest()
    address = app.letters.form(page.request_id).request.controller.contact.address
    assert address == PostalAddress(("1 New Street", "Sampleford"), "ZZ99 1AA", address.country)


def test_paper_is_chosen_once_for_all_letters(write, page, window):
    write(THREE[:1], KINDS[:1])
    page.form.paper.fields.envelope.show_value("dl")
    page.form.paper.edited.emit()
    assert window.settings.settings.envelope is Envelope.DL


def test_saving_finishes_the_letter(write, page, app, rest, target):
    write(THREE[:1], KINDS[:1])
    page.bar.save.click()
    rest()
    assert target.read_bytes().startswith(b"%PDF")
    assert app.deadlines.rows()[0].status is Status.PRINTED


def test_a_folder_that_cannot_be_written_is_told(write, page, rest, chooser, tmp_path):
    write(THREE[:1], KINDS[:1])
    chooser.paths = [tmp_path / "no such folder" / "letter.pdf"]
    page.bar.save.click()
    rest()
    assert "could not be written" in page.trouble.words


def test_printing_hands_over_every_page(write, page, rest, printer):
    write(THREE[:1], KINDS[:1])
    page.bar.print.click()
    rest()
    assert printer.printed[0][1] == page.preview.page_count


def test_all_letters_of_a_row_are_printed_in_one_run(write, page, rest, chooser, tmp_path):
    write()
    chooser.paths = [tmp_path]
    page.bar.print_all.click()
    rest()
    page.batches.dialog.one_pdf.show_value("no")
    page.batches.dialog.accept()
    rest()
    (folder,) = tmp_path.glob("letters 2*")
    found = {path.name for path in folder.iterdir()}
    assert {"list of letters.pdf", "proof of posting.pdf"} < found
    assert len(found) == 3 + 2
    assert {row.status for row in page.desk.app.deadlines.rows()} == {Status.PRINTED}


def test_a_letter_of_a_row_that_cannot_be_begun_is_told(write, page, rest):
    write((*THREE, "nobody-knows"), (*KINDS, "access"))
    page.bar.print_all.click()
    rest()
    assert page.batches.dialog.windowTitle() == "Print 3 letters"
    assert "nobody-knows" in page.batches.dialog.trouble.words
    page.batches.dialog.reject()


def test_what_went_out_already_is_not_printed_again(write, page, rest, app):
    write()
    app.letters.finish(page.request_id, PaperChoices())
    page.bar.print_all.click()
    rest()
    assert page.batches.dialog.windowTitle() == "Print 2 letters"
    page.batches.dialog.reject()


def test_a_posting_starts_the_clock_and_leads_to_the_next_letter(write, page, app, rest):
    write()
    page.bar.posted.click()
    rest()
    page.finishing.dialog.accept()
    rest()
    assert [row.status for row in app.deadlines.rows()].count(Status.WAITING) == 1
    assert page.bar.place == "Letter 2 of 3"


def test_the_last_posting_shows_the_record(write, page, rest):
    write(THREE[:1], KINDS[:1])
    wishes: list[Wish] = []
    page.asked.connect(wishes.append)
    page.bar.posted.click()
    rest()
    page.finishing.dialog.accept()
    assert wishes == [ShowRequest(page.request_id)]


def test_a_missing_name_leads_to_people(write, page, app, window):
    write(THREE[:1], KINDS[:1])
    wishes: list[Wish] = []
    page.asked.connect(wishes.append)
    page.form.missing.mend_asked.emit("person.full_name")
    assert wishes == [GoTo(PageName.PEOPLE)]


def test_a_draft_can_be_taken_up_again(write, page, window, rest):
    write(THREE[:1], KINDS[:1])
    request_id = page.request_id
    window.shell.grant(WriteLetter(request_id))
    rest()
    assert page.form.isVisible()
    assert not page.bar.next.isVisible()


def test_only_the_newest_drawing_is_shown(qtbot):
    runner = TaskRunner()
    drawn = []

    def draw():
        drawn.append(1)
        return len(drawn)

    previewer = Previewer(runner, draw)
    shown: list[object] = []
    previewer.ready.connect(shown.append)
    for _ in range(5):
        previewer.draw_now()
    qtbot.waitUntil(lambda: runner.running == 0 and bool(shown))
    assert shown == [2]
    assert runner.close()

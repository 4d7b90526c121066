"""Wishes lead to the letter; a last look before it goes; other forms than paper."""

import pytest
from PySide6.QtWidgets import QApplication

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.request import Status
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.letters.preflight import Caution
from dsar_assistant.services.keep_organisations import NewOrganisation
from dsar_assistant.ui.letters.finishing import Hand
from dsar_assistant.ui.letters.last_look import CautionDialog
from dsar_assistant.ui.letters.side_cards import AddressDialog
from dsar_assistant.ui.wishes import ShowRequest, WriteTo


@pytest.fixture
def write(checked_addresses, window, person, settle):
    """Begins one letter and waits until it is drawn; gives the page."""

    def begin(controller="emmas-diary", kind="access"):
        window.shell.grant(WriteTo(person.id, (controller,), (kind,)))
        settle(window)
        return window.shell.letter

    return begin


def action(page, words):
    return next(one for one in page.bar.more.choices.actions() if words in one.text())


def test_own_words_bring_the_fitting_wish_to_the_top(write):
    chooser = write().ask_kind()
    chooser.words.setText("stop the post")
    chooser.words.edited.emit()
    assert "post" in chooser.wishes.cards[0].button.accessibleName()
    chooser.reject()


def test_a_wish_leads_to_its_letter(write, app, window, settle):
    page = write()
    chooser = page.ask_kind()
    wish = next(one for one in app.advice.wishes() if one.kind == "source-and-recipients")
    next(
        c for c in chooser.wishes.cards if wish.says[:20] in c.button.accessibleName()
    ).button.click()
    settle(window)
    assert app.deadlines.one(page.request_id).request.kind == "source-and-recipients"


def test_no_wish_is_shown_that_cannot_be_written_here(write, app):
    page = write()
    chooser = page.ask_kind()
    kinds = {kind.id for kind in app.letters.kinds(page.request_id)}
    fitting = [one for one in app.advice.wishes() if one.kind in kinds]
    assert len(chooser.wishes.cards) == len(fitting) < len(app.advice.wishes())
    chooser.reject()


def test_a_letter_with_nothing_to_think_of_goes_at_once(write, printer, window, settle):
    page = write()
    page.bar.print.click()
    settle(window)
    assert page.last_look.dialog is None
    assert len(printer.printed) == 1


@pytest.fixture
def warned(write, app, window, settle):
    """An erasure before anything was asked: a careful friend would say something."""
    page = write(kind="erasure")
    assert app.advice.cautions(page.request_id)
    page.bar.print.click()
    settle(window)
    return page


def test_cautions_come_before_printing_and_hold_it(warned, printer):
    assert warned.last_look.dialog.isVisible()
    assert printer.printed == []
    warned.last_look.dialog.reject()


def test_it_can_be_sent_anyway(warned, printer, window, settle):
    warned.last_look.dialog.anyway_button.click()
    settle(window)
    assert len(printer.printed) == 1


def test_a_mend_writes_the_access_letter_first(warned, app, printer, window, settle):
    caution = next(one for one in app.advice.cautions(warned.request_id) if one.kind)
    warned.last_look.dialog.mends[caution.id].click()
    settle(window)
    assert app.deadlines.one(warned.request_id).request.kind == caution.kind
    assert printer.printed == []


def test_a_mend_with_a_field_goes_there(write, qtbot):
    page = write()
    asked: list[str] = []
    page.last_look.field_asked.connect(asked.append)
    page.last_look._mend(Caution("x", "Look again.", "Look at it", "own_words"))
    assert asked == ["own_words"]


@pytest.fixture
def saved(write, chooser, tmp_path, window, settle):
    """Saves the letter by an entry of the menu; gives what was written."""

    def save(words):
        page = write("labour-party")
        chooser.paths = [tmp_path / "letter"]
        action(page, words).trigger()
        settle(window)
        return chooser.paths[0].read_bytes()

    return save


@pytest.mark.parametrize(
    ("words", "holds"),
    [("Word", b"word/document.xml"), ("plain text", b"Rowan Ellery"), ("e-mail", b"Subject:")],
)
def test_a_letter_is_saved_in_other_forms(saved, app, words, holds):
    assert holds in saved(words)
    assert app.deadlines.rows()[0].status is Status.PRINTED


def test_a_reminder_is_written_in_the_request_that_waits(write, app, person, window, settle):
    first = app.requests.open(person.id, "emmas-diary", "access").value
    app.letters.finish(first.id, PaperChoices())
    page = write(kind="source-and-recipients")
    page.last_look.kind_asked.emit("reminder")
    settle(window)
    assert page.request_id == first.id
    assert page.form.isVisible()


def test_the_words_go_to_the_clipboard(write, window, settle):
    page = write()
    action(page, "Copy the text").trigger()
    settle(window)
    assert "Rowan Ellery" in QApplication.clipboard().text()
    QApplication.clipboard().clear()


def test_a_link_that_cannot_be_made_says_why(write, window, settle):
    page = write()
    said: list[str] = []
    page.said.connect(said.append)
    action(page, "Copy a link").trigger()
    settle(window)
    assert said


def test_the_dialog_keeps_the_letter_when_it_is_closed(window):
    dialog = CautionDialog(window, (Caution("x", "Look again."),))
    accepted: list[bool] = []
    dialog.accepted.connect(lambda: accepted.append(True))
    dialog.reject()
    assert accepted == []
    assert Hand("1").kind_id is None


def test_a_police_force_added_as_a_firm_gets_the_letter_for_the_police(write, app, window, settle):
    app.organisations.add(
        NewOrganisation("Hexshire Constabulary", PostalAddress(("Bridge Street",), "ZZ99 1AA"))
    )
    page = write("own-hexshire-constabulary")
    page.bar.print.click()
    settle(window)
    page.last_look.dialog.mends["looks-like-police"].click()
    settle(window)
    request = app.deadlines.one(page.request_id).request
    assert (request.kind, request.regime) == ("police-access", RegimeCode.DPA_PART_3)
    assert len(app.deadlines.rows()) == 1


def test_a_mend_in_the_record_opens_the_record(write, window):
    page = write()
    asked: list[object] = []
    page.asked.connect(asked.append)
    page.last_look._mend(Caution("x", "Not there.", "Note it", in_record=True))
    assert ShowRequest(page.request_id) in asked


def test_a_mend_of_the_address_asks_for_the_address(write):
    page = write()
    page.last_look._mend(Caution("x", "Old.", "Check it", "controller.address"))
    dialog = next(iter(page.findChildren(AddressDialog)))
    assert dialog.isVisible()
    dialog.reject()


def test_the_address_alone_goes_on_an_envelope_of_its_own_size(write, printer, window, settle):
    page = write()
    action(page, "Print the address").trigger()
    dialog = page.sharing.dialog
    dialog.form.show_value("C4")
    dialog.form.edited.emit()
    dialog.accept()
    settle(window)
    assert printer.printed == [("Address", 1)]
    assert printer.sizes == [(324.0, 229.0)]


def test_the_address_goes_on_the_label_that_is_free(write):
    page = write()
    action(page, "Print the address").trigger()
    dialog = page.sharing.dialog
    dialog.label.show_value("5")
    assert (dialog.chosen().name, dialog.used()) == ("L7160", 4)
    dialog.reject()

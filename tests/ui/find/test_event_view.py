"""One may begin from a letter, a call or a paper, and it is still there after a restart."""

import pytest
from PySide6.QtWidgets import QPushButton

from dsar_assistant.domain.evidence import ReasonKind, Strength
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.ui.find.page import EVENTS, ORGANISATIONS
from dsar_assistant.ui.wishes import PageName
from tests.register_making import row, table


@pytest.fixture
def page(window, person):
    window.shell.show_page(PageName.FIND)
    page = window.shell.find_page
    page.refresh()
    page.show_tab(EVENTS)
    return page


@pytest.fixture
def happened(page):
    """Chooses an event by the words on its button, and types in who it was."""

    def tell(words, name, take=""):
        buttons = page.events.findChildren(QPushButton)
        next(one for one in buttons if words in one.accessibleName()).click()
        card = page.events.card
        card.name.setText(name)
        card.name.edited.emit()
        if take:
            next(one for one in card.suggestions.buttons if take in one.text()).click()
        card.keep_button.click()

    return tell


def rows(app, person):
    return {row.name: row for row in app.candidates.rows(person.id).rows}


def test_every_event_is_offered_and_one_can_go_back(page, app):
    titles = [one.accessibleName() for one in page.events.findChildren(QPushButton)]
    assert titles == [event.title for event in app.evidence.events()]
    page.events.show_event(app.evidence.events()[0])
    page.events.card.left.emit()
    assert page.events.card is None


def test_the_sender_of_a_letter_counts_as_seen_and_is_asked_for_its_source(
    happened, page, app, person
):
    happened("A letter from an organisation", "labour par", take="Labour Party")
    party = rows(app, person)["The Labour Party"]
    assert (party.strength, party.reasons[0].kind) == (Strength.CONFIRMED, ReasonKind.PAPER)
    assert "source-and-recipients" in party.suggested
    assert page.tabs.currentIndex() == ORGANISATIONS


def test_a_caller_is_only_possible_and_so_are_the_usual_sources(happened, app, person):
    happened("A call from", "The Labour Party")
    found = rows(app, person)
    assert {row.strength for row in found.values()} == {Strength.POSSIBLE}
    assert found["The Labour Party"].suggested[0] != ""
    assert len(found) > 3


def test_a_paper_of_an_unknown_organisation_is_handed_on_by_name(happened, app, person):
    happened("A paper, card", "Zzyzx Sample Works")
    assert [one.name for one in app.candidates.rows(person.id).unknown_names] == [
        "Zzyzx Sample Works"
    ]


@pytest.mark.usefixtures("page")
def test_one_taken_from_the_register_brings_its_address(happened, app, person, tmp_path):
    file = tmp_path / "register.csv"
    entry = row("Larkspur Bank plc", line_1="1 High Street", postcode="ZZ99 3AB")
    file.write_bytes(table([entry]))
    app.register.import_file(file, UnwatchedTicket())
    happened("A letter from an organisation", "larkspur b", take="Larkspur Bank")
    assert rows(app, person)["Larkspur Bank plc"].has_address


def test_what_happened_is_listed_with_the_files_and_can_be_forgotten(happened, app, person):
    happened("A letter about a debt", "")
    (file,) = app.evidence.files(person.id)
    assert "letter about a debt" in file.name
    app.evidence.forget(file.id)
    assert rows(app, person) == {}

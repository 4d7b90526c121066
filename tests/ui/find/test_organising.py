"""The person corrects, annotates and adds organisations, and finds and filters them."""

from dataclasses import replace

import pytest

from dsar_assistant.domain.evidence import Strength
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.services.keep_organisations import NewOrganisation
from dsar_assistant.services.review_candidates import Review
from dsar_assistant.ui.find.lookup import suggestions
from dsar_assistant.ui.find.organisation_form import OrganisationForm
from dsar_assistant.ui.find.organisations_view import OWN, OrganisationsView
from dsar_assistant.ui.find.page import ORGANISATIONS
from dsar_assistant.ui.wishes import PageName
from tests.ui.find.test_page import press


@pytest.fixture
def listed(found, window):
    window.shell.show_page(PageName.FIND)
    page = window.shell.find_page
    page.refresh()
    page.show_tab(ORGANISATIONS)
    return page


def choose(field, value):
    field.show_value(value)
    field.edited.emit()


def test_a_correction_from_the_why_panel_is_shown_as_theirs(listed, app):
    view = listed.organisations
    view.table.select("labour-party")
    press(view.why, "Correct or add a note…")
    dialog = listed.organising.ask_correction("labour-party")
    dialog.form.email.setText("new@labour.example")
    dialog.form.note.setPlainText("They rang in May.")
    dialog.accept()
    row = next(one for one in view.table.shown() if one.controller_id == "labour-party")
    assert row.own_words.startswith("You changed this on")
    assert row.own_note == "They rang in May."
    assert [one.controller.id for one in app.organisations.all()] == ["labour-party"]


def test_a_correction_that_changes_nothing_typed_keeps_all_facts(listed, app):
    before = app.candidates.controller("labour-party")
    listed.organising.ask_correction("labour-party").accept()
    after = app.candidates.controller("labour-party")
    assert (after.contact, after.origin) == (before.contact, before.origin)


def test_what_was_added_is_listed_and_can_be_removed_after_a_question(listed, app):
    kept = app.organisations.add(NewOrganisation("Larkspur Prints Ltd")).value
    listed.refresh()
    choose(listed.organisations.which, OWN)
    press(listed.organisations.own, "Remove")
    assert len(app.organisations.all()) == 1
    listed.organising.ask_take_back(kept.id).accept_button.click()
    assert app.organisations.all() == ()


def test_a_known_organisation_taken_for_an_unknown_domain_gets_the_domain(listed, app):
    dialog = listed.organising.ask_new("labour-letters.example")
    dialog.take(suggestions(app, "labour party")[0])
    dialog.accept()
    assert "labour-letters.example" in app.candidates.controller("labour-party").domains


def test_the_list_can_be_narrowed_to_how_organisations_were_found(listed):
    view = listed.organisations
    choose(view.way, "questions")
    shown = view.table.shown()
    assert shown
    assert all("questions" in row.found_by for row in shown)
    offered = [view.way.itemData(line) for line in range(view.way.count())]
    assert "mail" not in offered


def test_all_strong_ones_to_be_seen_go_into_the_batch_at_once(found):
    view = OrganisationsView()
    asked: list[tuple[str, ...]] = []
    view.batch_asked.connect(asked.append)
    strong = tuple(replace(one, strength=Strength.CONFIRMED) for one in found[:2])
    view.show_review(Review((*strong, *found[2:]), (), (), ()))
    assert view.tick_all.text() == "Add all 2 strong ones to the batch"
    view.tick_all.click()
    assert [set(ids) for ids in asked] == [{one.controller_id for one in strong}]
    view.show_review(Review(tuple(replace(one, wanted=True) for one in strong), (), (), ()))
    assert not view.tick_all.isEnabled()


@pytest.mark.parametrize(
    ("place", "body", "nation"),
    [
        ("IE", RegimeCode.EU_GDPR, Nation.UNKNOWN),
        ("GB/scotland", RegimeCode.UK_GDPR, Nation.SCOTLAND),
        ("ZZ", RegimeCode.UK_GDPR, Nation.UNKNOWN),
    ],
)
def test_the_usual_rules_follow_the_place(place, body, nation):
    form = OrganisationForm()
    choose(form.place, place)
    answers = form.answers()
    assert (answers.regime, answers.nation) == (body, nation)
    assert answers.country == place[:2]


def test_police_chosen_by_hand_stay_police_in_another_part_of_the_uk():
    form = OrganisationForm()
    choose(form.body, RegimeCode.DPA_PART_3.value)
    choose(form.place, "GB/scotland")
    assert form.answers().regime is RegimeCode.DPA_PART_3


def test_an_address_abroad_ends_with_its_country():
    form = OrganisationForm()
    form.address.setPlainText("1 Quay\nDublin")
    choose(form.place, "IE")
    address = form.answers().address
    assert address is not None
    assert address.block == ("1 Quay", "Dublin", "Ireland")

"""The person's own word on an organisation wins, is marked, can be taken back, and is kept."""

from dataclasses import replace
from datetime import date

import pytest

from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.reply import NameOrigin, ReplyPart, ReplyText
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.law.regimes import regime_for
from dsar_assistant.services.contact_words import contact_warnings, contact_words
from dsar_assistant.services.keep_organisations import (
    NewOrganisation,
    OrganisationInUseError,
    own_words,
)
from tests.ready_vault import PASSPHRASE

NEW_HOME = PostalAddress(("9 Larkspur Yard", "Sampleford"), "ZZ99 3AB")
KEY = "emmas-diary"


def as_known(known, **changes):
    """Fill in the form as it opens, with these changes."""
    contact = known.contact
    kept = NewOrganisation(
        known.name,
        contact.address,
        contact.email or "",
        nation=known.nation,
        regime=known.regime,
        country=known.country,
        privacy_page=contact.privacy_notice_url or "",
    )
    return replace(kept, **changes)


@pytest.fixture
def known(app):
    return app.candidates.controller(KEY)


@pytest.fixture
def change(app, known):
    def keep(**changes):
        return app.organisations.change(KEY, as_known(known, **changes))

    return keep


def test_a_correction_wins_is_marked_and_outlives_a_restart(app, change):
    change(address=NEW_HOME, email="new@emma.example")
    app.vault.lock()
    app.vault.unlock(WithPassphrase(PASSPHRASE))
    now = app.candidates.controller(KEY)
    assert (now.contact.address, now.contact.email) == (NEW_HOME, "new@emma.example")
    assert own_words(now) == "You changed this on 23 November 2026."


def test_a_correction_taken_back_leaves_what_the_directory_says(app, known, change):
    change(address=NEW_HOME)
    app.organisations.take_back(KEY)
    assert app.candidates.controller(KEY) == known
    with pytest.raises(NotFoundError):
        app.organisations.take_back(KEY)


def test_a_note_alone_leaves_the_contact_to_the_directory(app, known, change):
    change(note="They rang in May.")
    now = app.candidates.controller(KEY)
    assert now == replace(known, own_note="They rang in May.", changed_on=date(2026, 11, 23))
    assert own_words(now) == "You wrote a note on this on 23 November 2026."


def test_an_address_left_alone_keeps_its_age_and_its_warning(app, known, change):
    change(email="new@emma.example")
    now = app.candidates.controller(KEY)
    assert contact_words(now) == contact_words(known)
    assert contact_warnings(now, date(2026, 11, 23)) == contact_warnings(known, date(2026, 11, 23))
    change(address=NEW_HOME)
    assert contact_words(app.candidates.controller(KEY)) == "address given by you"


def test_a_request_without_a_letter_goes_by_the_correction(app, request_, change):
    change(address=NEW_HOME)
    assert app.deadlines.one(request_.id).request.controller.contact.address == NEW_HOME
    app.organisations.take_back(KEY)
    assert app.deadlines.one(request_.id).request.controller.contact.address != NEW_HOME


@pytest.mark.parametrize(
    ("regime", "country", "governs"),
    [
        (RegimeCode.DPA_PART_3, "GB", RegimeCode.DPA_PART_3),
        (RegimeCode.EU_GDPR, "IE", RegimeCode.EU_GDPR),
        (RegimeCode.UK_GDPR, "ZZ", RegimeCode.UK_GDPR),
    ],
)
def test_an_organisation_added_by_hand_is_under_its_own_rules(
    app, person, regime, country, governs
):
    new = NewOrganisation("Hexshire Body", regime=regime, country=country)
    added = app.organisations.add(new).value
    assert regime_for(added) is governs
    assert app.requests.open(person.id, added.id, "access").value.regime is governs


def test_added_twice_under_one_name_it_is_one(app):
    first = app.organisations.add(NewOrganisation("Larkspur Prints Ltd")).value
    assert app.organisations.add(NewOrganisation(" LARKSPUR prints ltd ")).value.id == first.id
    other = NewOrganisation("Larkspur Prints Ltd", domain="other.example")
    assert app.organisations.add(other).value.id != first.id


def test_two_branches_of_one_name_are_two(app):
    here = NewOrganisation("Larkspur Surgery", NEW_HOME)
    there = NewOrganisation("Larkspur Surgery", PostalAddress(("1 Other Way",), "ZZ99 9ZZ"))
    first, second = (app.organisations.add(new).value for new in (here, there))
    assert (first.id == second.id, second.contact.address) == (False, there.address)
    assert app.organisations.add(here).value.id == first.id


def test_what_was_taken_from_the_register_is_known_by_its_number(app):
    new = NewOrganisation("Larkspur Surgery", NEW_HOME, registration="ZA000001")
    added = app.organisations.add(new).value
    moved = PostalAddress(("1 Other Way",), "ZZ99 9ZZ")
    app.organisations.change(added.id, as_known(added, address=moved))
    again = app.organisations.add(new).value
    assert (again.id, again.contact.address) == (added.id, moved)
    other = app.organisations.add(replace(new, registration="ZA000002")).value
    assert other.id != added.id
    assert app.organisations.add(NewOrganisation("Larkspur Surgery")).value.id == added.id


def test_what_was_added_goes_unless_there_is_a_request_to_it(app, person):
    kept = app.organisations.add(NewOrganisation("Larkspur Prints Ltd")).value
    gone = app.organisations.add(NewOrganisation("Harbour Prints Ltd")).value
    app.requests.open(person.id, kept.id, "access")
    with pytest.raises(OrganisationInUseError, match="it stays"):
        app.organisations.take_back(kept.id)
    app.organisations.take_back(gone.id)
    entries = [(one.controller.id, one.is_added) for one in app.organisations.all()]
    assert entries == [(kept.id, True)]


def test_a_domain_given_to_a_known_organisation_leads_to_it(app, change):
    change(domain="emma-letters.example")
    assert "emma-letters.example" in app.candidates.controller(KEY).domains


def test_a_reply_that_names_an_added_organisation_names_that_one(app):
    added = app.organisations.add(NewOrganisation("Zzyzx Sample Works")).value
    asked = app.responses.asked_of("bounty", date(2026, 7, 1))
    text = "We passed your data to Zzyzx Sample Works for a mailing."
    report = app.responses.check_text(ReplyText((ReplyPart("r", text),)), asked)
    named = [(one.origin, one.key) for one in report.named]
    assert (NameOrigin.CONTROLLER, added.id) in named

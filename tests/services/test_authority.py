"""Every letter that somebody sends for another person needs a signed authority that holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dsar_assistant.domain.authority import (
    Authority,
    AuthorityIncompleteError,
    AuthorityRevokedError,
    AuthorityScope,
)
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.letters.errors import RepresentativeMissingError
from dsar_assistant.services.keep_authority import needed_for
from tests.fakes import MONDAY

PAPER = PaperChoices()
ADDRESS = PostalAddress(("20 Bridge Street", "Hexbridge"), "ZZ9 2CD")
FOR_THEM = {"written_by": "representative"}


@pytest.fixture
def client(app, person):
    """Somebody else, for whom the person at the keyboard acts."""
    other = DataSubject(
        id="",
        full_name="Ida Fenwick",
        address=PostalAddress(("14 Larkspur Row", "Hexbridge"), "ZZ9 4QT"),
        is_self=False,
    )
    return app.people.add(other).value


@pytest.fixture
def signed(client):
    return Authority("", client.id, "Morgan Hale", ADDRESS, date(2026, 10, 1), "Advice Centre")


@pytest.fixture
def for_client(app, client):
    """A request of the client, to be sent by whoever acts."""
    opened = app.requests.open(client.id, "emmas-diary", "access").value
    app.letters.save_answers(opened.id, FOR_THEM)
    return opened


def test_with_an_authority_the_representative_writes_and_signs(app, signed, for_client):
    app.authorities.add(signed)
    letter = app.letters.finish(for_client.id, PAPER).value.letter
    assert letter.sender[:2] == ("Morgan Hale", "Advice Centre")
    assert letter.signatory == "Morgan Hale, for Ida Fenwick"
    assert letter.enclosures == ("Letter of authority signed by Ida Fenwick",)


@pytest.mark.parametrize(
    "changes",
    [
        {"until": MONDAY - timedelta(days=1)},
        {"from_day": MONDAY + timedelta(days=1)},
        {"scope": frozenset({AuthorityScope.RECEIVE, AuthorityScope.COMPLAIN})},
    ],
    ids=["ended", "not begun", "may not ask"],
)
def test_without_an_authority_that_holds_nothing_is_written(app, signed, for_client, changes):
    app.authorities.add(replace(signed, **changes))
    with pytest.raises(RepresentativeMissingError, match="Ida Fenwick on 23 November 2026"):
        app.letters.finish(for_client.id, PAPER)


def test_a_revoked_authority_holds_no_more(app, signed, for_client):
    kept = app.authorities.add(signed).value
    assert app.authorities.revoke(kept.id).value.revoked_on == MONDAY
    with pytest.raises(RepresentativeMissingError):
        app.letters.finish(for_client.id, PAPER)
    with pytest.raises(AuthorityRevokedError):
        app.authorities.revoke(kept.id)


def test_the_person_may_always_write_in_their_own_name(app, for_client):
    app.letters.save_answers(for_client.id, {"written_by": "person"})
    letter = app.letters.finish(for_client.id, PAPER).value.letter
    assert letter.sender[0] == letter.signatory == "Ida Fenwick"


def test_the_form_says_beforehand_that_an_authority_is_missing(app, for_client):
    assert "No signed authority" in app.letters.preview(for_client.id, PAPER).refusal
    assert "written_by" in {field.id for field in app.letters.form(for_client.id).kind.fields}


def test_for_oneself_nobody_is_asked_who_signs(app, request_):
    app.letters.save_answers(request_.id, FOR_THEM)
    assert "written_by" not in {field.id for field in app.letters.form(request_.id).kind.fields}
    assert app.letters.finish(request_.id, PAPER).value.letter.signatory == "Rowan Ellery"


def test_a_complaint_needs_the_right_to_complain(app):
    kind = app.knowledge.kind("complaint-to-controller")
    assert needed_for(kind) == {AuthorityScope.COMPLAIN}


def test_who_may_ask_but_not_receive_has_the_reply_sent_to_the_person(app, signed, for_client):
    app.authorities.add(replace(signed, scope=frozenset({AuthorityScope.ASK})))
    letter = app.letters.finish(for_client.id, PAPER).value.letter
    reply = next(block.texts[0] for block in letter.blocks if block.id == "reply-form")
    assert "to Ida Fenwick only" in reply


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"full_name": " "}, "who acts"),
        ({"address": PostalAddress(())}, "address"),
        ({"scope": frozenset()}, "may do"),
        ({"until": date(2026, 9, 30)}, "before its first"),
    ],
    ids=["no name", "no address", "no scope", "days the wrong way round"],
)
def test_an_authority_without_its_parts_is_not_kept(app, signed, changes, reason):
    with pytest.raises(AuthorityIncompleteError, match=reason):
        app.authorities.add(replace(signed, **changes))
    assert app.authorities.all(signed.subject_id) == ()


def test_nobody_needs_an_authority_for_themselves(app, person, signed):
    with pytest.raises(AuthorityIncompleteError, match="for yourself"):
        app.authorities.add(replace(signed, subject_id=person.id))


def test_an_authority_for_nobody_is_refused(app, signed):
    with pytest.raises(NotFoundError):
        app.authorities.add(replace(signed, subject_id="nobody"))


def test_the_scan_belongs_to_the_same_person(app, signed, for_client, request_):
    scan = app.attachments.add(for_client.id, "signed.txt", b"signed").value
    assert app.authorities.add(replace(signed, scan_id=scan.id)).value.scan_id == scan.id
    other = app.attachments.add(request_.id, "other.txt", b"other").value
    with pytest.raises(AuthorityIncompleteError, match="somebody else"):
        app.authorities.add(replace(signed, scan_id=other.id))

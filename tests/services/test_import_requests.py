"""Lists of another program become requests with their record."""

import json
from datetime import date

import pytest

from dsar_assistant.domain.foreign_request import ListUnreadableError
from dsar_assistant.domain.request import FactKind, Status
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.system.cage.foreign_list import read_list

CSV = (
    "date;slug;recipient;email;reference;type;via\r\n"
    "2026-09-01;oddments;Oddments; Sons & Co, 1 Shop Street, Exampleton;p@oddments.example;"
    "2026-ABCDEFG;access;letter\r\n"
    "2026-10-20;oddments;Oddments; Sons & Co;p@oddments.example;2026-ABCDEFG;admonition;email\r\n"
    "2026-10-25;oddments;Oddments; Sons & Co;p@oddments.example;2026-ABCDEFG;response;email\r\n"
    "2026-11-01;;Custom;;2026-CUSTOMX;custom;email\r\n"
)


def message(number, **changes):
    plain = {
        "id": f"2026-JSON001-0{number}",
        "reference": "2026-JSON001",
        "date": "2026-09-01T12:00:00.000Z",
        "type": "erasure",
        "slug": "experian",
        "correspondent_address": "Experian Ltd\nSomewhere",
        "correspondent_email": "",
        "transport_medium": "email",
        "subject": "Please erase",
        "content": "The words as sent.",
        "sentByMe": True,
    }
    return {**plain, **changes}


def exported(*messages, status="done"):
    listed = {one["id"]: one for one in messages}
    proceeding = {"reference": "2026-JSON001", "messages": listed, "status": status}
    whole = {"state": {"proceedings": {"2026-JSON001": proceeding}}, "version": 1}
    return json.dumps(whole).encode()


@pytest.fixture
def take_over(app, person, tmp_path):
    """Takes a list over for the person."""

    def take(content):
        path = tmp_path / "list"
        path.write_bytes(content)
        return app.lists.read(path, person.id, UnwatchedTicket()).value

    return take


def test_a_list_becomes_requests_with_letters_and_facts(app, take_over):
    came = take_over(CSV.encode())
    assert came.added == 1
    assert "2026-CUSTOMX" in came.left_out[0]
    view = app.deadlines.one(app.deadlines.rows()[0].request_id)
    assert view.request.reference == "2026-ABCDEFG"
    assert view.request.controller.name == "Oddments; Sons & Co"
    assert [one.letter.kind for one in view.request.letters] == ["access", "reminder"]
    kinds = [fact.kind for fact in view.request.standing_facts()]
    assert kinds == [FactKind.POSTED, FactKind.POSTED, FactKind.RESPONSE]
    # What came back has not been looked through yet; that comes before any reproach.
    assert view.row.status is Status.UNREAD


def test_taking_a_list_over_twice_adds_nothing(app, take_over):
    take_over(CSV.encode())
    assert take_over(CSV.encode()).added == 0
    assert len(app.deadlines.rows()) == 1


def test_the_words_of_a_json_list_are_kept_and_the_end_too(app, take_over):
    take_over(exported(message(0), message(1, type="response", sentByMe=True)))
    view = app.deadlines.one(app.deadlines.rows()[0].request_id)
    assert view.request.kind == "erasure"
    assert "The words as sent." in view.request.letters[0].plain_text
    assert view.row.status is Status.CLOSED
    assert view.request.facts_of(FactKind.NOTE)[0].note == "You wrote to them. Please erase"


def test_an_organisation_of_the_directory_is_recognised(app, take_over):
    take_over(exported(message(0), status="overdue"))
    assert app.deadlines.rows()[0].organisation.startswith("Experian")
    assert app.deadlines.one(app.deadlines.rows()[0].request_id).request.controller.id == "experian"


def test_given_up_is_said(app, take_over):
    take_over(exported(message(0), status="abandoned"))
    view = app.deadlines.one(app.deadlines.rows()[0].request_id)
    assert view.request.facts_of(FactKind.CLOSED)[0].note == "Given up"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"name;age\r\n",
        b"date;slug;recipient;email;reference;type;via\r\n",
        b"date;slug;recipient;email;reference;type;via\r\nnever;;;;;;\r\n",
        b"date;slug;recipient;email;reference;type;via\r\n2026-01-01;a\r\n",
        b"{",
        b"{}",
        b'{"a": 1}',
        b'{"a": {"messages": 3}}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_list_is_refused(content):
    with pytest.raises(ListUnreadableError):
        read_list(content)


def test_a_plain_list_of_proceedings_is_read_too():
    plain = [{"reference": "R-1", "messages": [message(0, reference="R-1")], "status": "done"}]
    found = read_list(json.dumps(plain).encode())[0]
    assert (found.reference, found.ended, found.messages[0].on) == ("R-1", "done", date(2026, 9, 1))

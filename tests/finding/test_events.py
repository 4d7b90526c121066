"""Starting from an event: who may be behind a letter, a call or an e-mail."""

from datetime import date

import pytest

from dsar_assistant.directory.directory import Directory
from dsar_assistant.directory.load import load_directory
from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.evidence import Sighting, SightingKind, Strength
from dsar_assistant.finding.candidates import Traces, find_candidates
from dsar_assistant.finding.events import (
    Event,
    EventReport,
    Happened,
    event_sighting,
    parted,
    read_events,
)
from dsar_assistant.finding.suggestions import Suggestions
from tests.finding.leads import (
    BROKER,
    CHAIN,
    CLUB,
    PARTY,
    candidate,
    controller,
    question,
    strengths,
)

POOL = controller("pool")
DIRECTORY = Directory(
    (CLUB, BROKER, PARTY, POOL), CHAIN, (question("register", ["pool"], ["retail"]),)
)
LETTER = Event(
    "letter", "A letter", "Look.", "Because.", names_sender=True, questions=("register",)
)
CALL = Event("call", "A call", "Ask.", "Because.", names_sender=False, questions=("register",))
WHEN = date(2017, 6, 1)


def find(event, **report):
    told = Happened(event, EventReport(event.id, **report))
    return find_candidates(
        Traces(happened=[told]), DIRECTORY, lambda one: f"{one.sender} may", Suggestions()
    )


def test_a_letter_shows_its_sender_and_leads_to_its_sources():
    assert strengths(find(LETTER, address="www.party.example", on=WHEN)) == {
        "party": Strength.CONFIRMED,
        "broker": Strength.POSSIBLE,
        "club": Strength.POSSIBLE,
        "pool": Strength.POSSIBLE,
    }


def test_a_caller_may_give_a_false_name():
    found = find(CALL, name="Party Limited", on=WHEN)
    assert set(strengths(found).values()) == {Strength.POSSIBLE}
    assert "may have been false" in candidate(found, "party").reasons[0].text
    assert {"broker", "club", "pool"} <= set(strengths(found))


def test_an_event_without_a_name_leads_to_the_usual_sources():
    found = find(LETTER, on=WHEN)
    (reason,) = candidate(found, "pool").reasons
    assert set(strengths(found)) == {"pool"}
    assert reason.text == "You said: A letter (1 June 2017). Because."
    assert reason.sources == ("https://card.example",)


def test_a_sender_that_no_directory_knows_is_handed_back():
    assert [one.domain for one in find(LETTER, address="care@new.example").unknown] == [
        "new.example"
    ]
    assert [one.name for one in find(LETTER, name="New Ltd").unknown_names] == ["New Ltd"]


def test_an_event_is_kept_as_a_trace_and_comes_back_as_it_was_told():
    report = EventReport("letter", "Kiln Ltd", "kiln.example", WHEN)
    mail = Sighting(SightingKind.MAIL, "shop.example", None, "message 1")
    assert parted([mail, event_sighting(report)], [LETTER, CALL]) == (
        (mail,),
        (Happened(LETTER, report),),
    )


@pytest.mark.parametrize(
    "report", [EventReport("call"), EventReport("call", "  ", "nothing"), EventReport("call", "\0")]
)
def test_an_event_that_names_nobody_is_kept_all_the_same(report):
    assert parted([event_sighting(report)], [CALL]) == ((), (Happened(CALL, EventReport("call")),))


def test_an_event_that_is_in_the_list_no_longer_is_left_out():
    assert parted([event_sighting(EventReport("telegram", "Kiln Ltd"))], [CALL]) == ((), ())


def test_whoever_calls_and_is_in_no_directory_is_handed_back():
    found = find(CALL, name="New Ltd", address="new.example")
    assert [one.domain for one in found.unknown] == ["new.example"]
    assert [one.name for one in find(CALL, name="New Ltd").unknown_names] == ["New Ltd"]


def test_every_event_names_cards_and_organisations_that_exist(resources):
    folder = resources / "directory"
    events, directory = read_events(folder / "events.toml"), load_directory(folder)
    cards = {one.id for one in directory.questions}
    assert len({one.id for one in events}) == len(events) > 5
    assert max(len(one.title) for one in events) <= 60, "titles stand on buttons"
    assert [one.id for one in events if not cards.issuperset(one.questions)] == []


@pytest.mark.parametrize(
    "text",
    ["broken =", "[[event]]\nid = 'a'", ("[[event]]\nid='a'\ntitle='t'\nhelp='h'\nwhy='w'\n"
     "names_sender='yes'\nquestions=[]")],
)  # fmt: skip
def test_a_bad_event_is_refused_with_its_file(tmp_path, text):
    path = tmp_path / "events.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ResourceInvalidError, match=r"events\.toml"):
        read_events(path)

"""From what was seen to who may hold data: never more than was seen."""

from datetime import date

import pytest

from dsar_assistant.directory.directory import Directory
from dsar_assistant.domain.evidence import (
    ReasonKind,
    SetAside,
    SightingKind,
    Strength,
    UnknownSender,
)
from dsar_assistant.finding.name_forms import plain_name
from dsar_assistant.finding.reasons import OTHER_OF_SHARED, SHARED
from tests.finding.leads import candidate, controller, find, question, seen, strengths, yes

CONFIRMED, LIKELY, POSSIBLE = Strength.CONFIRMED, Strength.LIKELY, Strength.POSSIBLE
BANK = controller("bank", "shop.example", known_as=("Shop Bank",))
SHOP = controller("shop", "shop.example", known_as=("The Shop",))
SHARING = Directory((SHOP, BANK))


def test_who_wrote_is_confirmed():
    found = find(seen("bounty.example"), directory=Directory((controller("b", "bounty.example"),)))
    assert strengths(found) == {"b": CONFIRMED}
    assert candidate(found, "b").path == ("b",)


def test_the_reason_is_a_sentence_with_count_and_days():
    (reason,) = (
        find(seen(count=37), directory=Directory((controller("club", "club.example"),)))
        .candidates[0]
        .reasons
    )
    assert reason.text == "37 messages from club.example, 2 March 2016 to 11 April 2018"
    assert (reason.kind, reason.count, reason.domain) == (ReasonKind.MAIL, 37, "club.example")
    assert (reason.first, reason.last) == (date(2016, 3, 2), date(2018, 4, 11))


@pytest.mark.parametrize(
    ("sighting", "text"),
    [
        (seen(count=1, first=None, last=None), "1 message from club.example, undated"),
        (
            seen(kind=SightingKind.ACCOUNT, first=None, last=None),
            "3 logins at club.example, undated",
        ),
    ],
)
def test_the_reason_agrees_in_number_and_kind(sighting, text):
    assert candidate(find(sighting), "club").reasons[0].text == text


def test_several_files_are_counted_together():
    reason = candidate(find(seen(count=2), seen(count=5, first=2010)), "club").reasons[0]
    assert (reason.count, reason.first) == (7, date(2010, 3, 2))


@pytest.mark.parametrize(
    ("kind", "strength"),
    [
        (SightingKind.MAIL, CONFIRMED),
        (SightingKind.ACCOUNT, CONFIRMED),
        (SightingKind.PAPER, CONFIRMED),
        (SightingKind.PAYMENT, LIKELY),
        (SightingKind.PLATFORM_EXPORT, LIKELY),
        (SightingKind.BREACH, LIKELY),
        (SightingKind.BOOKMARK, POSSIBLE),
        (SightingKind.VISIT, POSSIBLE),
        (SightingKind.CONSENT, POSSIBLE),
    ],
)
def test_each_kind_of_trace_proves_so_much(kind, strength):
    assert strengths(find(seen(kind=kind)))["club"] is strength


def test_a_shared_address_confirms_nobody():
    found = find(seen("shop.example"), directory=SHARING)
    assert strengths(found) == {"shop": LIKELY, "bank": LIKELY}
    assert all(SHARED in one.reasons[0].text for one in found.candidates)


def test_a_shown_name_tells_who_of_several_wrote():
    found = find(seen("shop.example", name="SHOP BANK"), directory=SHARING)
    assert strengths(found) == {"bank": CONFIRMED, "shop": POSSIBLE}
    assert OTHER_OF_SHARED in candidate(found, "shop").reasons[0].text


def test_a_shown_name_that_fits_two_tells_nothing():
    twin = controller("twin", "shop.example", known_as=("Shop Bank",))
    found = find(seen("shop.example", name="Shop Bank"), directory=Directory((BANK, twin)))
    assert set(strengths(found).values()) == {LIKELY}


def test_a_name_alone_never_confirms():
    found = find(seen(None, name="Club Ltd", kind=SightingKind.PAPER))
    assert strengths(found)["club"] is LIKELY


def test_an_unknown_domain_is_listed_with_its_count():
    found = find(seen("new.example"), seen("new.example", last=2020, kind=SightingKind.ACCOUNT))
    assert found.candidates == ()
    counts = ((SightingKind.MAIL, 3), (SightingKind.ACCOUNT, 3))
    days = date(2016, 3, 2), date(2020, 4, 11)
    assert found.unknown == (UnknownSender("new.example", 6, *days, counts),)


def test_what_is_set_aside_is_no_evidence():
    found = find(seen(aside="forged"), seen(aside="forged", count=2), seen(aside="junk", count=1))
    assert found.candidates == ()
    assert found.set_aside == (
        SetAside("club.example", "forged", 5),
        SetAside("club.example", "junk", 1),
    )


def test_the_order_is_strength_then_weight_then_name():
    some = [controller(name, f"{name}.example") for name in ("a", "b", "c", "d")]
    found = find(
        seen("b.example", count=1),
        seen("a.example", count=1),
        seen("c.example", count=9),
        seen("d.example", kind=SightingKind.PAYMENT, count=99),
        directory=Directory(tuple(some)),
    )
    assert [one.controller_id for one in found.candidates] == ["c", "a", "b", "d"]


def test_an_answer_alone_is_possible_with_its_reason():
    directory = Directory((controller("club"),), questions=(question("move", ["club"]),))
    found = find(directory=directory, answers=[yes("move", 2012, 2014)])
    (reason,) = candidate(found, "club").reasons
    assert strengths(found) == {"club": POSSIBLE}
    assert reason.text == "You said yes (2012 to 2014) to: Did you move? Because."
    assert reason.sources == ("https://card.example",)


def test_a_branch_alone_is_possible_and_comes_last():
    some = (controller("z", sector="energy"), controller("a", sector="water"))
    directory = Directory(some, questions=(question("move", ["z"], ["water", "energy"]),))
    found = find(directory=directory, answers=[yes("move")])
    assert [one.controller_id for one in found.candidates] == ["z", "a"]
    assert candidate(found, "a").reasons[0].kind is ReasonKind.SECTOR
    assert "nothing points to this one" in candidate(found, "a").reasons[0].text


def test_only_a_yes_points_anywhere():
    directory = Directory((controller("club"),), questions=(question("move", ["club"]),))
    answers = [yes("unheard-of")]
    assert find(directory=directory, answers=answers).candidates == ()


def test_an_answer_never_weakens_what_was_seen():
    directory = Directory(
        (controller("club", "club.example"),), questions=(question("move", ["club"]),)
    )
    found = find(seen(), directory=directory, answers=[yes("move")])
    assert strengths(found) == {"club": CONFIRMED}
    assert [one.kind for one in found.candidates[0].reasons] == [
        ReasonKind.MAIL,
        ReasonKind.INTERVIEW,
    ]


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Shop & Sons (UK) Ltd.", "shop sons"), ("Emma\u2019s Diary", "emmas diary"), ("Ltd", "")],
)
def test_names_are_compared_without_signs_and_legal_form(name, plain):
    assert plain_name(name) == plain

"""A list is used from now on, changes no address by itself, and comes out in one step."""

import json

import pytest

from dsar_assistant.bootstrap import build_app
from dsar_assistant.directory.packs.errors import PackEmptyError, PackUnkeptError
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.finding.events import EventReport
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.services.inspect_pack import InspectPack
from dsar_assistant.services.keep_packs import KeepPacks
from dsar_assistant.system.cage.lists import ConfinedPacks
from tests.directory.packs.test_signature import NOTE, Signer

SIGNER = Signer()
WORDS = PackWords(label="A charity's list", licence="OGL v3")
LIST_ID = "list-a-charity-s-list"
FRESH = f"{LIST_ID}-fresh-example-ltd"


@pytest.fixture
def packs(app):
    inspect = InspectPack(ConfinedPacks(), app.knowledge, [SIGNER.public])
    return KeepPacks(inspect, app.vault.begin, app.knowledge, lambda: None)


@pytest.fixture
def known(app):
    """An organisation of the directory with a number, an address and an e-mail address."""
    return next(
        item
        for item in app.knowledge.directory.controllers
        if item.company_number and item.contact.address and item.contact.email
    )


@pytest.fixture
def listed(tmp_path, known):
    path = tmp_path / "list.csv"
    path.write_text(
        "name,email,company number,address line 1,postcode\n"
        f"{known.name.replace(',', '')},post@elsewhere.example,{known.company_number},"
        "9 Other Road,EX9 9ZZ\n"
        "Fresh Example Ltd,privacy@fresh.example,,1 New Road,EX1 1AA\n"
    )
    return path


@pytest.fixture
def taken_in(packs, listed):
    return packs.take_in(listed, WORDS, UnwatchedTicket()).value


def signed(path, sequence=12):
    note = NOTE.replace("sequence=12", f"sequence={sequence}")
    path.with_name(path.name + ".minisig").write_text(SIGNER.sign(path.read_bytes(), note))
    return path


def test_a_list_is_searched_from_now_on(app, taken_in, tmp_path, around):
    (found,) = app.knowledge.directory.search("fresh example", 1)
    assert (found.origin, found.contact.email) == (LIST_ID, "privacy@fresh.example")
    again = build_app(tmp_path / "data", around)
    assert again.knowledge.directory.find(found.id) == found


def test_a_list_is_shown_with_its_licence_and_its_age(packs, listed):
    words = PackWords(label="Theirs", licence="CC0", url="https://lists.example")
    packs.take_in(listed, words, UnwatchedTicket())
    (one,) = packs.lists()
    assert (one.label, one.licence, one.url, one.as_of) == (
        "Theirs",
        "CC0",
        "https://lists.example",
        None,
    )
    assert (one.organisations, one.is_signed, one.offers) == (2, False, 1)


def test_a_list_comes_out_in_one_step(app, packs, taken_in):
    before = app.knowledge.shipped_directory
    assert packs.remove(LIST_ID).value
    assert app.knowledge.directory == before
    assert not packs.remove(LIST_ID).value


def test_removing_never_leaves_the_folder(packs, tmp_path):
    kept = tmp_path / "data" / "settings.json"
    kept.write_text("{}")
    assert not packs.remove("../settings").value
    assert kept.exists()


def test_a_known_address_stays_until_the_person_chooses(app, packs, taken_in, known):
    assert app.knowledge.directory.get(known.id).contact == known.contact
    (change,) = packs.offers()
    assert (change.known[-1], change.offered[-1]) == (known.contact.email, "post@elsewhere.example")


def test_an_organisation_already_written_to_is_asked_about_first(app, packs, listed, known, person):
    request = app.requests.open(person.id, known.id, "access").value
    app.letters.finish(request.id, PaperChoices())
    report = packs.take_in(listed, WORDS, UnwatchedTicket()).value
    assert [change.is_written_to for change in report.changes] == [True]


def test_a_chosen_address_is_the_persons_own_and_not_offered_again(app, packs, taken_in, known):
    kept = packs.use_offer(known.id, LIST_ID).value
    assert (kept.origin, kept.contact.listed_by) == ("own", "A charity's list")
    assert app.candidates.controller(known.id).contact.email == "post@elsewhere.example"
    assert packs.offers() == ()


def test_an_address_that_nobody_offers_cannot_be_chosen(packs, taken_in):
    with pytest.raises(NotFoundError):
        packs.use_offer("emmas-diary", LIST_ID)


@pytest.fixture
def bare(app, tmp_path):
    """An organisation without an address, and a list that gives one."""
    known = next(
        item
        for item in app.knowledge.directory.controllers
        if item.company_number and not item.contact.address
    )
    path = tmp_path / "bare.csv"
    row = f"X,{known.company_number},1 Way,EX1 1AA"
    path.write_text(f"name,company number,address,postcode\n{row}\n")
    return known, path


def test_a_list_that_nobody_signed_fills_nothing_of_ours_but_offers_it(app, packs, bare):
    known, path = bare
    packs.take_in(path, WORDS, UnwatchedTicket())
    assert app.knowledge.directory.get(known.id).contact.address is None
    assert [change.offered for change in packs.offers()] == [("1 Way", "EX1 1AA")]


def test_an_address_filled_in_from_a_signed_list_is_marked(app, packs, bare):
    known, path = bare
    packs.take_in(signed(path), WORDS, UnwatchedTicket())
    contact = app.knowledge.directory.get(known.id).contact
    assert (contact.address.lines, contact.listed_by) == (("1 Way",), "A charity's list")


def test_a_list_that_cannot_be_kept_is_told(app, packs, listed):
    (app.data_folder / "lists").write_text("a file where the folder should be")
    with pytest.raises(PackUnkeptError, match="Nothing was changed"):
        packs.take_in(listed, WORDS, UnwatchedTicket())


def test_a_newer_edition_takes_the_place_of_the_older(packs, listed, app):
    packs.take_in(signed(listed), WORDS, UnwatchedTicket())
    listed.write_text("name,email\nOther Example Ltd,privacy@other.example\n")
    packs.take_in(signed(listed, 13), WORDS, UnwatchedTicket())
    assert [(one.id, one.organisations) for one in packs.lists()] == [("signed-test-list", 1)]
    assert app.knowledge.directory.search("fresh example", 1) == ()


def test_an_unsigned_list_never_takes_the_place_of_a_signed_one(packs, listed):
    packs.take_in(signed(listed), PackWords(label="test-list"), UnwatchedTicket())
    listed.with_name("list.csv.minisig").unlink()
    packs.take_in(listed, PackWords(label="test-list"), UnwatchedTicket())
    assert [one.is_signed for one in packs.lists()] == [False, True]


def test_a_damaged_list_is_told_and_the_others_are_used(app, packs, taken_in, tmp_path):
    (tmp_path / "data" / "lists" / "broken.json").write_text("{")
    app.knowledge.forget_lists()
    assert packs.damaged() == ("broken",)
    assert app.knowledge.directory.find(FRESH)


@pytest.fixture
def merged_shop(packs, tmp_path):
    """Take in a list in which the Old Shop has become the New Shop."""
    folder = tmp_path / "data-main"
    company = {
        "slug": "new-shop",
        "name": "New Shop Ltd",
        "address": "1 Way\nExampleton\nEX1 1AA\nUnited Kingdom",
        "relevant-countries": ["gb"],
        "sources": ["https://new-shop.example"],
        "quality": "verified",
    }
    old = {
        "slug": "old-shop",
        "name": "Old Shop Ltd",
        "reason": "company-merged",
        "redirect-to": "new-shop",
        "quality": "obsolete",
    }
    for shelf, record in (("companies", company), ("obsolete-records", old)):
        (folder / shelf).mkdir(parents=True)
        (folder / shelf / f"{record['slug']}.json").write_text(json.dumps(record))
    packs.take_in(folder, PackWords(), UnwatchedTicket())


def test_what_was_said_of_a_retired_organisation_leads_on(app, merged_shop):
    directory = app.knowledge.directory
    assert directory.get("datenanfragen-old-shop").name == "New Shop Ltd"
    assert directory.search("old shop", 1)[0].id == "datenanfragen-new-shop"


def test_a_no_to_a_retired_organisation_holds_and_can_be_taken_back(app, person, merged_shop):
    app.evidence.tell_event(person.id, EventReport("letter", "New Shop Ltd"))
    app.candidates.decide(person.id, "datenanfragen-old-shop", wanted=False)
    (row,) = app.candidates.rows(person.id).dismissed
    assert row.controller_id == "datenanfragen-new-shop"
    app.candidates.decide(person.id, row.controller_id, wanted=None)
    assert app.candidates.rows(person.id).dismissed == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("CompanyName,CompanyNumber,RegAddress.PostTown\nKiln Ltd,09999999,Sampleford\n", "of use"),
        ("name,email\n,a@kiln.example\n", "could be read"),
    ],
)
def test_a_list_of_nobody_says_whether_it_was_read(packs, tmp_path, content, words):
    path = tmp_path / "list.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(PackEmptyError, match=words):
        packs.take_in(path, PackWords(), UnwatchedTicket())

"""Names of payees: cleaned by data; the same word for word, or only a suggestion."""

import pytest

from dsar_assistant.directory.directory import Directory
from dsar_assistant.directory.load import load_directory
from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.evidence import SightingKind, Strength
from dsar_assistant.finding.apps import read_apps
from dsar_assistant.finding.candidates import Traces, find_candidates
from dsar_assistant.finding.kinds import read_kinds
from dsar_assistant.finding.lead_rules import LeadRules
from dsar_assistant.finding.names import NameBook, NameMatch
from dsar_assistant.finding.payees import PayeeRules, read_payees
from dsar_assistant.finding.suggestions import Suggestions
from tests.finding.leads import controller, seen, strengths

PAYMENT, REGULAR = SightingKind.PAYMENT, SightingKind.REGULAR_PAYMENT


@pytest.fixture(scope="module")
def payees(resources):
    return read_payees(resources / "directory" / "payees.toml")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("SQ *KILN CAFE 0042 LONDON GB", "KILN CAFE"),
        ("PAYPAL *LANTERN", "LANTERN"),
        ("DD LANTERN ENERGY SERV", "LANTERN ENERGY SERV"),
        ("KILN CAFE        ON 05 JAN BCC", "KILN CAFE"),
        ("DIRECT DEBIT PAYMENT TO LANTERN REF 12, MANDATE NO 7", "LANTERN"),
        ("  kiln  cafe  ", "kiln cafe"),
        ("LANTERN LTD  PG12345678 DDR", "LANTERN LTD"),
        ("LANTERN.EXAMPLE7201234567", "LANTERN.EXAMPLE"),
        (")))GREGGS PLC YORK", "GREGGS PLC"),
        ("3 MOBILE", "3 MOBILE"),
        ("SQ *", "SQ"),
        ("", ""),
    ],
)
def test_what_banks_add_is_taken_off(payees, written, shown):
    assert payees.shown(written) == shown


@pytest.mark.parametrize(
    ("written", "controller_id"),
    [
        ("AMZNMktplace*AB12CD", "amazon"),
        ("BRITISH GAS SERV", "british-gas"),
        ("TESCO-STORES 6011", "tesco"),
        ("TESCO BANK", "tesco-bank"),
        ("H3G", "three-uk"),
        ("HASTINGS DIRECT", "hastings-direct"),
        ("SPORTS DIRECT 123 LEEDS", "sports-direct"),
        ("HASTINGS BOROUGH COUNCIL", None),
        ("OVO HYDRO GLASGOW", None),
        ("To Vinted", "vinted"),
        ("SOMEBODY ELSE", None),
        ("TESCOSTORESLIKE", None),
    ],
)
def test_known_names_are_known_as_they_begin(payees, written, controller_id):
    assert payees.known_id(payees.shown(written)) == controller_id


def test_every_known_name_and_member_is_in_the_directory(payees, resources):
    folder = resources / "directory"
    directory = load_directory(folder)
    kinds = read_kinds(folder / "kinds.toml")
    named = set(payees.aliases.values()) | {one for kind in kinds.all for one in kind.members}
    assert [one for one in named if directory.find(one) is None] == []


def test_every_kind_stands_in_a_flow(resources):
    folder = resources / "directory"
    directory = load_directory(folder)
    parties = {party for flow in directory.flows for party in (flow.sender, flow.recipient)}
    assert [one.of for one in read_kinds(folder / "kinds.toml").all if one.of not in parties] == []


@pytest.mark.parametrize(
    "text",
    ["odd = 1", "[[payee]]\nid = 'a'", "[[payee]]\nid='a'\nstarts=['x','X']", "broken ="],
)
def test_a_bad_table_is_refused_with_its_name(tmp_path, text):
    path = tmp_path / "payees.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ResourceInvalidError, match=r"payees\.toml"):
        read_payees(path)


SHOP = controller("shop", known_as=("Lantern Energy",))
RULES = PayeeRules(
    aliases={"lntrn": "shop", "so lantern": "shop"},
    ambiguous=frozenset({"buzz"}),
    prefixes=("so ",),
    people=frozenset({"lntrn"}),
    short_forms={"en": "energy", "lb": "london borough"},
    describing={"any": frozenset({"services"}), "retail": frozenset({"clothing", "outlet"})},
    cell_lengths=frozenset({18}),
)


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("LNTRN 42", NameMatch(known_id="shop")),
        ("SO LANTERN", NameMatch(known_id="shop")),
        ("SO LNTRN", NameMatch(known_id="shop")),
        ("Lantern Energy Ltd", NameMatch(ids=("shop",), is_telling=True)),
        ("LANTERN ENERGY TAVERN", NameMatch(similar=("shop",))),
        ("LANTREN ENERGY", NameMatch(similar=("shop",))),
        ("Kiln Cafe", NameMatch()),
    ],
)
def test_a_name_is_the_same_or_known_or_only_alike(name, match):
    assert NameBook((SHOP,), RULES).match(name) == match


AIR = controller("air", "air.example", known_as=("Buzz", "Kiln of the Isles", "Oz"))
HALL = controller("hall", known_as=("London Borough of Kiln", "Driftwood and Vale Services"))
MILL = controller("mill", known_as=("Driftwood and Vales Mill", "Mossy (formerly)"))
BOOK = NameBook((SHOP, AIR, HALL, MILL), RULES)


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("LANTERN EN", ("shop",)),
        ("LANTERNENERGY", ("shop",)),
        ("Lantern & Energy", ("shop",)),
        ("LANTERN ENERGY SERVICES", ("shop",)),
        ("LANTERN ENERGY CLOTH", ("shop",)),
        ("LANTERN ENER", ("shop",)),
        ("LB KILN", ("hall",)),
        ("BUZZ OUTLET", ("air",)),
        ("WWW.AIR.EXAMPLE/PAY", ("air",)),
        ("MOSSY", ("mill",)),
        ("DRIFTWOOD AND VALE", ("hall", "mill")),
    ],
)
def test_the_forms_that_banks_write_mean_the_name(written, ids):
    match = BOOK.match(written)
    assert (match.ids, match.is_telling) == (ids, True)


@pytest.mark.parametrize(
    "written",
    [
        "LANTERN ENERGY CLO TAVERN",
        "BUZZ SERVICES",
        "LANTERN",
        "KILN OF THE",
        "OZ SERVICES",
        "LONDON BOROUGH",
        "AIR.EXAMPLE.ORG",
    ],
)
def test_words_that_may_be_anybody_elses_are_no_form_of_a_name(written):
    assert BOOK.match(written).ids == ()


def test_a_short_name_alone_does_not_tell():
    assert BOOK.match("OZ") == NameMatch(ids=("air",))


def test_an_ambiguous_name_is_a_suggestion():
    assert BOOK.match("BUZZ") == NameMatch(similar=("air",))


def test_a_transfer_to_somebody_named_like_a_shop_may_be_between_people():
    assert not RULES.is_company("LNTRN")
    assert RULES.is_company("LNTRN RETAIL")


def test_the_beginning_of_two_names_is_possible_for_both():
    traces = Traces((seen(None, name="DRIFTWOOD AND VALE", kind=REGULAR),))
    directory = Directory((HALL, MILL))
    findings = find_candidates(traces, directory, str, Suggestions(), LeadRules(RULES))
    assert strengths(findings) == {"hall": Strength.POSSIBLE, "mill": Strength.POSSIBLE}
    assert "beginning of the name" in findings.candidates[0].reasons[0].text


def found(kind, name):
    traces = Traces((seen(None, name=name, kind=kind),))
    directory = Directory((SHOP,))
    return find_candidates(traces, directory, str, Suggestions(), LeadRules(RULES))


@pytest.mark.parametrize(
    ("kind", "name", "strength"),
    [
        (REGULAR, "LNTRN", Strength.CONFIRMED),
        (PAYMENT, "LNTRN", Strength.LIKELY),
        (REGULAR, "Lantern Energy", Strength.LIKELY),
        (PAYMENT, "Lantern Energy", Strength.LIKELY),
        (PAYMENT, "LANTERN ENER", Strength.LIKELY),
        (PAYMENT, "LANTREN ENERGY", Strength.POSSIBLE),
        (REGULAR, "LANTREN ENERGY", Strength.POSSIBLE),
    ],
)
def test_how_much_a_payee_proves(kind, name, strength):
    assert strengths(found(kind, name)) == {"shop": strength}


def test_a_name_that_only_looks_alike_says_so_and_stays_unknown():
    findings = found(REGULAR, "LANTREN ENERGY")
    assert "check before you write" in findings.candidates[0].reasons[0].text
    (unknown,) = findings.unknown_names
    assert (unknown.name, unknown.similar) == ("LANTREN ENERGY", ("shop",))


def test_a_single_payment_to_nobody_known_is_not_listed():
    assert found(PAYMENT, "Kiln Cafe").unknown_names == ()


def test_the_reason_calls_a_payment_a_payment():
    reason = found(REGULAR, "LNTRN").candidates[0].reasons[0]
    assert reason.kind == "payment"
    assert reason.text.startswith("3 regular payments to or from LNTRN")


def test_every_app_leads_to_a_domain_of_the_directory(resources):
    directory = load_directory(resources / "directory")
    apps = read_apps(resources / "directory" / "apps.toml")
    assert apps["co.uk.getmondo"] == "monzo.com"
    assert [app for app, domain in apps.items() if not directory.by_domain(domain)] == []


@pytest.mark.parametrize("text", ["'com.shop' = 'no domain'", "'com.shop' = 1", "broken ="])
def test_a_bad_list_of_apps_is_refused_with_its_name(tmp_path, text):
    path = tmp_path / "apps.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ResourceInvalidError, match=r"apps\.toml"):
        read_apps(path)


def test_words_are_told_for_branches_that_there_are(payees, resources):
    sectors = {one.sector for one in load_directory(resources / "directory").controllers}
    assert payees.describing.keys() - sectors == {"any"}

"""A jurisdiction file is read whole, or refused by file, place and reason."""

from datetime import date
from pathlib import Path

import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.law.load import load_jurisdiction

PROVISION = """
[[provision]]
id = "rule-1"
citation = "rule 1 of the Example Act"
short = "rule 1"
title = "An example"
url = "https://law.example/1"
from = 2020-01-01
until = 2020-12-31
checked_on = 2026-01-01
confidence = "S"
chosen_by = "letter"
"""
PERIOD = """
[[period]]
id = "response"
regimes = ["uk-gdpr", "dpa-part-3"]
length = 1
unit = "months"
rolls = true
extension = 2
pauses_for = ["access"]
length_provision = "rule-1"
start_provision = "rule-1"
counting_provision = "rule-1"
extension_provision = "rule-1"
pause_provision = "rule-1"
from = 2020-01-01
until = 2020-12-31
"""
AUTHORITY = """
[[authority]]
id = "regulator"
name = "Example Regulator"
name_in_letters = "the Example Regulator"
address = ["1 Example Road", "Exampleton"]
postcode = "EX1 1EX"
address_is_sure = false
online_form_url = "https://regulator.example/form"
from = 2020-01-01
checked_on = 2026-01-01
"""
HEADING = '[jurisdiction]\ncode = "xx"\nlabel = "Exampleland"\n'
WHOLE = HEADING + PROVISION + PERIOD + AUTHORITY


@pytest.fixture
def write(tmp_path: Path):
    def write_file(text: str) -> Path:
        path = tmp_path / "xx.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def test_a_whole_file_becomes_a_lawbook(write):
    lawbook = load_jurisdiction(write(WHOLE))
    assert (lawbook.code, lawbook.label) == ("xx", "Exampleland")
    assert lawbook.provision("rule-1", date(2020, 6, 1)).short == "rule 1"


def test_one_period_serves_each_regime_it_lists(write):
    lawbook = load_jurisdiction(write(WHOLE))
    assert [row.regime for row in lawbook.periods] == [RegimeCode.UK_GDPR, RegimeCode.DPA_PART_3]
    assert lawbook.periods[0].pauses_for == {Right.ACCESS}


def test_the_regulator_keeps_its_address_and_its_doubt(write):
    authority = load_jurisdiction(write(WHOLE)).authorities[0]
    assert authority.address is not None
    assert authority.address.block == ("1 Example Road", "Exampleton", "EX1 1EX")
    assert not authority.address_is_sure


def test_a_regulator_without_address_lines_has_no_address(write):
    text = WHOLE.replace('address = ["1 Example Road", "Exampleton"]\n', "")
    assert load_jurisdiction(write(text)).authorities[0].address is None


LATER = PROVISION.replace("from = 2020-01-01\nuntil = 2020-12-31", "from = 2021-01-01")


def test_versions_may_stand_side_by_side(write):
    lawbook = load_jurisdiction(write(WHOLE + LATER))
    assert lawbook.provision("rule-1", date(2021, 1, 1)).in_force_from == date(2021, 1, 1)


FAULTS = [
    pytest.param("[", "TOML", id="not TOML"),
    pytest.param(WHOLE.replace('title = "An example"\n', ""), "title", id="a key is missing"),
    pytest.param(WHOLE + 'surprise = "x"\n', "surprise", id="an unknown key"),
    pytest.param(WHOLE.replace('"xx"', '"X X"'), "not a code", id="the code has capitals"),
    pytest.param(WHOLE.replace('"Exampleland"', '" "'), "label is empty", id="empty label"),
    pytest.param(
        HEADING + "authority = []\n" + PROVISION + PERIOD,
        "authority",
        id="a table in the wrong place",
    ),
    pytest.param(
        "authority = []\n" + HEADING + PROVISION + PERIOD, "no regulator", id="no regulator"
    ),
    pytest.param(WHOLE.replace('id = "rule-1"', 'id = "Rule 1"'), "small letters", id="bad id"),
    pytest.param(
        WHOLE.replace('"rule 1 of the Example Act"', '""'), "citation is empty", id="no citation"
    ),
    pytest.param(WHOLE.replace("https://law", "http://law"), "start with https", id="not https"),
    pytest.param(WHOLE.replace("length = 1", "length = 0"), "at least 1", id="no length"),
    pytest.param(
        WHOLE.replace("extension = 2\n", ""), "extension_provision", id="extension without length"
    ),
    pytest.param(
        WHOLE.replace('pauses_for = ["access"]\n', ""), "pause_provision", id="pause for nothing"
    ),
    pytest.param(
        WHOLE.replace('length_provision = "rule-1"', 'length_provision = "rule-2"'),
        "no provision “rule-2”",
        id="a period rests on nothing",
    ),
    pytest.param(
        WHOLE.replace("until = 2020-12-31\n\n[[authority", "\n[[authority").replace(
            'pause_provision = "rule-1"\nfrom = 2020', 'pause_provision = "rule-1"\nfrom = 2019'
        ),
        "not in force on 2019-01-01",
        id="a period older than its rule",
    ),
    pytest.param(WHOLE + PROVISION, "two versions", id="two versions at once"),
    pytest.param(WHOLE + AUTHORITY, "two versions", id="two regulators at once"),
    pytest.param(WHOLE + PERIOD, "two versions", id="two periods at once"),
    pytest.param(
        WHOLE.replace('id = "regulator"', 'id = "The Regulator"'), "small letters", id="bad office"
    ),
    pytest.param(
        WHOLE + LATER.replace('"letter"', '"decision"'), "chosen_by", id="versions chosen unalike"
    ),
    pytest.param(
        WHOLE.replace('"the Example Regulator"', '""'), "name_in_letters", id="nameless regulator"
    ),
]


@pytest.mark.parametrize(("text", "reason"), FAULTS)
def test_a_bad_file_is_refused_by_name_and_reason(write, text: str, reason: str):
    with pytest.raises(ResourceInvalidError, match=r"xx\.toml") as refusal:
        load_jurisdiction(write(text))
    assert reason in f"{refusal.value.where} {refusal.value.reason}"


def test_an_until_before_from_is_named(write):
    text = WHOLE + LATER + "until = 2020-06-01\n"
    with pytest.raises(ResourceInvalidError) as refusal:
        load_jurisdiction(write(text))
    assert refusal.value.reason == "until is before from"


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(ResourceInvalidError, match=r"nowhere\.toml"):
        load_jurisdiction(tmp_path / "nowhere.toml")


def test_a_file_that_is_not_text_is_refused(tmp_path: Path):
    path = tmp_path / "noise.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ResourceInvalidError, match="UTF-8"):
        load_jurisdiction(path)


INSTRUMENTS = """
[[instrument]]
id = "act"
gloss = "the Act"

[[instrument]]
id = "act-two"
"""


@pytest.mark.parametrize(
    ("provision_id", "instrument", "gloss"),
    [("act-1", "act", "the Act"), ("act-two-9", "act-two", ""), ("active-1", "", "")],
    ids=["by its beginning", "the longest that fits", "none"],
)
def test_a_provision_stands_in_the_instrument_that_begins_its_id(
    write, provision_id, instrument, gloss
):
    lawbook = load_jurisdiction(write(WHOLE.replace("rule-1", provision_id) + INSTRUMENTS))
    provision = lawbook.provisions[0]
    assert (provision.instrument, lawbook.gloss(provision)) == (instrument, gloss)

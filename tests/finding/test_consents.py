"""Consent strings: whom the person agreed to, against lists that the person drops in."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.consent.additional import additional_consents
from dsar_assistant.finding.consent.book import ONLY_SHOWN
from dsar_assistant.finding.consent.tc_string import TcStringInvalidError, decode, tc_strings
from dsar_assistant.finding.reader_list import all_readers
from tests.finding.consent_files import (
    CONSENT,
    COOKIES,
    DISCLOSED,
    GVL,
    PROVIDERS,
    WITH_DISCLOSED,
    WITH_RANGES,
    bits,
    tc_string,
)
from tests.finding.exports import as_json
from tests.finding.making import read_paths, read_with

READER = next(reader for reader in all_readers() if reader.kind == "cookies")
CONSENTED, COOKIE = SightingKind.CONSENT, SightingKind.COOKIE
FORMATS = Path(__file__).parents[3] / "shared" / "formats"
NUMBERS = st.sets(st.integers(1, 40))


def test_a_published_string_is_read_as_another_decoder_reads_it():
    consent = decode(WITH_DISCLOSED)
    assert consent.vendor_list_version == 15
    assert consent.disclosed == DISCLOSED
    assert consent.created_on == date(2020, 1, 26)


def test_vendors_written_as_ranges_are_read():
    consent = decode(WITH_RANGES)
    assert consent.vendor_list_version == 23
    assert {1, 2, 3, 4, 5, 6, 19} <= consent.disclosed


@pytest.mark.skipif(not FORMATS.exists(), reason="the format facts are not beside this checkout")
def test_all_known_vectors_are_read():
    for vector in json.loads((FORMATS / "tc_string_vectors.json").read_text())["vectors"]:
        consent = decode(vector["tc"])
        assert consent.vendor_list_version == vector["vendorListVersion"]
        if "disclosedVendors" in vector:
            assert consent.disclosed == set(vector["disclosedVendors"])


@given(NUMBERS, NUMBERS, NUMBERS)
def test_any_consent_is_read_back(consented, legitimate, shown):
    consent = decode(tc_string(consented, legitimate, shown))
    assert consent.consented == consented
    assert consent.legitimate == legitimate
    assert consent.disclosed == shown
    assert consent.updated_on == date(2026, 1, 1)


@given(st.text(max_size=80) | st.from_regex(r"C[A-Za-z0-9_-]{20,80}", fullmatch=True))
def test_any_text_is_a_consent_or_refused(text):
    try:
        decode(text)
    except TcStringInvalidError:
        assert tc_strings(text) == () or "." in text


def test_ranges_that_would_fill_the_memory_are_refused():
    head = [(2, 6), (0, 36), (0, 36), (0, 42), (1, 12), (5, 6), (0, 75)]
    ranges = [part for _ in range(4095) for part in ((1, 1), (1, 16), (65_535, 16))]
    with pytest.raises(TcStringInvalidError):
        decode(bits(*head, (65_535, 16), (1, 1), (4095, 12), *ranges))


def test_a_string_without_the_vendors_disclosed_is_read():
    assert decode(CONSENT.partition(".")[0]).disclosed == frozenset()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1~39.43", ({39, 43}, set())),
        ("2~39~dv.43.51", ({39}, {43, 51})),
        ("2~~dv.43", (set(), {43})),
    ],
)
def test_google_s_additional_consent_is_read(text, read):
    assert additional_consents(text) == (tuple(frozenset(one) for one in read),)


@pytest.mark.parametrize("text", ["", "39.43", "3~39", "1~", "x1~39"])
def test_other_text_is_no_additional_consent(text):
    assert additional_consents(text) == ()


@pytest.fixture
def together(tmp_path):
    """Cookies and the two public lists, dropped in at once as three files."""
    contents = {"cookies": COOKIES, "vendors": as_json(GVL), "providers": PROVIDERS}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in contents]


def test_companies_agreed_to_are_named_from_the_lists(together):
    (read,) = read_paths(*together)
    named = {(one.name, one.domain): one for one in read.sightings if one.kind is CONSENTED}
    ads = named["Example Ads Ltd", "ads.example"]
    assert (ads.count, ads.first, ads.aside) == (2, date(2026, 1, 1), None)
    assert named["Kiln Pixels", "kiln.example"].aside is None
    assert read.problems == ()


def test_a_company_only_shown_is_no_evidence(together):
    (read,) = read_paths(*together)
    asides = {one.name: one.aside for one in read.sightings if one.kind is CONSENTED}
    assert asides["Sample Exchange GmbH"] == ONLY_SHOWN
    assert asides["Moss Media"] == ONLY_SHOWN


def test_cookies_count_by_domain_without_their_values():
    items, sightings, _ = read_with(READER, COOKIES)
    assert {one.domain: one.count for one in sightings if one.kind is COOKIE} == {
        "lantern.example": 2,
        "kiln.example": 3,
    }
    assert items == 5
    assert "CANARY" not in repr(sightings)


def test_companies_without_a_list_are_counted_and_the_way_is_told():
    *_, (problem,) = read_with(READER, COOKIES)
    assert "2 companies are named by number only" in problem.reason
    assert "vendor-list.json" in problem.reason


def test_a_list_without_cookies_says_nothing_of_the_person():
    items, sightings, (problem,) = read_with(READER, as_json(GVL))
    assert (items, sightings) == (0, [])
    assert "nothing about you" in problem.reason


def test_a_consent_saved_by_itself_is_read():
    assert READER.recognises(CONSENT.encode())
    *_, (problem,) = read_with(READER, CONSENT.encode())
    assert "1 company is named" in problem.reason

"""Exports of platforms: who told them about the person, and nothing the person said or sought."""

from datetime import date

import pytest

from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.mojibake import mended
from dsar_assistant.finding.reader_list import all_readers
from dsar_assistant.finding.readers.breaches import NOBODY
from tests.finding.exports import EXPORTS, as_json, zipped
from tests.finding.making import read_paths, read_with
from tests.finding.platform_files import (
    ADVERTISERS,
    APPS,
    BREACHES,
    META_PAGE,
    OFF_META_OLD,
    PURCHASES,
)

READERS = {reader.kind: reader for reader in all_readers()}
TOLD, UPLOAD, ACCOUNT = (
    SightingKind.PLATFORM_EXPORT,
    SightingKind.LIST_UPLOAD,
    SightingKind.ACCOUNT,
)


def read(sample):
    items, sightings, problems = read_with(READERS[sample.partition(":")[0]], EXPORTS[sample])
    assert problems == []
    return items, {(one.kind, one.domain, one.name): one for one in sightings}


@pytest.mark.parametrize("sample", ["meta-export", "meta-export:2026"])
def test_activity_off_meta_is_read_in_both_shapes(sample):
    items, found = read(sample)
    lantern = found[TOLD, "lantern.example", "lantern.example"]
    assert (items, lantern.count) == (3, 2)
    assert (lantern.first, lantern.last) == (date(2016, 3, 1), date(2019, 4, 11))
    assert (TOLD, None, "Café Kiln") in found


@pytest.mark.parametrize("sample", ["meta-export:advertisers", "meta-export:instagram"])
def test_an_uploaded_list_is_told_from_mere_use(sample):
    assert set(read(sample)[1]) == {
        (UPLOAD, None, "Café Kiln"),
        (TOLD, None, "Lantern Energy"),
    }


def test_lists_are_known_by_their_items_whatever_the_key():
    odd = {"a_new_key": ADVERTISERS["custom_audiences_all_types_v2"]}
    reader = READERS["meta-export"]
    assert reader.recognises(as_json(odd))
    assert read_with(reader, as_json(odd))[0] == 2


def test_the_old_list_of_uploaders_is_read():
    assert set(read("meta-export:uploaders")[1]) == {
        (UPLOAD, None, "Café Kiln"),
        (UPLOAD, None, "Lantern Energy"),
    }


def test_an_app_signed_in_to_is_an_account():
    _, found = read("meta-export:apps")
    assert found[ACCOUNT, None, "Lantern Quiz"].first == date(2016, 3, 1)


def test_all_lists_of_one_export_are_one_source(tmp_path):
    path = tmp_path / "facebook.zip"
    path.write_bytes(zipped(a=as_json(OFF_META_OLD), b=as_json(APPS), c=as_json(ADVERTISERS)))
    (one,) = read_paths(path)
    assert (one.kind, one.items) == ("meta-export", 6)


def test_an_export_as_web_pages_gets_one_sentence(tmp_path):
    path = tmp_path / "facebook.zip"
    path.write_bytes(zipped(a=META_PAGE, b=META_PAGE))
    (one,) = read_paths(path)
    assert (one.kind, one.items, len(one.problems)) == ("meta-html", 0, 1)
    assert "JSON" in one.problems[0].reason


@pytest.mark.parametrize(
    ("text", "whole"),
    [("CafÃ©", "Café"), ("Café", "Café"), ("Cafe", "Cafe"), ("日本", "日本"), ("Ã", "Ã")],
)
def test_text_taken_for_bytes_is_mended(text, whole):
    assert mended(text) == whole


def test_pages_and_apps_are_taken_out_of_google_s_activity():
    _, found = read("google-activity")
    assert set(found) == {
        (SightingKind.VISIT, "lantern.example", None),
        (TOLD, None, "Lantern Quiz"),
    }
    assert found[SightingKind.VISIT, "lantern.example", None].first == date(2016, 3, 1)


def test_google_s_activity_is_read_as_a_web_page_too():
    assert set(read("google-activity:page")[1]) == {(SightingKind.VISIT, "lantern.example", None)}


@pytest.mark.parametrize("sample", sorted(one for one in EXPORTS if one.startswith("google")))
def test_nothing_that_was_searched_for_is_kept(sample):
    assert "S3cret" not in repr(read(sample))


def test_apps_installed_and_bought_are_named_without_a_price():
    assert set(read("google-play")[1]) == {(TOLD, None, "Lantern Quiz")}
    _, found = read("google-play:bought")
    assert set(found) == {(SightingKind.PAYMENT, None, "Lantern Quiz")}
    assert "7654" not in repr(found) + repr(PURCHASES[0]["purchaseHistory"]["doc"])


def test_a_leak_names_who_lost_the_data():
    _, found = read("breaches")
    leak = found[SightingKind.BREACH, "lantern.example", "Lantern Energy"]
    assert (leak.first, leak.aside) == (date(2016, 3, 1), None)


def test_a_leak_of_nobody_is_set_aside():
    _, found = read("breaches")
    assert found[SightingKind.BREACH, None, "Collection #1"].aside == NOBODY
    assert found[SightingKind.BREACH, None, "Combo List"].aside == NOBODY


def test_a_leak_that_was_made_up_is_set_aside():
    made_up = [{**BREACHES[0], "IsFabricated": True}]
    _, (leak,), _ = read_with(READERS["breaches"], as_json(made_up))
    assert leak.aside


def test_names_alone_are_a_list_of_leaks_too():
    content = as_json([{"Name": "Lantern"}, {"Name": "Kiln"}])
    assert READERS["breaches"].recognises(content)
    assert read_with(READERS["breaches"], content)[0] == 2


def test_the_public_list_of_all_leaks_says_nothing_of_the_person():
    content = as_json([{**BREACHES[0], "Name": f"n{n}"} for n in range(500)])
    items, sightings, (problem,) = read_with(READERS["breaches"], content)
    assert (items, sightings) == (0, [])
    assert "your own address" in problem.reason

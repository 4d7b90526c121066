"""Saved logins: the address counts, the password is never looked at."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.reader import Source
from dsar_assistant.finding.readers.passwords_csv import READER
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.finding.making import SETTINGS, BytesEntry, read_file, read_with

CANARY = "hunter2-CANARY"
CHROME = f"name,url,username,password,note\nShop,https://www.shop.example/in,rowan,{CANARY},x\n"
FORMATS = Path(__file__).parents[3] / "shared" / "formats" / "format_signatures.json"


def read(text):
    return read_with(READER, text.encode())


def domains(text):
    return {one.domain: one.count for one in read(text)[1]}


def test_each_saved_login_is_an_account():
    items, (shop,), problems = read(CHROME)
    assert (items, problems) == (1, [])
    assert (shop.kind, shop.domain, shop.count) == (SightingKind.ACCOUNT, "shop.example", 1)


@pytest.mark.parametrize(
    "header",
    [
        "name,url,username,password,note",
        '"url","username","password","httpRealm","timeCreated"',
        "Title,URL,Username,Password,Notes,OTPAuth",
        "\ufefffolder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password",
        "url,username,password,totp,extra,name,grouping,fav",
        '"Account","Login Name","Password","Web Site","Comments"',
        "Name,Url,Login,Pwd,Note,Folder,Rf_fields",
    ],
)
def test_a_list_of_logins_is_known_by_its_columns(header):
    assert READER.recognises(f"{header}\n".encode())


@pytest.mark.parametrize(
    "header", ["Date,Description,Amount", "url,title", "password", "", "a\x00b"]
)
def test_other_tables_are_left_alone(header):
    assert not READER.recognises(f"{header}\n".encode())


@pytest.mark.skipif(not FORMATS.exists(), reason="the format facts are not beside this checkout")
def test_all_known_exports_are_recognised():
    exports = json.loads(FORMATS.read_text("utf-8"))["password_managers"]
    for name, header in exports.items():
        if isinstance(header, list):
            assert READER.recognises((",".join(header) + "\n").encode()), name


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://user:pw@login.shop.example:8443/a?b#c", "shop.example"),
        ("shop.example", "shop.example"),
        ("android://abc==@com.example.shop/", "example.com"),
        ("ftp://files.shop.example", "shop.example"),
        ('"https://shop.example/a,index.html"', "shop.example"),
    ],
)
def test_the_domain_is_taken_from_any_address(address, domain):
    assert domains(f"url,password\n{address},x\n") == {domain: 1}


def test_an_app_whose_id_does_not_say_whose_it_is_is_looked_up():
    settings = replace(SETTINGS, apps={"com.oddcab": "cab.example"})
    text = "url,password\nandroid://abc==@com.OddCab/,x\nandroid://abc==@com.oddcab.two/,x\n"
    source = Source("logins.csv", (BytesEntry(text.encode()),), settings)
    found = READER.read(source, UnwatchedTicket())
    assert [one.domain for one in found if isinstance(one, Sighting)] == [
        "cab.example",
        "oddcab.com",
    ]


@pytest.mark.parametrize(
    "address", ["", "http://sn", "http://192.0.2.1/", "localhost", "chrome://x"]
)
def test_an_address_of_no_organisation_counts_as_read_only(address):
    assert read(f'url,password\n"{address}",x\n')[:2] == (1, [])


def test_several_addresses_in_one_cell_all_count():
    text = 'login_uri,login_password\n"https://a.example,https://b.example",x\n'
    assert domains(text) == {"a.example": 1, "b.example": 1}


def test_days_are_taken_where_the_list_has_them():
    row = "https://s.example,r,x,1456833600000,1554940800000"
    (login,) = read(f"url,username,password,timeCreated,timePasswordChanged\n{row}\n")[1]
    assert (login.first, login.last) == (date(2016, 3, 1), date(2019, 4, 11))


def test_lines_within_a_cell_are_understood():
    text = 'url,password,note\nhttps://a.example,"x\ny","long\n\nnote"\nhttps://b.example,x,\n'
    assert domains(text) == {"a.example": 1, "b.example": 1}


def test_a_row_that_cannot_be_read_is_named_without_its_content():
    text = f"url,password\nhttps://a.example,{CANARY}\n{CANARY * 20_000}\nhttps://b.example,x\n"
    _, sightings, problems = read(text)
    assert {one.domain for one in sightings} == {"a.example", "b.example"}
    assert problems[0].locator == "row 3"
    assert CANARY not in repr(problems)


def test_no_password_outlives_its_row():
    rows = "".join(f"https://s{n}.example,{CANARY}{n}\n" for n in range(500))
    source = Source("x", (BytesEntry(f"url,password\n{rows}".encode()),), SETTINGS)
    reading = READER.read(source, UnwatchedTicket())
    for found in reading:
        assert CANARY not in repr(found)
        assert CANARY not in _all_that_is_held(reading)


def _all_that_is_held(reading):
    """Write out what a waiting reader still holds, down through what it waits for."""
    held = []
    while reading is not None:
        frame = getattr(reading, "gi_frame", None)
        for name, value in (frame.f_locals if frame else {}).items():
            if name not in ("source", "entry"):
                held.append(repr(value))
                held.append(repr(getattr(value, "__dict__", "")))
        reading = getattr(reading, "gi_yieldfrom", None)
    return " ".join(held)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(tmp_path, encoding):
    content = CHROME.replace("Shop,", "Café,").encode(encoding)
    read = read_file(tmp_path, content)
    assert (read.kind, [one.domain for one in read.sightings]) == (
        "passwords-csv",
        ["shop.example"],
    )

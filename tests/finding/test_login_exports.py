"""Saved logins of password managers: the address counts, nothing else leaves the file."""

from datetime import date

import pytest

from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.reader import Source
from dsar_assistant.finding.reader_list import all_readers
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.finding.exports import (
    BITWARDEN,
    CANARY,
    CSV,
    KEEPASS,
    LOGINS,
    ONE_PASSWORD,
    PROTON,
    as_json,
    zipped,
)
from tests.finding.making import SETTINGS, BytesEntry, counts, read_file, read_paths, read_with

READERS = {reader.kind: reader for reader in all_readers()}


@pytest.mark.parametrize("kind", sorted(LOGINS))
def test_a_saved_login_is_an_account(kind):
    items, (login,), problems = read_with(READERS[kind.partition(":")[0]], LOGINS[kind])
    assert (items, problems) == (1, [])
    assert (login.kind, login.domain, login.count) == (SightingKind.ACCOUNT, "shop.example", 1)


@pytest.mark.parametrize("kind", sorted(LOGINS.keys() - {"passwords-csv"}))
def test_the_days_of_a_login_are_taken(kind):
    _, (login,), _ = read_with(READERS[kind.partition(":")[0]], LOGINS[kind])
    assert (login.first, login.last) == (date(2016, 3, 1), date(2019, 4, 11))


@pytest.mark.parametrize("kind", sorted(LOGINS))
def test_no_secret_leaves_the_file(kind):
    source = Source("x", (BytesEntry(LOGINS[kind]),), SETTINGS)
    reading = READERS[kind.partition(":")[0]].read(source, UnwatchedTicket())
    for found in reading:
        assert CANARY not in repr(found)
        assert CANARY not in _held(reading)


@pytest.mark.parametrize("kind", sorted(LOGINS))
def test_no_secret_stands_in_a_problem_with_a_cut_off_file(kind):
    for end in range(len(LOGINS[kind]) // 2, len(LOGINS[kind]), 7):
        _, _, problems = read_with(READERS[kind.partition(":")[0]], LOGINS[kind][:end])
        assert CANARY not in repr(problems)


def _held(reading):
    """Write out what a waiting reader still holds, down through what it waits for."""
    held = []
    while reading is not None:
        frame = getattr(reading, "gi_frame", None)
        for name, value in (frame.f_locals if frame else {}).items():
            if name not in ("source", "entry", "stream"):
                held.append(repr(value))
                held.append(repr(getattr(value, "__dict__", "")))
        reading = getattr(reading, "gi_yieldfrom", None)
    return " ".join(held)


def test_an_encrypted_bitwarden_export_gets_a_sentence():
    locked = as_json({"encrypted": True, "passwordProtected": True, "salt": "x", "data": "y"})
    reader = READERS["passwords-bitwarden"]
    assert reader.recognises(locked)
    items, sightings, (problem,) = read_with(reader, locked)
    assert (items, sightings) == (0, [])
    assert "not .json (Encrypted)" in problem.reason


@pytest.mark.parametrize(
    "content", [b"\x03\xd9\xa2\x9a\x67\xfb", b"-----BEGIN PGP MESSAGE-----\nx"]
)
def test_an_encrypted_store_gets_a_sentence(tmp_path, content):
    read = read_file(tmp_path, content)
    assert (read.kind, read.items) == ("passwords-locked", 0)
    assert "nothing could be read" in read.problems[0].reason


def test_a_1pux_file_is_opened_as_it_is(tmp_path):
    path = tmp_path / "vault.1pux"
    path.write_bytes(zipped(export__data=as_json(ONE_PASSWORD)))
    (read,) = read_paths(path)
    assert (read.kind, counts(read.sightings)) == ("passwords-1password", {"shop.example": 1})


def test_a_dashlane_zip_is_opened_as_it_is(tmp_path):
    header = b"username,username2,username3,title,password,note,url,category,otpUrl\n"
    row = f"rowan,,,Shop,{CANARY},,https://shop.example,,\n".encode()
    read = read_file(tmp_path, zipped(credentials__csv=header + row))
    assert (read.kind, counts(read.sightings)) == ("passwords-csv", {"shop.example": 1})


def test_a_keepass_file_with_a_doctype_is_refused():
    bomb = KEEPASS.replace(b"<KeePassFile>", b'<!DOCTYPE k [<!ENTITY a "aaaa">]><KeePassFile>')
    items, sightings, (problem,) = read_with(READERS["passwords-keepass-xml"], bomb)
    assert (items, sightings) == (0, [])
    assert "document type" in problem.reason


def test_an_older_version_of_an_entry_does_not_count():
    _, sightings, _ = read_with(READERS["passwords-keepass-xml"], KEEPASS)
    assert counts(sightings) == {"shop.example": 1}


def test_notes_and_cards_are_no_logins():
    assert read_with(READERS["passwords-bitwarden"], as_json(BITWARDEN))[0] == 1
    assert read_with(READERS["passwords-proton"], as_json(PROTON))[0] == 1


def test_a_list_of_logins_in_any_mixture_is_told_apart(tmp_path):
    mixed = zipped(a=CSV, b=as_json(BITWARDEN), c=as_json(PROTON), d=KEEPASS)
    (tmp_path / "all").write_bytes(mixed)
    kinds = {read.kind for read in read_paths(tmp_path / "all")}
    assert kinds == {
        "passwords-csv",
        "passwords-bitwarden",
        "passwords-proton",
        "passwords-keepass-xml",
    }

"""Outlook's files: read through optional packages; without them a sentence, never a crash."""

import importlib
import sys

import pytest

from dsar_assistant.finding.reader_list import all_readers
from tests.finding.exports import EXPORTS
from tests.finding.making import counts, mail, read_file, read_with
from tests.finding.outlook_files import compound_file

READERS = {reader.kind: reader for reader in all_readers()}
PACKAGES = {"outlook-msg": "olefile", "outlook-pst": "pypff"}


@pytest.mark.parametrize("kind", sorted(PACKAGES))
def test_without_its_package_a_sentence_says_how_to_get_it(monkeypatch, kind):
    monkeypatch.setitem(sys.modules, PACKAGES[kind], None)
    items, sightings, (problem,) = read_with(READERS[kind], EXPORTS[kind])
    assert (items, sightings) == (0, [])
    assert "pip install" in problem.reason


def test_a_package_of_the_same_name_is_not_taken_for_the_right_one(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypff", importlib.import_module("json"))
    *_, (problem,) = read_with(READERS["outlook-pst"], EXPORTS["outlook-pst"])
    assert "pip install" in problem.reason


@pytest.fixture(params=["utf-16-le", "cp1252"])
def message(request):
    """A message saved by Outlook, with the headers it came with."""
    pytest.importorskip("olefile")
    headers = mail("Shop <news@shop.example>").partition("\n\n")[0].replace("\n", "\r\n")
    name = "__substg1.0_007D001F" if request.param == "utf-16-le" else "__substg1.0_007D001E"
    return compound_file({name: headers.encode(request.param)})


def test_the_sender_of_a_saved_message_is_read(tmp_path, message):
    read = read_file(tmp_path, message)
    assert (read.kind, read.items) == ("outlook-msg", 1)
    assert counts(read.sightings) == {"shop.example": 1}


def test_a_draft_without_headers_is_told(tmp_path):
    pytest.importorskip("olefile")
    content = compound_file({"__substg1.0_0037001F": "S3cret".encode("utf-16-le")})
    read = read_file(tmp_path, content)
    assert (read.kind, read.items) == ("outlook-msg", 0)
    assert "no headers" in read.problems[0].reason


def test_damaged_messages_raise_nothing(message):
    for place in range(8, len(message), 61):
        damaged = bytearray(message)
        damaged[place : place + 8] = b"\xff\x00\x01\xff\xfe\x00\x00\x7f"
        read_with(READERS["outlook-msg"], bytes(damaged))


@pytest.mark.parametrize("end", [3, 4, 100, 564, 604])
def test_a_cut_off_data_file_is_told(tmp_path, end):
    pytest.importorskip("pypff")
    read = read_file(tmp_path, (EXPORTS["outlook-pst"] + b"\x01" * 100)[:end])
    assert read.items == 0
    assert read.problems

"""What was taken out of this or another program is read in the cage; trouble is one sentence."""

import os
import zipfile
from dataclasses import fields
from datetime import date
from io import BytesIO

import msgspec
import pytest

from dsar_assistant.domain.foreign_request import ListUnreadableError
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.vault_file import FORMAT, VERSION, ExportUnreadableError, VaultFile
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.system.cage import export_source
from dsar_assistant.system.cage.export_source import Outline, parts_of, together
from dsar_assistant.system.cage.messages import End, write_message
from dsar_assistant.system.cage.parent import Cage
from dsar_assistant.system.cage.records import ConfinedRecords
from tests.system.cage.planted import child_saying

TICKET = UnwatchedTicket()
PEOPLE = tuple(
    DataSubject(f"{number:032x}", "Rowan Ellery", PostalAddress(("1 Road",))) for number in range(9)
)
DOCUMENT = VaultFile(FORMAT, VERSION, date(2026, 11, 23), PEOPLE, (), (), (), (), (), ())
LIST = "date;slug;recipient;email;reference;type;via\n2026-05-01;;Shop;;2026-ABC;access;email\n"


@pytest.fixture
def export(tmp_path):
    """An export with two files beside the document."""
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("export.json", msgspec.json.encode(DOCUMENT))
        archive.writestr("files/one", b"1")
        archive.writestr("files/two", b"2")
    return path


def test_an_export_comes_out_of_the_cage_as_it_went_in(export):
    assert ConfinedRecords().is_export(export)
    assert ConfinedRecords().export(export, TICKET) == DOCUMENT
    assert list(ConfinedRecords().files(export, TICKET, ["two", "one"])) == [b"2", b"1"]


def test_a_list_comes_out_of_the_cage(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(LIST)
    assert not ConfinedRecords().is_export(path)
    (found,) = ConfinedRecords().requests(path, TICKET)
    assert (found.reference, found.messages[0].recipient) == ("2026-ABC", ("Shop",))


def test_a_file_that_is_not_in_the_export_is_told(export):
    with pytest.raises(ExportUnreadableError, match="a part of it is missing"):
        list(ConfinedRecords().files(export, TICKET, ["three"]))


def test_an_export_that_lost_a_byte_on_its_way_is_told(export):
    content = export.read_bytes()
    export.write_bytes(content[:4] + content[5:])
    with pytest.raises(ExportUnreadableError, match="damaged"):
        ConfinedRecords().export(export, TICKET)


def test_a_large_document_is_told_in_parts(monkeypatch):
    monkeypatch.setattr(export_source, "_PART", 300)
    parts = list(parts_of(msgspec.json.encode(DOCUMENT)))
    assert len(parts) > 3
    assert together(parts) == DOCUMENT


def test_the_outline_has_every_part_of_the_document():
    named = {field.name for field in fields(VaultFile)} - {"format", "version"}
    assert set(Outline.__struct_fields__) == named


def test_what_is_not_there_or_no_file_is_told(tmp_path):
    with pytest.raises(ExportUnreadableError, match="No such file"):
        ConfinedRecords().export(tmp_path / "none", TICKET)
    with pytest.raises(ListUnreadableError):
        ConfinedRecords().requests(tmp_path / "none", TICKET)
    assert not ConfinedRecords().is_export(tmp_path / "none")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert not ConfinedRecords().is_export(tmp_path / "pipe")
    with pytest.raises(ExportUnreadableError, match="no ordinary file"):
        ConfinedRecords().export(tmp_path / "pipe", TICKET)


def test_a_child_that_is_lost_costs_one_sentence(export):
    lost = ConfinedRecords(Cage(child_saying("x")))
    with pytest.raises(ExportUnreadableError, match="made to do harm"):
        lost.export(export, TICKET)
    with pytest.raises(ExportUnreadableError, match="made to do harm"):
        list(lost.files(export, TICKET, ["one"]))
    with pytest.raises(ListUnreadableError, match="Nothing was changed"):
        lost.requests(export, TICKET)


def test_a_child_that_ends_without_a_word_costs_one_sentence(export):
    out = BytesIO()
    write_message(out, End())
    ends = ConfinedRecords(Cage(child_saying(out.getvalue())))
    with pytest.raises(ExportUnreadableError, match="made to do harm"):
        ends.export(export, TICKET)

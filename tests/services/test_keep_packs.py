"""Whose list may take the place of whose, and what a list may change."""

import pytest

from dsar_assistant.directory.packs.errors import (
    PackOlderError,
    PackUnkeptError,
    PackUnsignedError,
)
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.services.inspect_pack import InspectPack
from dsar_assistant.services.keep_packs import KeepPacks
from dsar_assistant.storage.pack_shelf import FilePackShelf
from dsar_assistant.system.cage.lists import ConfinedPacks
from dsar_assistant.system.files import DiskFiles
from tests.directory.packs.test_signature import NOTE, Signer

SIGNER = Signer()


@pytest.fixture
def keeping(app):
    inspect = InspectPack(ConfinedPacks(), app.knowledge, [SIGNER.public])
    shelf = FilePackShelf(app.data_folder / "lists", DiskFiles(), lambda: None)
    return KeepPacks(inspect, shelf, app.knowledge)


@pytest.fixture
def known(app):
    """An organisation of the program that has a number and no e-mail address."""
    return next(
        item
        for item in app.knowledge.directory.controllers
        if item.company_number and not item.contact.email
    )


@pytest.fixture
def listed(tmp_path, known):
    path = tmp_path / "list.csv"
    path.write_text(f"name,email,company number\nX,post@list.example,{known.company_number}\n")
    return path


def take_in(keeping, path):
    return keeping.take_in(path, PackWords(), UnwatchedTicket()).value


def sign(path, note=NOTE):
    path.with_name(path.name + ".minisig").write_text(SIGNER.sign(path.read_bytes(), note))


def test_a_list_that_nobody_signed_fills_nothing_of_ours(app, keeping, listed, known):
    take_in(keeping, listed)
    assert app.knowledge.directory.get(known.id).contact.email is None


def test_a_signed_list_fills_what_is_missing_until_it_is_taken_out(app, keeping, listed, known):
    sign(listed)
    report = take_in(keeping, listed)
    assert app.knowledge.directory.get(known.id).contact.email == "post@list.example"
    keeping.take_out(report.origin.id)
    assert app.knowledge.directory.get(known.id).contact.email is None


def test_an_unsigned_list_never_takes_the_place_of_a_signed_one(keeping, listed):
    sign(listed)
    take_in(keeping, listed)
    listed.with_name(listed.name + ".minisig").unlink()
    with pytest.raises(PackUnsignedError, match="is not signed"):
        take_in(keeping, listed)
    assert keeping.in_use()[0].is_signed


def test_a_signed_list_is_replaced_by_a_newer_edition_only(keeping, listed):
    sign(listed)
    take_in(keeping, listed)
    with pytest.raises(PackOlderError):
        take_in(keeping, listed)
    sign(listed, NOTE.replace("sequence=12", "sequence=13"))
    take_in(keeping, listed)
    assert keeping.in_use()[0].sequence == 13


def test_a_list_that_cannot_be_kept_is_told(keeping, listed, app):
    (app.data_folder / "lists").write_text("a file where the folder should be")
    with pytest.raises(PackUnkeptError, match="Nothing was changed"):
        take_in(keeping, listed)

import pytest

from dsar_assistant.directory.packs.errors import PackNotGenuineError, PackOlderError
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.services.inspect_pack import InspectPack, read_signing_keys
from dsar_assistant.system.cage.lists import ConfinedPacks
from tests.directory.packs.test_signature import NOTE, Signer

SIGNER = Signer()


@pytest.fixture
def known(app):
    """An organisation of the directory with all that tells it from others."""
    return next(
        item
        for item in app.knowledge.directory.controllers
        if item.company_number and item.contact.address and item.contact.email
    )


@pytest.fixture
def listed(tmp_path, known):
    """A list of three, one of them known and with another address."""
    path = tmp_path / "list.csv"
    path.write_text(
        "name,email,company number,address line 1,postcode\n"
        f"{known.name.replace(',', '')},post@elsewhere.example,{known.company_number},"
        "9 Other Road,EX9 9ZZ\n"
        "Fresh Example Ltd,privacy@fresh.example,,1 New Road,EX1 1AA\n"
        "Free Example Ltd,example.ltd@gmail.com,,2 New Road,EX1 1AA\n"
    )
    return path


@pytest.fixture
def looking(app):
    inspect = InspectPack(ConfinedPacks(), app.knowledge, [SIGNER.public])
    return lambda path: inspect.look(path, PackWords(), UnwatchedTicket())


def sign(path, note=NOTE):
    path.with_name(path.name + ".minisig").write_text(SIGNER.sign(path.read_bytes(), note))


def test_a_changed_address_stands_beside_the_known_one(looking, listed, known):
    report = looking(listed)
    (change,) = report.changes
    assert change.controller_id == known.id
    assert change.offered[-1] == "post@elsewhere.example"
    assert change.known[-1] == known.contact.email
    assert report.added == 2


def test_an_unsigned_list_is_marked_before_anything_else(looking, listed):
    report = looking(listed)
    assert not report.is_signed
    assert "Nobody has signed" in report.warnings[0]


def test_an_odd_contact_is_named_with_its_reason(looking, listed):
    (suspect,) = [one for one in looking(listed).suspects if "gmail.com" in one.reasons[0]]
    assert suspect.name == "Free Example Ltd"


def test_a_signed_list_says_who_and_when(looking, listed):
    sign(listed)
    report = looking(listed)
    assert report.is_signed
    assert report.installed.note.sequence == 12
    assert report.warnings == ()


def test_a_signed_list_that_was_changed_is_refused_unread(looking, listed):
    sign(listed)
    listed.write_text(listed.read_text().replace("9 Other Road", "9 Thief Road"))
    with pytest.raises(PackNotGenuineError, match="Do not post"):
        looking(listed)


def test_an_old_edition_is_refused(app, looking, listed):
    sign(listed)
    app.knowledge.shelf.keep(looking(listed).installed)
    with pytest.raises(PackOlderError):
        looking(listed)


def test_a_list_held_back_for_long_is_told(looking, listed):
    sign(listed, NOTE.replace("2026-11-20", "2026-01-20"))
    assert "20 January 2026" in looking(listed).warnings[0]


def test_the_keys_that_come_with_the_program_can_be_read(resources):
    assert isinstance(read_signing_keys(resources / "directory" / "signing_keys.txt"), tuple)

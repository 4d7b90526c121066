"""Lists signed by somebody whom the person trusts are signed; everyone else's are as before."""

import pytest

from dsar_assistant.directory.packs.errors import PackNotGenuineError, PackOlderError
from dsar_assistant.directory.packs.read import PackWords
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.signer import SignerKeyError, SignerNameError
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.directory.packs.test_signature import NOTE, Signer, b64

CHARITY = Signer()
NUMBER = "3837363534333231"  # "12345678", read from behind as minisign does
KEY = "untrusted comment: minisign public key\n" + b64(b"Ed" + CHARITY.id + CHARITY.public.key)


@pytest.fixture
def signed(tmp_path):
    """Write a list that the charity signed; gives its place."""

    def write(sequence=12, name="Fresh Example Ltd"):
        path = tmp_path / "list.csv"
        path.write_text(f"name,email\n{name},privacy@fresh.example\n")
        note = NOTE.replace("sequence=12", f"sequence={sequence}")
        beside = path.with_name("list.csv.minisig")
        beside.write_text(CHARITY.sign(path.read_bytes(), note))
        return path

    return write


def take_in(app, path):
    return app.packs.take_in(path, PackWords(), UnwatchedTicket()).value


def test_the_number_is_there_to_be_compared_before_anybody_is_trusted(app):
    found = app.signers.look("Larkspur Advice", KEY)
    assert (found.key_id, found.key_words) == (NUMBER, "3837 3635 3433 3231")
    assert app.signers.all() == ()


def test_a_list_by_nobody_trusted_is_refused(app, signed):
    with pytest.raises(PackNotGenuineError, match="add it under Settings"):
        take_in(app, signed())


def test_a_list_by_somebody_trusted_is_signed_and_says_by_whom(app, signed):
    app.signers.trust("  Larkspur   Advice ", KEY)
    report = take_in(app, signed())
    (one,) = app.packs.lists()
    assert (report.is_signed, report.warnings) == (True, ())
    assert one.signed_words == "signed by Larkspur Advice, whom you trust"


def test_sequence_is_still_checked(app, signed):
    app.signers.trust("Larkspur Advice", KEY)
    take_in(app, signed(13))
    with pytest.raises(PackOlderError):
        take_in(app, signed(12))
    take_in(app, signed(14))
    assert len(app.packs.lists()) == 1


def test_a_changed_list_is_refused(app, signed):
    app.signers.trust("Larkspur Advice", KEY)
    path = signed()
    path.write_text(path.read_text().replace("fresh.example", "false.example"))
    with pytest.raises(PackNotGenuineError):
        take_in(app, path)


def test_nobody_takes_the_place_of_a_list_that_another_signed(app, signed):
    app.signers.trust("Larkspur Advice", KEY)
    take_in(app, signed())
    assert app.packs.lists()[0].id == f"signed-{NUMBER.lower()}-test-list"


def test_with_the_signer_their_lists_go(app, signed):
    app.signers.trust("Larkspur Advice", KEY)
    take_in(app, signed())
    assert app.signers.remove(NUMBER).value == 1
    assert (app.packs.lists(), app.signers.all()) == ((), ())
    assert app.knowledge.directory.search("fresh example", 1) == ()
    with pytest.raises(NotFoundError):
        app.signers.remove(NUMBER)


def test_while_the_vault_is_locked_nobody_counts_and_nobody_is_named(app, signed):
    app.signers.trust("Larkspur Advice", KEY)
    take_in(app, signed())
    app.vault.lock()
    assert app.signers.all() == ()
    (one,) = app.packs.lists()
    assert one.signer == f"the owner of key {NUMBER}"
    with pytest.raises(PackNotGenuineError):
        take_in(app, signed(13))


def test_who_is_trusted_is_written_nowhere_in_the_clear(app, signed):
    app.signers.trust("Larkspur Advice", KEY)
    take_in(app, signed())
    for path in app.data_folder.rglob("*"):
        assert not path.is_file() or b"Larkspur Advice" not in path.read_bytes()


@pytest.mark.parametrize("key", ["", "\n", "RWQ", "no key at all", b64(b"Ed" + bytes(50))])
def test_what_is_no_key_is_told(app, key):
    with pytest.raises(SignerKeyError, match="Nothing was kept"):
        app.signers.trust("Larkspur Advice", key)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\u202eb"])
def test_a_signer_needs_a_name(app, name):
    with pytest.raises(SignerNameError):
        app.signers.trust(name, KEY)


def test_an_export_takes_nobodys_trust_along(app):
    app.signers.trust("Larkspur Advice", KEY)
    assert b"Larkspur Advice" not in app.exports.archive()

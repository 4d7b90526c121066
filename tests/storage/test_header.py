"""Whoever changes the header file is noticed."""

import hashlib
import json

import msgspec
import pytest

from dsar_assistant.domain.vault import VaultState, WithKeyring, WithPassphrase, WithRecoveryKey
from dsar_assistant.domain.vault_errors import (
    KeyringWrongKeyError,
    VaultDamagedError,
    VaultError,
    VaultFromNewerVersionError,
    WrongPassphraseError,
)
from dsar_assistant.storage.header import Header, load_header, read_header, write_header

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def header_file(vault, folder):
    vault.lock()
    return folder / "vault" / "vault.json"


def rewrite(path, change):
    """Change the header as somebody would who knows the format, checksum and all."""
    file = json.loads(path.read_bytes())
    change(file["header"])
    header = msgspec.convert(file["header"], Header, strict=False)
    file["checksum"] = hashlib.sha256(msgspec.json.encode(header)).hexdigest()
    path.write_text(json.dumps(file), "utf-8")


def slot(header, kind):
    return next(slot for slot in header["slots"] if slot["kind"] == kind)


def test_the_header_reads_back(header_file):
    header = load_header(header_file)
    assert read_header(write_header(header)) == header


def test_it_says_nothing_about_the_person(header_file):
    known = {
        "checksum",
        "header",
        "format",
        "vault_id",
        "slots",
        "seal",
    }
    file = json.loads(header_file.read_bytes())
    assert {*file, *file["header"]} == known


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b'{"header": {}}',
        b'{"header": {"format": 1}}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_header_is_damage(header_file, vault, content):
    header_file.write_bytes(content)
    assert vault.status().state is VaultState.DAMAGED
    with pytest.raises(VaultDamagedError):
        vault.open(WithPassphrase(PASSPHRASE))


def test_every_flipped_bit_is_noticed(header_file):
    whole = header_file.read_bytes()
    header = read_header(whole)
    for at in range(0, len(whole), 7):
        flipped = bytearray(whole)
        flipped[at] ^= 4
        try:
            assert read_header(bytes(flipped)) == header  # spaces between the parts
        except VaultError:
            continue


def test_a_header_of_a_newer_version_is_left_alone(header_file, vault):
    before = header_file.read_bytes()
    file = json.loads(before)
    file["header"]["format"] = 2
    file["header"]["slots"] = "something new"
    header_file.write_text(json.dumps(file), "utf-8")
    assert vault.status().state is VaultState.NEWER
    with pytest.raises(VaultFromNewerVersionError):
        vault.open(WithPassphrase(PASSPHRASE))


def test_a_cost_that_would_hang_the_computer_is_not_tried(header_file, vault):
    rewrite(header_file, lambda h: slot(h, "passphrase")["cost"].update(memory_kib=1 << 31))
    with pytest.raises(VaultDamagedError):
        vault.open(WithPassphrase(PASSPHRASE))


def test_a_cheaper_cost_cannot_be_slipped_in(header_file, vault):
    rewrite(header_file, lambda h: slot(h, "passphrase")["cost"].update(memory_kib=16))
    with pytest.raises(WrongPassphraseError):
        vault.open(WithPassphrase(PASSPHRASE))


def test_a_slot_moved_to_another_vault_does_not_open(header_file, vault):
    rewrite(header_file, lambda h: h.update(vault_id="0" * 32))
    with pytest.raises(WrongPassphraseError):
        vault.open(WithPassphrase(PASSPHRASE))


def test_a_slot_taken_away_is_noticed_by_the_others(header_file, vault):
    rewrite(header_file, lambda h: h["slots"].remove(slot(h, "recovery")))
    for unlock in (WithPassphrase(PASSPHRASE), WithKeyring()):
        with pytest.raises(VaultDamagedError, match="list of keys"):
            vault.open(unlock)


def test_slots_swapped_with_each_other_do_not_open(header_file, vault, recovery_key):
    def swap(header):
        one, two = slot(header, "keyring"), slot(header, "recovery")
        one["wrapped"], two["wrapped"] = two["wrapped"], one["wrapped"]

    rewrite(header_file, swap)
    with pytest.raises(KeyringWrongKeyError):
        vault.open(WithKeyring())
    with pytest.raises(VaultError):
        vault.open(WithRecoveryKey(recovery_key))

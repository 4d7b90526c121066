import base64
import hashlib
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from dsar_assistant.directory.packs.errors import PackNotGenuineError, PackOlderError
from dsar_assistant.directory.packs.signature import (
    PackNote,
    read_signing_key,
    require_newer,
    verify,
)

PACK = b"name,email\nExample Ltd,privacy@example-ltd.example\n" * 4
NOTE = "pack=test-list sequence=12 date=2026-11-20"
KEY_ID = b"12345678"


def b64(raw):
    return base64.b64encode(raw).decode()


class Signer:
    """Signs as minisign does."""

    def __init__(self, key_id=KEY_ID):
        self.key = Ed25519PrivateKey.generate()
        self.id = key_id

    @property
    def public(self):
        raw = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return read_signing_key(f"untrusted comment: x\n{b64(b'Ed' + self.id + raw)}\n")

    def sign(self, content=PACK, note=NOTE, algorithm=b"ED"):
        signed = self.key.sign(hashlib.blake2b(content).digest())
        overall = self.key.sign(signed + note.encode())
        return (
            f"untrusted comment: anything\n{b64(algorithm + self.id + signed)}\n"
            f"trusted comment: {note}\n{b64(overall)}\n"
        )


@pytest.fixture(scope="module")
def signer():
    return Signer()


def refused(content, signature, keys):
    with pytest.raises(PackNotGenuineError, match="nothing was changed"):
        verify(content, signature, keys, "list.csv")


def test_a_signed_list_gives_the_note_of_its_signer(signer):
    note = verify(PACK, signer.sign(), [Signer(b"otherkey").public, signer.public], "list.csv")
    assert note == PackNote("test-list", 12, date(2026, 11, 20))


def test_every_changed_bit_is_refused(signer):
    signature = signer.sign()
    for place in range(0, len(PACK) * 8, 3):
        changed = bytearray(PACK)
        changed[place // 8] ^= 1 << place % 8
        refused(bytes(changed), signature, [signer.public])


def test_every_changed_sign_of_the_signature_is_refused(signer):
    signature = signer.sign()
    begin = signature.index("\n") + 1
    refusals = 0
    for place in range(begin, len(signature) - 1):
        other = "A" if signature[place] != "A" else "B"
        changed = signature[:place] + other + signature[place + 1 :]
        try:
            verify(PACK, changed, [signer.public], "list.csv")
        except PackNotGenuineError:
            refusals += 1
    # The last sign before the filling of base64 has bits that stand for nothing.
    assert refusals >= len(signature) - begin - 3


@pytest.mark.parametrize(
    "note",
    [
        "sequence=12",
        "pack=x sequence=-1 date=2026-11-20",
        "pack=x sequence=1 date=2026-13-40",
        "pack=x sequence=1 date=2026-11-20 more",
    ],
)
def test_a_note_that_says_something_else_is_refused(signer, note):
    refused(PACK, signer.sign(note=note), [signer.public])


def test_a_stranger_and_an_older_format_are_refused(signer):
    refused(PACK, Signer().sign(), [signer.public])
    refused(PACK, signer.sign(), [])
    refused(PACK, signer.sign(algorithm=b"Ed"), [signer.public])


def test_a_note_under_another_lists_signature_is_refused(signer):
    one, two = signer.sign().splitlines(), signer.sign(note=NOTE.replace("12", "13")).splitlines()
    refused(PACK, "\n".join((*one[:2], *two[2:3], *one[3:])), [signer.public])


@pytest.mark.parametrize(
    "text", ["", "x", "a\nb\nc\nd", "untrusted comment: \n!\n\n\n", "x" * 9000]
)
def test_what_is_no_signature_is_refused(signer, text):
    refused(PACK, text, [signer.public])


@pytest.mark.parametrize("installed", [12, 13])
def test_an_edition_that_is_not_newer_is_refused(installed):
    note = PackNote("test-list", 12, date(2026, 11, 20))
    with pytest.raises(PackOlderError, match="in use already"):
        require_newer(note, installed, "list.csv")
    require_newer(note, 11, "list.csv")
    require_newer(note, None, "list.csv")


def test_an_edition_of_half_a_year_ago_is_stale():
    note = PackNote("test-list", 12, date(2026, 5, 1))
    assert note.is_stale(date(2026, 11, 23))
    assert not note.is_stale(date(2026, 10, 1))

"""Checks whose list it is: Ed25519 in the format of minisign, over the whole file.

The signer's note is signed too. Ours reads ``pack=NAME sequence=12 date=2026-11-20``, so
that neither an older list nor another one can be handed in under the same signature.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dsar_assistant.directory.packs.errors import PackNotGenuineError, PackOlderError

STALE_AFTER = timedelta(days=180)
_LONGEST = 4096
_LINES = 4
_PLAIN, _HASHED = b"Ed", b"ED"
_ID = 8
_KEY = 32
_SIGNATURE = 64
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_NOTE = re.compile(r"pack=([a-z0-9-]{1,60}) sequence=([0-9]{1,9}) date=(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The public half of a key that lists are signed with.

    Attributes:
        id: Eight bytes that name it, as they stand in a signature.
        key: The key itself.
    """

    id: bytes
    key: bytes

    @property
    def number(self) -> str:
        """The id as minisign writes it: sixteen hexadecimal digits."""
        return f"{int.from_bytes(self.id, 'little'):016X}"


@dataclass(frozen=True, slots=True)
class PackNote:
    """What the signer says of a list, under the signature.

    Attributes:
        sequence: Counts up with every edition.
        signer: Number of the key, if it is one that the person trusts; empty for our own.
    """

    name: str
    sequence: int
    on: date
    signer: str = ""

    def is_stale(self, today: date) -> bool:
        """Say whether it is so old that somebody may be holding newer ones back."""
        return today - self.on > STALE_AFTER


def read_signing_key(text: str) -> SigningKey:
    """Read a public key as minisign writes it, with or without its comment.

    Raises:
        ValueError: It is none.
    """
    raw = base64.b64decode(text.strip().splitlines()[-1], validate=True)
    if len(raw) != len(_PLAIN) + _ID + _KEY or not raw.startswith(_PLAIN):
        raise ValueError("this is no public key of minisign")
    return SigningKey(raw[2:10], raw[10:])


def verify(content: bytes, signature: str, keys: Sequence[SigningKey], name: str) -> PackNote:
    """Check a list against its signature, and give the signer's note.

    Args:
        content: The whole file of the list.
        signature: The whole ``.minisig`` file.
        keys: Those that are trusted.
        name: Of the file, for messages.

    Raises:
        PackNotGenuineError: It was changed, or somebody else signed it.
    """
    try:
        return _verified(content, signature, keys)
    except (ValueError, InvalidSignature, binascii.Error) as error:
        raise PackNotGenuineError(name) from error


def require_newer(note: PackNote, installed: int | None, name: str) -> None:
    """Make sure that a list is not an older edition than the one in use, put back by somebody.

    Raises:
        PackOlderError: It is the same or older.
    """
    if installed is not None and note.sequence <= installed:
        raise PackOlderError(name, note.sequence, installed)


def _verified(content: bytes, signature: str, keys: Sequence[SigningKey]) -> PackNote:
    """Check both signatures: of the file, and of the note together with the first."""
    if len(signature) > _LONGEST:
        raise ValueError("too long")
    lines = signature.splitlines()
    if len(lines) != _LINES or not lines[0].startswith(_UNTRUSTED):
        raise ValueError("not four lines")
    raw, comment = base64.b64decode(lines[1], validate=True), lines[2]
    overall = base64.b64decode(lines[3], validate=True)
    algorithm, key_id, signed = raw[:2], raw[2:10], raw[10:]
    if len(signed) != _SIGNATURE or algorithm != _HASHED or not comment.startswith(_TRUSTED):
        raise ValueError("another format")
    key = Ed25519PublicKey.from_public_bytes(_trusted(key_id, keys).key)
    trusted = comment.removeprefix(_TRUSTED)
    key.verify(signed, hashlib.blake2b(content).digest())
    key.verify(overall, signed + trusted.encode())
    return _note(trusted)


def _trusted(key_id: bytes, keys: Sequence[SigningKey]) -> SigningKey:
    for key in keys:
        if key.id == key_id:
            return key
    raise ValueError("an unknown key")


def _note(text: str) -> PackNote:
    found = _NOTE.fullmatch(text)
    if found is None:
        raise ValueError("another note")
    return PackNote(found[1], int(found[2]), date.fromisoformat(found[3]))

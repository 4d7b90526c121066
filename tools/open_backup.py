"""Open a backup of a DSAR Assistant vault without the program.

    pip install sqlcipher3 cryptography argon2-cffi
    python open_backup.py BACKUP OUT.sqlite

It asks for the pass phrase or the recovery key and writes an ordinary SQLite file, WHICH
IS NOT ENCRYPTED: anyone who gets it can read it. The format, as this script reads it:

A backup is a ZIP file with two folders, which hold a vault each. In both, ``vault.json`` holds
"header" with "slots"; each slot holds the same 48 bytes, a 32-byte key and a 16-byte salt,
encrypted with AES-256-GCM under a wrapping key:

* kind "passphrase": Argon2id of the NFKC form of the pass phrase, with the slot's salt and cost;
* kind "recovery": HKDF-SHA256 of the 20 bytes that the printed key stands for, with the
  slot's salt and the words "dsar-assistant recovery";
* kind "keyring": random, in the keyring of one computer; not used here.

What is authenticated with it is the header as compact JSON with an empty seal and this one
slot, whose nonce and content are empty. ``vault.db`` is an SQLCipher 4 database whose raw key
is those 48 bytes; random bytes may follow its last page.
"""

import base64
import getpass
import json
import os
import shutil
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans("OIL", "011")
FOLDERS = ("vault", "vault.2")
KEY_LETTERS, CHECK_LETTERS = 32, 4
Part = dict[str, Any]


def recovery_bytes(secret: str) -> bytes | None:
    """Read a printed recovery key; None if this is none."""
    letters = "".join(x for x in secret.upper().translate(LOOK_ALIKES) if x in ALPHABET)
    if len(letters) != KEY_LETTERS + CHECK_LETTERS:
        return None
    number = 0
    for letter in letters[:KEY_LETTERS]:
        number = number << 5 | ALPHABET.index(letter)
    return number.to_bytes(20, "big")


def wrapping_key(slot: Part, secret: str) -> bytes | None:
    """Work out what a slot's content is encrypted with; None if this secret cannot open it."""
    salt = base64.b64decode(slot["salt"])
    if slot["kind"] == "passphrase":
        words = unicodedata.normalize("NFKC", secret).encode()
        cost = slot["cost"]
        effort = (cost["time_cost"], cost["memory_kib"], cost["lanes"])
        return hash_secret_raw(words, salt, *effort, 32, Type.ID)
    recovery = recovery_bytes(secret)
    if slot["kind"] != "recovery" or recovery is None:
        return None
    return HKDF(SHA256(), 32, salt, b"dsar-assistant recovery").derive(recovery)


def raw_key(header: Part, secret: str) -> bytes | None:
    """Get the database's key out of the header; None if the secret opens no slot."""
    for slot in header["slots"]:
        key = wrapping_key(slot, secret)
        if key is None:
            continue
        bare = header | {"seal": "", "slots": [slot | {"nonce": "", "wrapped": ""}]}
        bound = json.dumps(bare, separators=(",", ":"), ensure_ascii=False).encode()
        nonce, wrapped = base64.b64decode(slot["nonce"]), base64.b64decode(slot["wrapped"])
        try:
            return AESGCM(key).decrypt(nonce, wrapped, bound)
        except InvalidTag:
            continue
    return None


def write_plain(database: Path, key: bytes, out: Path) -> None:
    """Write the content of an encrypted database as an ordinary one."""
    connection = dbapi2.connect(str(database))
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(out),))
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.commit()
    finally:
        connection.close()


def copy_out(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    """Copy one file out, if it is there: the log beside the database seldom is."""
    if name in archive.namelist():
        with archive.open(name) as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)


def open_backup(backup: Path, out: Path, secret: str) -> bool:
    """Decrypt a backup into a file; False if the secret does not open it."""
    with zipfile.ZipFile(backup) as archive, tempfile.TemporaryDirectory() as scratch:
        for folder in FOLDERS:
            key = raw_key(json.loads(archive.read(f"{folder}/vault.json"))["header"], secret)
            if key is not None:
                database = Path(scratch, "vault.db")
                for part in ("vault.db", "vault.db-wal"):
                    copy_out(archive, f"{folder}/{part}", Path(scratch, part))
                os.close(os.open(out, os.O_CREAT | os.O_EXCL, 0o600))
                write_plain(database, key, out)
                return True
    return False


def main() -> int:
    """Ask, decrypt, and say what was done."""
    try:
        backup, out = (Path(argument) for argument in sys.argv[1:])
    except ValueError:
        print(__doc__)
        return 2
    if out.exists():
        print(f"{out} is there already and was left alone. Choose another name.")
        return 1
    secret = os.environ.get("DSAR_PASSPHRASE") or getpass.getpass("Pass phrase or recovery key: ")
    if not open_backup(backup, out, secret):
        print("That opens nothing in this backup. Nothing was written.")
        return 1
    print(f"{out} holds everything, readable by anyone. Remove it when you are done.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

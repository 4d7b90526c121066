"""The two places of a data folder, of which a person may use one or both.

Both always hold a whole vault, made by the same steps: the person's own, and a second one.
As long as no second pass phrase was chosen, nobody knows what would open the second one;
after that, a pass phrase does. Nothing on the disk differs between the two cases, nor does
anything show which place holds which: chance decides where the first vault goes, both
databases are filled up to one size, and both get the same times whenever one is closed.
"""

import os
import secrets
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from dsar_assistant.domain.vault import KeyChoices, SlotKind, Unlock, WithPassphrase
from dsar_assistant.domain.vault_errors import (
    NoSuchSlotError,
    SamePassphraseError,
    SecondNeedsPassphraseError,
    VaultDamagedError,
    VaultError,
    VaultFromNewerVersionError,
    VaultHalfMissingError,
    VaultMissingError,
)
from dsar_assistant.ports import Disk
from dsar_assistant.storage.header import Header, load_header
from dsar_assistant.storage.kdf import Argon2Cost
from dsar_assistant.storage.keys import VaultKey, unwrap
from dsar_assistant.storage.padding import fill, rounded_size
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.storage.vault_files import PLACES, VaultFiles

_ROOM_TO_LEAVE = 32 << 20
UNREADABLE = (VaultDamagedError, VaultHalfMissingError, VaultFromNewerVersionError)


@dataclass(frozen=True, slots=True)
class Found:
    """The vault that something opens: where it lies, its header, and its key."""

    files: VaultFiles
    header: Header
    key: VaultKey


def a_place(folder: Path, around: Surroundings) -> VaultFiles:
    """Give one of the two places for a first vault, by chance."""
    return VaultFiles(folder, around.place or secrets.choice(PLACES))


def read_header_of(files: VaultFiles) -> Header:
    """Read the header of a vault of which no part is missing."""
    files.require_whole()
    return load_header(files.header)


def find(files: VaultFiles, unlock: Unlock, around: Surroundings) -> Found:
    """Find the vault that this opens, in whichever place it lies.

    Both are always tried, so that the time it takes does not tell which it was.

    Raises:
        DsarError: It opens neither; what is said is what fits the vault that has such a way.
    """
    found: list[Found] = []
    troubles: list[tuple[int, VaultError]] = []
    for place in files.both:
        header = None
        try:
            header = read_header_of(place)
            found.append(Found(place, header, unwrap(header, unlock, around.secrets)))
        except VaultError as error:
            troubles.append((_weight(error, header), error))
    if found:
        return found[0]
    raise min(troubles, key=lambda one: one[0])[1]


def _weight(trouble: VaultError, header: Header | None) -> int:
    """Order troubles: first what cannot be read, then wrong keys, then what is not there.

    Where one vault opens with the keyring the other is nobody's, and has nothing to say.
    """
    if isinstance(trouble, UNREADABLE):
        return 0
    if isinstance(trouble, VaultMissingError):
        return 4
    if header is not None and header.slot(SlotKind.KEYRING) is not None:
        return 1
    return 3 if isinstance(trouble, NoSuchSlotError) else 2


def passphrase_cost(files: VaultFiles) -> Argon2Cost | None:
    """Give the cost that pass phrases have here, which all share: another would stand out."""
    for place in files.both:
        with suppress(VaultError):
            slot = read_header_of(place).slot(SlotKind.PASSPHRASE)
            if slot is not None:
                return slot.cost
    return None


def require_passphrase_only(header: Header) -> None:
    """Make sure that a second vault would be of use.

    Raises:
        SecondNeedsPassphraseError: This one opens without a pass phrase.
    """
    has_keyring = header.slot(SlotKind.KEYRING) is not None
    if has_keyring or header.slot(SlotKind.PASSPHRASE) is None:
        raise SecondNeedsPassphraseError


def require_other_passphrase(header: Header, passphrase: str, around: Surroundings) -> None:
    """Make sure that a pass phrase does not open this vault: each must open one only.

    Raises:
        SamePassphraseError: It does.
    """
    try:
        unwrap(header, WithPassphrase(passphrase), around.secrets)
    except VaultError:
        return
    raise SamePassphraseError


def around_for_twin(files: VaultFiles, around: Surroundings) -> Surroundings:
    """Give surroundings in which a pass phrase costs what the other vault's costs."""
    return replace(around, cost=passphrase_cost(files) or around.cost)


def anything() -> KeyChoices:
    """Choose a pass phrase that nobody will ever know."""
    return KeyChoices(secrets.token_urlsafe(32))


def make_alike(files: VaultFiles, disk: Disk) -> None:
    """Give both places files of the same sizes and the same times.

    On a disk with little room the sizes stay as they are.
    """
    databases = [place.database for place in files.both if place.database.is_file()]
    sizes = [file.stat().st_size for file in databases]
    size = rounded_size(max(sizes, default=0))
    missing = len(sizes) * size - sum(sizes)
    if disk.free_bytes(files.folder) > missing + _ROOM_TO_LEAVE:
        for file in databases:
            with suppress(OSError):
                fill(file, size)
    now = time.time_ns()
    for place in files.both:
        place.clear_empty_log()
        for path in (*place.vault.glob("*"), place.vault):
            with suppress(OSError):
                os.utime(path, ns=(now, now))


def renew(files: VaultFiles, around: Surroundings) -> None:
    """Write the files of a closed vault anew, so that they are as young as a new one's."""
    draft = files.draft()
    shutil.copytree(files.vault, draft.vault)
    put_in_place(draft, files, around)


def put_in_place(draft: VaultFiles, files: VaultFiles, around: Surroundings) -> None:
    """Let a finished vault take a place; what was there is removed. A crash is finished later."""
    try:
        around.disk.move(draft.vault, files.ready.vault)
    except BaseException:
        shutil.rmtree(draft.vault, ignore_errors=True)
        raise
    if files.vault.exists():
        old = files.draft().vault
        around.disk.move(files.vault, old)
        shutil.rmtree(old, ignore_errors=True)
    around.disk.move(files.ready.vault, files.vault)

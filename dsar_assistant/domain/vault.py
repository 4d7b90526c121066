"""The encrypted vault as people see it: what state it is in, and what opens it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

_WARN_BELOW = 500_000_000
_IMPORT_FROM = 100_000_000


class SlotKind(StrEnum):
    """One way of opening the vault; each works without the others."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way, not a pass phrase
    RECOVERY = "recovery"


class VaultState(StrEnum):
    """What is found in the data folder."""

    ABSENT = "absent"
    LOCKED = "locked"
    OPEN = "open"
    HALF_MISSING = "half-missing"
    DAMAGED = "damaged"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class VaultStatus:
    """The state of the vault, and which ways of opening it exist.

    Attributes:
        key_store: What held the keyring key when it was put there, such as ``SecretService``.
        advice: One or two sentences on what to do; empty when nothing is wrong.
    """

    state: VaultState
    slots: tuple[SlotKind, ...] = ()
    key_store: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class WithKeyring:
    """Open with the key that the computer's keyring holds."""


@dataclass(frozen=True, slots=True)
class WithPassphrase:
    """Open with the pass phrase."""

    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WithRecoveryKey:
    """Open with the printed recovery key; spaces, case and look-alike letters do not matter."""

    recovery_key: str = field(repr=False)


Unlock = WithKeyring | WithPassphrase | WithRecoveryKey


@dataclass(frozen=True, slots=True)
class KeyChoices:
    """Which ways of opening a new vault the person chose; a recovery key is always made.

    Attributes:
        passphrase: None = no pass phrase.
        keyring: Whether this computer's keyring may open the vault.
    """

    passphrase: str | None = field(default=None, repr=False)
    keyring: bool = False


@dataclass(frozen=True, slots=True)
class DiskRoom:
    """How much room the disk with the vault has left."""

    free_bytes: int

    @property
    def is_low(self) -> bool:
        """Whether to warn."""
        return self.free_bytes < _WARN_BELOW

    @property
    def is_too_low_to_import(self) -> bool:
        """Whether to take in no more files, so that what is there can still be worked with."""
        return self.free_bytes < _IMPORT_FROM


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file.

    Attributes:
        name: File name inside the backup folder; enough to ask for it again.
        made_at: When it was made (UTC).
    """

    name: str
    made_at: datetime
    size_bytes: int


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what, and when; never what was in it.

    Attributes:
        number: Counts from one, without gaps.
        object_id: Id of the thing touched; means nothing once that thing is removed.
    """

    number: int
    at: datetime
    who: str
    action: str
    object_id: str

"""What a vault needs from the computer around it."""

from dataclasses import dataclass

from dsar_assistant.ports import Clock, Disk, SecretStore
from dsar_assistant.storage.kdf import Argon2Cost


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The ports through which the vault reaches keyring, clock and disk.

    Attributes:
        cost: Of a new pass phrase; None = measure what half a second costs here.
        place: Which of the two places a first vault takes; None = chance decides.
    """

    secrets: SecretStore
    clock: Clock
    disk: Disk
    cost: Argon2Cost | None = None
    place: str | None = None

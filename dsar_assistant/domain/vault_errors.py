"""What can go wrong with the vault and its keys, each situation in its own words."""

from dsar_assistant.domain.errors import DsarError


class VaultError(DsarError):
    """Something about the vault that the person can act on."""


class VaultMissingError(VaultError):
    """There is no vault in the data folder."""

    def __init__(self, folder: str) -> None:
        """Name the folder that was looked in."""
        super().__init__(
            f"There is no vault in {folder} yet. Nothing was changed. "
            "Create one, restore a backup, or choose the folder where yours lies."
        )


class VaultExistsError(VaultError):
    """A vault is there already, and a new one is never put over an old one."""

    def __init__(self, folder: str) -> None:
        """Name the folder."""
        super().__init__(
            f"There is a vault in {folder} already. It was left as it is. "
            "Open it with your pass phrase, keyring or recovery key, or choose another folder."
        )


class VaultHalfMissingError(VaultError):
    """One of the two files of a vault is gone."""

    def __init__(self, missing: str) -> None:
        """Name the file that is gone."""
        super().__init__(
            f"A part of your vault is missing: the file {missing}. What is left was not touched, "
            "and no new vault was made over it. Put the file back from where it was moved to, "
            "or restore a backup."
        )
        self.missing = missing


class VaultDamagedError(VaultError):
    """A file of the vault is not as this program wrote it."""

    def __init__(self, what: str) -> None:
        """Name in plain words which part is damaged."""
        super().__init__(
            f"The vault is damaged: {what}. The damaged files are kept as they are, "
            "and nothing was written to them. Restore the newest backup."
        )
        self.what = what


class VaultFromNewerVersionError(VaultError):
    """A newer version of the program has changed the vault's shape."""

    def __init__(self, shape: str) -> None:
        """Give the name of the shape that this program does not know."""
        super().__init__(
            f"This vault was last used with a newer version of the program (shape {shape}). "
            "It was opened for nothing and changed in nothing. Install the newer version, "
            "or restore a backup made with this one."
        )
        self.shape = shape


class VaultLockedError(VaultError):
    """Something was asked of a vault that is locked."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__("The vault is locked. Nothing was changed. Unlock it and try again.")


class VaultInUseError(VaultError):
    """Another window or command of this program has the vault open."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "The program is already running with this vault. Nothing was changed. "
            "Use the window that is open, or close it and try again."
        )


class VaultBusyError(VaultError):
    """Another piece of work kept the vault too long."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "The vault is busy with another piece of work. This change was not saved; "
            "everything saved before is safe. Wait a moment and try again."
        )


class VaultOlderError(VaultError):
    """The vault may be an older copy; the person can say that this is on purpose."""


class VaultRolledBackError(VaultOlderError):
    """The vault is an older one than was last seen."""

    def __init__(self, last_seen: int, found: int) -> None:
        """Say how many saved changes were seen last and how many the file holds."""
        super().__init__(
            f"The vault is older than when you last used it: {last_seen:,} changes had been saved, "
            f"this file holds {found:,}. Nothing was changed. If you put an older copy back "
            "yourself, say so to go on with it; otherwise restore your newest backup."
        )
        self.last_seen = last_seen
        self.found = found


class VaultAgeUnknownError(VaultOlderError):
    """The note of how many changes were saved is gone, so an older vault cannot be told."""

    def __init__(self, found: int) -> None:
        """Say how many saved changes the file holds."""
        super().__init__(
            "The program's own note of how many changes it had saved is missing or altered, so it "
            f"cannot tell whether this vault, with {found:,} changes, is your newest. Nothing was "
            "changed. If it looks right to you, say so to go on; otherwise restore a backup."
        )
        self.found = found


class KeyListRolledBackError(VaultOlderError):
    """The list of keys is an older one than was last seen."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "The vault's list of keys is an older one; a pass phrase or recovery key that you "
            "replaced may open the vault again. Nothing was changed. If you put an older copy "
            "back yourself, say so to go on; then choose a new pass phrase."
        )


class DiskFullError(VaultError):
    """There is no room left on the disk."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "There is no room left on the disk, so this change was not saved. Everything saved "
            "before is safe. Free some room, or remove things here that you no longer need."
        )


class NoRoomToImportError(VaultError):
    """The disk has room for what is there, but none to take in more."""

    def __init__(self, free_bytes: int) -> None:
        """Give the room that is left."""
        super().__init__(
            f"There are only {free_bytes // 1_000_000:,} MB left on the disk, so no more files are "
            "taken in for now. Everything saved is safe. Free some room and try again."
        )
        self.free_bytes = free_bytes


class WrongPassphraseError(VaultError):
    """The pass phrase does not open the vault."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "That is not the pass phrase of this vault. Nothing was changed. "
            "Check capital letters and the keyboard, or use your recovery key."
        )


class PassphraseTooShortError(VaultError):
    """A new pass phrase is too easy to try out."""

    def __init__(self, minimum: int) -> None:
        """Give the smallest number of characters."""
        super().__init__(
            f"A pass phrase needs at least {minimum} characters. Nothing was changed. "
            "Four or five unrelated words are easy to remember and hard to guess."
        )


class NoSuchSlotError(VaultError):
    """The vault was never set up to be opened in this way."""

    def __init__(self, way: str) -> None:
        """Name the way in plain words."""
        super().__init__(f"This vault has no {way}. Nothing was changed. Open it in another way.")


class NoWayToOpenError(VaultError):
    """A vault must have a pass phrase or the keyring to be opened from day to day."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "A vault needs a pass phrase or this computer's keyring. Nothing was changed. "
            "Choose at least one of them."
        )


class SecondNeedsPassphraseError(VaultError):
    """A second vault hides nothing while the first opens without a pass phrase."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "A second pass phrase needs a first one: these data open with this computer's keyring, "
            "so anyone at this account could open them. Nothing was changed. "
            "Choose a pass phrase and leave the keyring out first."
        )


class SamePassphraseError(VaultError):
    """Two vaults would have the same pass phrase."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "This pass phrase opens other data here already. Nothing was changed. "
            "Choose another one."
        )


class RecoveryKeyMistypedError(VaultError):
    """What was typed is not a whole recovery key."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "That is not a whole recovery key; a letter or digit is wrong or missing. "
            "Nothing was changed. Compare it with your printed page, group by group."
        )


class WrongRecoveryKeyError(VaultError):
    """A well-formed recovery key that belongs to another vault, or was replaced."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "This recovery key is typed correctly but does not open this vault. Nothing was "
            "changed. It may belong to another vault, or a newer one may have replaced it."
        )


class KeyringAbsentError(VaultError):
    """This computer has no keyring that the program can use."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "This computer offers no keyring right now. Your vault is safe. "
            "Use your pass phrase or your recovery key."
        )


class KeyringRefusedError(VaultError):
    """The keyring on offer would keep the key unprotected, so it is not used."""

    def __init__(self, name: str) -> None:
        """Name the keyring."""
        super().__init__(
            f"The keyring on this computer ({name}) does not protect what it keeps, "
            "so this program does not use it. Your vault is safe. "
            "Use your pass phrase or your recovery key."
        )
        self.name = name


class KeyringLockedError(VaultError):
    """The keyring is there but locked."""

    def __init__(self, name: str) -> None:
        """Name the keyring."""
        super().__init__(
            f"This computer's keyring ({name}) is locked. Your vault is safe. Unlock the keyring "
            "and try again, or use your pass phrase or recovery key."
        )
        self.name = name


class KeyringDismissedError(VaultError):
    """The person closed the window in which the keyring asked for its password."""

    def __init__(self, name: str) -> None:
        """Name the keyring."""
        super().__init__(
            f"The window in which this computer's keyring ({name}) asks for its password was "
            "closed. Your vault is safe. Try again and type it there, or use your pass phrase "
            "or recovery key."
        )
        self.name = name


class KeyringFailedError(VaultError):
    """The keyring is there but did not do what was asked."""

    def __init__(self, name: str) -> None:
        """Name the keyring."""
        super().__init__(
            f"This computer's keyring ({name}) did not answer properly. Your vault is safe. "
            "Try again later, or use your pass phrase or recovery key."
        )
        self.name = name


class KeyringForgetsError(VaultError):
    """The keyring took a secret but did not give it back."""

    def __init__(self, name: str) -> None:
        """Name the keyring."""
        super().__init__(
            f"This computer's keyring ({name}) does not keep what it is given, so it cannot hold "
            "the key. Nothing was changed. Use a pass phrase instead."
        )
        self.name = name


class KeyringItemMissingError(VaultError):
    """The keyring is open but no longer holds this vault's key."""

    def __init__(self, name: str, kept_in: str) -> None:
        """Name the keyring asked now, and the one that the key was put in."""
        moved = "" if kept_in in {"", name} else f" The key was put in {kept_in}."
        super().__init__(
            f"This computer's keyring ({name}) does not hold the key of this vault.{moved} "
            "Your vault is safe. Use your pass phrase or recovery key; "
            "you can put the key in the keyring again afterwards."
        )
        self.name = name
        self.kept_in = kept_in


class KeyringWrongKeyError(VaultError):
    """The keyring holds something under this vault's name, but it does not open the vault."""

    def __init__(self, name: str) -> None:
        """Name the keyring."""
        super().__init__(
            f"What this computer's keyring ({name}) holds does not open this vault. Your vault "
            "is safe. Use your pass phrase or recovery key."
        )
        self.name = name


class KeyringGarbledError(VaultError):
    """The keyring holds something under this vault's name that is no key at all."""

    def __init__(self, name: str) -> None:
        """Name the keyring."""
        super().__init__(
            f"What this computer's keyring ({name}) holds for this vault is damaged or cut short. "
            "Your vault is safe. Use your pass phrase or recovery key; "
            "you can put the key in the keyring again afterwards."
        )
        self.name = name


class BackupUnreadableError(VaultError):
    """A file is no backup of this program, or is damaged."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file and what is wrong with it."""
        super().__init__(
            f"The backup {name} cannot be used: {reason}. Your vault was not touched. "
            "Choose another backup."
        )
        self.name = name


class FolderNotPrivateError(VaultError):
    """The data folder cannot be kept to this person alone."""

    def __init__(self, folder: str, reason: str) -> None:
        """Name the folder and the reason."""
        super().__init__(
            f"The folder {folder} cannot hold a vault: {reason}. Nothing was written there. "
            "Choose a folder on this computer that belongs to you."
        )

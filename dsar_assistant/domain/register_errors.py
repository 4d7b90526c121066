"""What can go wrong with the register of fee payers."""

from dsar_assistant.domain.errors import DsarError

_WHERE_FROM = (
    "Download the register again from the regulator's page, and choose the ZIP or the CSV in it."
)


class RegisterError(DsarError):
    """Something about the register that the person can act on."""


class RegisterMissingError(RegisterError):
    """There is no register on this computer yet."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "The register of fee payers has not been imported yet. Nothing is wrong. "
            "Download it from the regulator's page, then import the file."
        )


class RegisterUnknownError(RegisterError):
    """A file is not the register of fee payers."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            f"{name} is not the register of fee payers: it has no columns called "
            "Registration_number and Organisation_name. "
            f"The register you had, if any, is still in use. {_WHERE_FROM}"
        )


class RegisterUnreadableError(RegisterError):
    """A file cannot be opened, or breaks off while it is being read."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file, and say why without a full stop."""
        super().__init__(
            f"{name} cannot be read: {reason}. "
            f"The register you had, if any, is still in use. {_WHERE_FROM}"
        )


class RegisterTooLargeError(RegisterError):
    """A file is far larger than the register can be."""

    def __init__(self, name: str, limit: str) -> None:
        """Name the file and the limit in words."""
        super().__init__(
            f"{name} was not read, because it is larger than the register can be ({limit}). "
            f"The register you had, if any, is still in use. {_WHERE_FROM}"
        )


class RegisterEmptyError(RegisterError):
    """A file looks like the register but holds no row that can be used."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            f"{name} holds no organisation that could be taken in. "
            f"The register you had, if any, is still in use. {_WHERE_FROM}"
        )


class RegisterDamagedError(RegisterError):
    """The index on this computer cannot be read any more."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "The imported register on this computer is damaged. Your vault is not affected. "
            "Import the register again; the damaged copy is replaced."
        )


class RegisterBusyError(RegisterError):
    """Another window or command is importing, or has the index in its hands."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "The register is being used by another window or command of this program. "
            "Nothing was changed. Wait until that is done and try again."
        )


class RegisterNoRoomError(RegisterError):
    """The disk has too little room for the index."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "There is not enough room on the disk for the register. "
            "The register you had, if any, is still in use. Free some room and try again."
        )


class RegisterUnsupportedError(RegisterError):
    """The SQLite that this Python carries has no full-text search."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "This installation cannot search the register: its SQLite has no full-text search. "
            "Everything else works. Install the program as its instructions say."
        )


class RegisterOtherVersionError(RegisterError):
    """The index on this computer was made by another version of the program."""

    def __init__(self) -> None:
        """Need no facts."""
        super().__init__(
            "The imported register on this computer was made by another version of this program. "
            "Your vault is not affected. Import the register again."
        )

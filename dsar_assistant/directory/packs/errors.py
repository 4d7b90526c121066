"""What can go wrong with a pack that the person handed in."""

from dsar_assistant.domain.errors import DsarError


class PackUnknownError(DsarError):
    """A file or folder is none of the kinds of pack that can be read."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            f"{name} is not a list of organisations that this program can read. "
            "Nothing was changed. Choose a list of the kinds named, or a CSV file: if its headings "
            "are not understood, say which column holds the names."
        )


class PackTooLargeError(DsarError):
    """A pack is larger, or holds more files, than can be safe."""

    def __init__(self, name: str, limit: str) -> None:
        """Name the file and the limit in words."""
        super().__init__(
            f"{name} was not read, because it is larger than a list of organisations can be "
            f"({limit}). Nothing was changed. Download it again, or choose another file."
        )


class PackUnreadableError(DsarError):
    """A pack cannot be opened: damaged, locked with a password, or not allowed."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file and why."""
        super().__init__(
            f"{name} cannot be opened: {reason}. Nothing was changed. "
            "Download it again, or choose another file."
        )


class PackNotGenuineError(DsarError):
    """A list does not go with its signature, or somebody unknown signed it."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            f"{name} was changed after it was signed, or was signed by nobody whom you or this "
            "program trust. It was not used, and nothing was changed. Do not post anything to "
            "addresses from it; download it again from where you know it comes from. If you have "
            "the signer's public key from them, add it under Settings, and open your vault first."
        )


class PackUnkeptError(DsarError):
    """A list could not be kept on this computer."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the list and why."""
        super().__init__(
            f"The list “{name}” could not be kept: {reason}. Nothing was changed. "
            "Make room or choose another data folder, and try again."
        )


class PackEmptyError(DsarError):
    """A list holds no organisation that could be read."""

    def __init__(self, name: str, *, is_read: bool = False) -> None:
        """Name the file, and say whether all of it was read and none of it is of use."""
        super().__init__(
            f"{name} was read, but none of its organisations is of use: they no longer exist, or, "
            "in a list of all companies, none is in your directory by its company number. "
            "Nothing was changed."
            if is_read
            else f"No organisation could be read from {name}. Nothing was changed. "
            "Check that it has a heading for the name, and try again."
        )


class PackOlderError(DsarError):
    """A list is not newer than the one in use."""

    def __init__(self, name: str, sequence: int, installed: int) -> None:
        """Name the file, its edition, and the edition in use."""
        super().__init__(
            f"{name} is edition {sequence:,}, and edition {installed:,} is in use already. "
            "Nothing was changed. An older list may hold addresses that are wrong by now; "
            "look for a newer one."
        )
        self.sequence = sequence
        self.installed = installed

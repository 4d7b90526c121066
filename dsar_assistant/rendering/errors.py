"""What can go wrong while a letter is put on paper."""

import unicodedata

from dsar_assistant.domain.errors import DsarError


def named(character: str) -> str:
    """Show a character with its name, so that it can be found: “→” (rightwards arrow)."""
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    return f"“{character}” ({name})"


class CharacterCannotBePrintedError(DsarError):
    """The letter holds a character that none of the program's typefaces has."""

    def __init__(self, character: str) -> None:
        """Name the character."""
        super().__init__(
            f"The letter holds a character that cannot be printed: {named(character)}. "
            "Nothing was printed, and your words are kept. "
            "Write that word in another way, or save the letter as text."
        )
        self.character = character


class LetterTooLongError(DsarError):
    """The letter would fill more sheets than any letter should."""

    def __init__(self, pages: int) -> None:
        """Say how many pages it may have at most."""
        super().__init__(
            f"The letter would be longer than {pages} pages. "
            "Nothing was printed, and your words are kept. Shorten it and try again."
        )
        self.pages = pages


class NoLettersError(DsarError):
    """A batch was asked for without a letter in it."""

    def __init__(self) -> None:
        """Say that there is nothing to print."""
        super().__init__("There is no letter to print. Nothing was made. Choose a letter first.")


class EmailAddressInvalidError(DsarError):
    """An address for an e-mail draft is not one plain address."""

    def __init__(self, address: str) -> None:
        """Name the address as typed."""
        shown = "".join(c if c.isprintable() else " " for c in address)[:80]
        super().__init__(
            f"“{shown}” is not one e-mail address, so no draft was written. "
            "Your letter is kept. Check the address, such as privacy@example.org, and try again."
        )
        self.address = address


class PdfUnreadableError(DsarError):
    """A PDF to be shown is broken."""

    def __init__(self) -> None:
        """Say that the pages cannot be shown."""
        super().__init__(
            "The pages of this PDF cannot be shown, because the file is damaged. "
            "The letter itself is kept. Make the PDF again."
        )


class AddressTooLongError(DsarError):
    """An address does not fit where it is to be printed, even in small letters."""

    def __init__(self, name: str, lines: int) -> None:
        """Give the first line of the address and how many lines it has."""
        super().__init__(
            f"The address of {name} ({lines} lines) is too long to print here. Nothing was "
            "printed. Shorten the address, or write it on the envelope by hand."
        )
        self.name = name
        self.lines = lines


class PictureUnusableError(DsarError):
    """A picture that the person picked cannot be used."""

    def __init__(self, reason: str) -> None:
        """Say in a few words what is wrong with it."""
        super().__init__(
            f"The picture cannot be used: {reason}. Nothing was changed. "
            "Pick another one, such as a photograph or scan saved as JPEG or PNG."
        )
        self.reason = reason


class FileUnshowableError(DsarError):
    """A file from elsewhere cannot be shown as pages."""

    def __init__(self) -> None:
        """Say that it is kept all the same."""
        super().__init__(
            "This file cannot be shown here, because it is damaged, locked with a password, "
            "or of a kind without pages. It is kept as it came. Save a copy to look at it."
        )

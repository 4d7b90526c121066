"""Somebody whose lists of organisations a person trusts."""

from dataclasses import dataclass

from dsar_assistant.domain.errors import DsarError

LONGEST_SIGNER = 60


@dataclass(frozen=True, slots=True)
class TrustedSigner:
    """A signer, kept in the vault: who somebody's adviser is, is nobody's business.

    Attributes:
        name: As the person calls them.
        key_id: Sixteen hexadecimal digits by which minisign names the key.
        public_key: The key, in one line.
    """

    name: str
    key_id: str
    public_key: str

    @property
    def key_words(self) -> str:
        """The number of the key in groups of four, to be compared by eye or ear."""
        return " ".join(self.key_id[at : at + 4] for at in range(0, len(self.key_id), 4))


class SignerNameError(DsarError):
    """A signer has no name, or one too long for a list."""

    def __init__(self) -> None:
        """Say how long a name may be."""
        super().__init__(
            f"A signer needs a name of 1 to {LONGEST_SIGNER} characters. "
            "Nothing was kept. Write who it is, in a few words."
        )


class SignerKeyError(DsarError):
    """A text is no public key that lists can be signed with."""

    def __init__(self) -> None:
        """Say what one looks like."""
        super().__init__(
            "This is no public key of minisign. Nothing was kept. Such a key is one line of 56 "
            "letters and digits that begins with RW; ask the signer for the file that ends in .pub."
        )

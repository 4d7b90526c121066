"""Choices about paper: envelope and size of print."""

from dataclasses import dataclass, field
from enum import StrEnum


class Envelope(StrEnum):
    """The window envelope in the person's drawer."""

    DL = "dl"
    C5 = "c5"
    UNSURE = "unsure"


class PrintSize(StrEnum):
    """The size of the words: 12 point, 14/16 point, 18 point."""

    STANDARD = "standard"
    LARGE = "large"
    EXTRA_LARGE = "extra-large"


class ReferenceMark(StrEnum):
    """A mark at the foot of the first page that a scanner reads the reference from."""

    NONE = "none"
    BARS = "bars"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class AddressForm:
    """What an address alone is printed on: a sheet of labels, or an envelope.

    Attributes:
        name: As it is called in the shops.
        size: Width and height of the sheet or envelope, in millimetres.
        places: How many addresses one sheet holds; 1 = an envelope.
    """

    name: str
    size: tuple[float, float]
    places: int = 1

    @property
    def is_envelope(self) -> bool:
        """Whether it is an envelope, and not a sheet of labels."""
        return self.places == 1


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """How a letter is to be put on paper.

    Attributes:
        mark: Bars are Code 128, the square is a QR code.
        is_signed: Whether the person's signature is printed if the vault holds one.
        signature: The picture itself (PNG) above the name; empty = room to sign by hand.
    """

    envelope: Envelope = Envelope.UNSURE
    size: PrintSize = PrintSize.STANDARD
    fold_marks: bool = True
    mark: ReferenceMark = ReferenceMark.NONE
    is_signed: bool = True
    signature: bytes = field(default=b"", repr=False)

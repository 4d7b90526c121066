"""Fields of a header block: found, unfolded, capped and decoded."""

import binascii
import re
from collections.abc import Iterator

FIELD_CAP = 2000
_MOST_WORDS = 40
_LONGEST_CHARSET = 40
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?\s]{0,1000})\?=")
_BETWEEN_WORDS = re.compile(r"(=\?[^?\s]{1,40}\?[bBqQ]\?[^?\s]{0,1000}\?=)\s+(?==\?)")


# A field with the lines it is folded over. One search does what a loop over the lines takes
# ten times as long for.
_FOLDED = rb".*+(?:\n[ \t].*+)*+"
_VALUE = re.compile(_FOLDED)
_BLANKS = bytes.maketrans(b"\r\t", b"  ")
# The fields that every message is asked for, found in one pass over its headers. A line
# "From " is no field but the next message, where the blank line between is missing.
_QUICK = re.compile(
    rb"\n(from[: ]|date:|authentication-results:|list-post:|mailing-list:|precedence:"
    rb"|content-length:|x-(?:beenthere|gmail-labels|spam-flag|mozilla-keys):)"
    rb"(" + _FOLDED + rb")"
)


class Headers:
    r"""The headers of one message, asked for by name.

    Names are given in lower case with a newline before and a colon behind
    (``b"\nreply-to:"``), ready to be searched for.

    Attributes:
        block: The headers below a first line that is none.
        lowered: The same in lower case.
        quick: The first of each field that every message is asked for, in lower case, by
            its name with the colon.
        repeats: Whether any of those fields stands there more than once.
    """

    __slots__ = ("block", "lowered", "quick", "repeats")

    def __init__(self, block: bytes) -> None:
        """Take a block whose first line is no header."""
        self.block = block
        self.lowered = block.lower()
        found: list[tuple[bytes, bytes]] = _QUICK.findall(self.lowered)
        found.reverse()
        self.quick = dict(found)
        self.repeats = len(found) > len(self.quick)

    def value(self, name: bytes) -> bytes:
        """Give the first field of this name, unfolded and capped; empty if there is none."""
        return next(self.values(name, 1), b"")

    def values(self, name: bytes, most: int) -> Iterator[bytes]:
        """Yield the first fields of this name, from top to bottom, as ``value`` does."""
        at = self.lowered.find(name)
        while at >= 0 and most:
            yield _value_at(self.block, at + len(name))
            most -= 1
            at = self.lowered.find(name, at + 1)


def _value_at(block: bytes, start: int) -> bytes:
    """Give the field value that starts here, on one line and capped."""
    found = _VALUE.match(block, start, start + FIELD_CAP)
    return found[0].translate(_BLANKS, b"\n").strip() if found else b""


def as_text(raw: bytes) -> str:
    """Read raw header bytes as text: UTF-8, else as Windows writes Western European."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def decoded(text: str) -> str:
    """Decode the encoded words (RFC 2047) in a short text; what is broken stays as it is."""
    if "=?" not in text:
        return text
    joined = _BETWEEN_WORDS.sub(r"\1", text[:FIELD_CAP])
    return _ENCODED_WORD.sub(_decoded_word, joined, count=_MOST_WORDS)


def _decoded_word(word: re.Match[str]) -> str:
    """Decode one encoded word."""
    charset, encoding, payload = word[1].partition("*")[0], word[2].lower(), word[3]
    try:
        raw = _from_base64(payload) if encoding == "b" else _from_quoted(payload)
        return raw.decode(charset, "replace")
    except (LookupError, ValueError):
        # An unknown character set, or bytes that are no base64.
        return word[0]


def _from_base64(payload: str) -> bytes:
    """Decode base64, with or without its padding."""
    return binascii.a2b_base64(payload + "=" * (-len(payload) % 4))


def _from_quoted(payload: str) -> bytes:
    """Decode the Q encoding, in which an underscore is a space."""
    return binascii.a2b_qp(payload.encode("ascii", "replace"), header=True)

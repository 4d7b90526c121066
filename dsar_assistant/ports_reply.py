"""The sockets for replies: their words out of files, and the names that may occur in them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from dsar_assistant.domain.reply import ReplyText


class ReplyReader(Protocol):
    """Gets the words out of strangers' files, safely."""

    def read(self, paths: Sequence[Path]) -> ReplyText:
        """Read files in order; whatever goes wrong with one is told in the result."""

    def read_contents(self, contents: Iterable[tuple[str, bytes]]) -> ReplyText:
        """Do the same with files that are at hand: each with its name and its bytes."""


class RegisterNames(Protocol):
    """The names that the imported register holds."""

    def names(self) -> Iterator[tuple[str, str]]:
        """Give registration number and name, trading names too; nothing if none is imported."""

"""JSON read part by part, so that a large export never stands in memory whole.

The top of an export is a list, or an object with lists in it. Each item of those is
handed on alone. Of every object only the wanted keys are kept, from the moment it is
parsed: whatever else an export holds (a password, an amount, a message) is let go there
and then.
"""

import json
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from dsar_assistant.finding.text_lines import text_chunks
from dsar_assistant.finding.traces import EntryTask

MOST_CHARACTERS = 32 * 1024 * 1024
_SPACE = re.compile(r"[ \t\r\n]*")
# What may stand behind a value; not the end of the text, of which nobody knows yet.
_BEHIND = frozenset(" \t\r\n,:]}")
_BROKEN = "From here on it could not be understood. What was read before is kept."


class JsonBrokenError(ValueError):
    """JSON is cut off, too deep, too large in one piece, or no JSON at all."""


@dataclass(frozen=True, slots=True)
class NamedOrLike:
    """Wanted keys, by name or by what they look like, where ids stand as keys."""

    names: frozenset[str]
    looks: re.Pattern[str]

    def __contains__(self, key: object) -> bool:
        """Say whether a key is wanted."""
        return isinstance(key, str) and (key in self.names or bool(self.looks.fullmatch(key)))


def json_parts(task: EntryTask, wanted: Container[str]) -> Iterator[tuple[str, object]]:
    """Yield each item of a top list as ``("", item)``, and of a top object (key, value).

    A list that is the value of a top key comes item by item too. Trouble is told to the
    task and ends it.

    Args:
        wanted: Keys kept in the objects within; top keys are always told.
    """
    window = _Window(text_chunks(task.stream, task.entry.size, task.ticket), wanted)
    number = 0
    try:
        for part in _parts(window):
            number += 1
            yield part
    except JsonBrokenError:
        task.report(f"after entry {number}", _BROKEN)


class _Window:
    """The part of the text that is in memory."""

    def __init__(self, chunks: Iterator[str], wanted: Container[str]) -> None:
        self._chunks = chunks
        self._text = ""
        self._at = 0
        self._decoder = json.JSONDecoder(
            object_pairs_hook=lambda pairs: {key: value for key, value in pairs if key in wanted}
        )

    def peek(self) -> str:
        """Give the next sign that is no space, and stand before it; empty at the end."""
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, sign: str) -> bool:
        """Pass over a sign if it comes next."""
        if self.peek() != sign:
            return False
        self._at += 1
        return True

    def value(self) -> object:
        """Give the next value whole.

        Raises:
            JsonBrokenError: It is none, too deep or too large.
        """
        while True:
            self.peek()
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise JsonBrokenError from error
            except ValueError as error:
                if not self._more():
                    raise JsonBrokenError from error
                continue
            # A number at the end of the window may go on behind it, as may one cut at its dot.
            length, is_whole = end - self._at, self._text[end : end + 1] in _BEHIND
            if is_whole or not self._more():
                self._at = end if is_whole else length
                return value

    def _more(self) -> bool:
        """Read on until there is twice as much; say no at the end.

        Raises:
            JsonBrokenError: One piece is beyond all measure.
        """
        parts, length = [self._text[self._at :]], 0
        wanted = len(parts[0])
        if wanted > MOST_CHARACTERS:
            raise JsonBrokenError
        self._at = 0
        for chunk in self._chunks:
            parts.append(chunk)
            length += len(chunk)
            if length > wanted:
                break
        self._text = "".join(parts)
        return length > 0


def _parts(window: _Window) -> Iterator[tuple[str, object]]:
    """Walk the top of the text."""
    if window.take("["):
        yield from _items(window, "")
    elif window.take("{"):
        yield from _members(window)
    else:
        raise JsonBrokenError


def _members(window: _Window) -> Iterator[tuple[str, object]]:
    if window.take("}"):
        return
    while True:
        key = window.value()
        if not isinstance(key, str) or not window.take(":"):
            raise JsonBrokenError
        if window.take("["):
            yield from _items(window, key)
        else:
            yield key, window.value()
        if window.take("}"):
            return
        if not window.take(","):
            raise JsonBrokenError


def _items(window: _Window, key: str) -> Iterator[tuple[str, object]]:
    if window.take("]"):
        return
    while True:
        yield key, window.value()
        if window.take("]"):
            return
        if not window.take(","):
            raise JsonBrokenError


def text_of(value: object) -> str:
    """Give a JSON string; empty for anything else."""
    return value if isinstance(value, str) else ""


def list_of(value: object) -> list[object]:
    """Give a JSON list; empty for anything else."""
    return value if isinstance(value, list) else []


def dict_of(value: object) -> dict[str, object]:
    """Give a JSON object; empty for anything else."""
    return value if isinstance(value, dict) else {}

"""Reads replies by way of a child process, and survives whatever happens to it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.domain.reply import PartKind, ReplyPart, ReplyText
from dsar_assistant.finding.entries import NotAnOrdinaryFileError, read_ordinary
from dsar_assistant.finding.shown import fit_path
from dsar_assistant.system.one_answer import OneAnswer, start_of
from dsar_assistant.system.reply_reading.limits import MOST_BYTES, MOST_CHARACTERS
from dsar_assistant.system.reply_reading.pieces import Piece, within_limits

CHILD_WORD = "--read-one-reply"
PATIENCE_S = 90.0
# Each character may take six bytes on its way; there is room beside for the names of the parts.
_MOST_ANSWER = 6 * MOST_CHARACTERS + 20 * 1024 * 1024


def child_command() -> list[str]:
    """Give the command that starts the child, in a checkout, installed, or frozen."""
    return start_of("dsar_assistant.system.reply_reading.child", CHILD_WORD)


class LimitedReplyReader:
    """Reads files one by one, each in a child of its own; implements ``ReplyReader``."""

    def __init__(
        self, command: Sequence[str] | None = None, patience_s: float = PATIENCE_S
    ) -> None:
        """Take another command or less patience, for tests."""
        self._child = OneAnswer(command or child_command(), patience_s, _MOST_ANSWER)

    def read(self, paths: Sequence[Path]) -> ReplyText:
        """Read the words out of files; whatever goes wrong with one is told in the result."""
        return _gathered(piece for path in paths for piece in self._read_file(path))

    def read_contents(self, contents: Iterable[tuple[str, bytes]]) -> ReplyText:
        """Do the same with files that are at hand, each with its name."""
        return _gathered(
            piece
            for name, content in contents
            for piece in self._ask_child(fit_path(name), content)
        )

    def _read_file(self, path: Path) -> Iterator[Piece]:
        name = fit_path(path.name)
        try:
            content = read_ordinary(path, MOST_BYTES)
        except NotAnOrdinaryFileError:
            yield ReadProblem(name, "It is no ordinary file.")
            return
        except OSError as error:
            yield ReadProblem(name, error.strerror or "It cannot be opened.")
            return
        if len(content) > MOST_BYTES:
            yield ReadProblem(name, "It is larger than 100 MB. Ask for it in parts.")
            return
        yield from self._ask_child(name, content)

    def _ask_child(self, name: str, content: bytes) -> Iterator[Piece]:
        # The child keeps to these limits, but whoever took it over need not.
        yield from within_limits(self._said(name, content), name)

    def _said(self, name: str, content: bytes) -> Iterator[Piece]:
        is_whole = False
        for line in BytesIO(self._child.to(json.dumps(name).encode() + b"\n" + content)):
            try:
                answer = json.loads(line)
            except (ValueError, RecursionError):
                break
            if not isinstance(answer, dict):
                break
            is_whole = is_whole or "end" in answer
            yield from _pieces(answer)
        if not is_whole:
            yield ReadProblem(
                name,
                "It could not be read to its end: it is damaged, or made to do harm. "
                "Nothing of yours was touched. Look at it by eye.",
            )


def _gathered(pieces: Iterable[Piece]) -> ReplyText:
    parts: list[ReplyPart] = []
    problems: list[ReadProblem] = []
    for piece in pieces:
        (parts if isinstance(piece, ReplyPart) else problems).append(piece)  # type: ignore[arg-type]
    return ReplyText(tuple(parts), tuple(problems))


def _pieces(answer: dict[object, object]) -> Iterator[Piece]:
    """Take the child's words for what they are; it may have lost its mind."""
    where, text, problem = answer.get("where"), answer.get("text"), answer.get("problem")
    if isinstance(where, str) and isinstance(text, str):
        kind = PartKind.TABLE if answer.get("kind") == PartKind.TABLE else PartKind.WORDS
        yield ReplyPart(_whole_characters(where), _whole_characters(text), kind)
    elif isinstance(where, str) and isinstance(problem, str):
        yield ReadProblem(_whole_characters(where), _whole_characters(problem))


def _whole_characters(text: str) -> str:
    """Replace half characters, which JSON may hold and nothing after this can write."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()

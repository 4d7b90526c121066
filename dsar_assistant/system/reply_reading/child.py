"""The child process: takes one file on its standard input, gives words on its standard output.

What it gives is one JSON object on each line: a part, a problem, and at last the word ``end``.
It reads everything before it writes anything, so that the parent may do the same in turn.
"""

import codecs
import json
from contextlib import suppress
from encodings.aliases import aliases
from typing import BinaryIO

from dsar_assistant.domain.reply import ReplyPart
from dsar_assistant.system.cage.limits import STANDARD_STREAMS, allow_no_more_than, confine
from dsar_assistant.system.reply_reading.kinds import read_source
from dsar_assistant.system.reply_reading.limits import MOST_BYTES
from dsar_assistant.system.reply_reading.pieces import Piece, Source


def main() -> None:
    """Read the file and give its words."""
    load_all_encodings()
    # The streams by number: a program without a text window has no sys.stdin.
    with open(0, "rb", closefd=False) as given, open(1, "wb", closefd=False) as out:
        confine(STANDARD_STREAMS, may_open=False)
        allow_no_more_than(0)
        serve(given, out)


def load_all_encodings() -> None:
    """Load what a mail may be written in, since no file can be opened once the cage is shut."""
    for name in {*aliases.values(), "utf_16_le", "utf_16_be", "utf_8_sig", "idna", "punycode"}:
        # Some exist on other systems only.
        with suppress(LookupError):
            codecs.lookup(name)


def serve(given: BinaryIO, out: BinaryIO) -> None:
    """Read one request and answer it."""
    name = json.loads(given.readline())
    content = given.read(MOST_BYTES + 1)
    for piece in read_source(Source(name, name, content)):
        _write(out, _as_json(piece))
    _write(out, {"end": True})


def _as_json(piece: Piece) -> dict[str, object]:
    if isinstance(piece, ReplyPart):
        return {"where": piece.where, "text": piece.text, "kind": piece.kind.value}
    return {"where": piece.locator, "problem": piece.reason}


def _write(out: BinaryIO, line: dict[str, object]) -> None:
    out.write(json.dumps(line).encode() + b"\n")
    out.flush()

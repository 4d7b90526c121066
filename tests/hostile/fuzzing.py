"""Changes good files at random and gives them to each reader, in the cage; tells as JSON.

``python -m tests.hostile.fuzzing COUNT [SEED [READER]]``, from the top of the checkout.
"""

import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO

import msgspec
from PIL import Image

from dsar_assistant.directory.packs import json_lists, table
from dsar_assistant.directory.packs.pack import Origin
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.media_type import PDF
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.request import Fact, FactKind, Request
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.domain.vault_file import DOCUMENT, FORMAT, VERSION, VaultFile
from dsar_assistant.finding.reader_list import all_readers
from dsar_assistant.rendering.foreign_files import ForeignFiles
from dsar_assistant.system.cage.export_source import export_in, parts_of
from dsar_assistant.system.cage.foreign_list import read_list
from dsar_assistant.system.cage.limits import confine
from dsar_assistant.system.reply_reading.child import load_all_encodings
from dsar_assistant.system.reply_reading.kinds import read_source
from dsar_assistant.system.reply_reading.pieces import Source
from tests.finding.exports import EXPORTS
from tests.finding.making import mail, mbox, read_with
from tests.finding.outlook_files import compound_file
from tests.hostile.trying import peak_mb
from tests.register_making import reading, row
from tests.register_making import table as table_of
from tests.system.reply_reading import making

Target = Callable[[bytes], object]
Tried = tuple[list[str], int]
SLOW_S = 2.0
DAY = date(2026, 11, 23)
# How often each sort of change is made, added up; what is left cuts the file off.
_BYTE, _INSERTED, _REPLACED, _REPEATED = 0.4, 0.65, 0.8, 0.95
_ODD = (
    b"",
    b"\0",
    b"\xff" * 9,
    b'"',
    b"<",
    b"[" * 50,
    b"\n\n",
    b"=?utf-8?b?",
    b"9" * 40,
    b"\xed\xa0\x80",
)
_LIST = b"name,email,postcode\nExample Ltd,privacy@example-ltd.example,EX1 1AA\n" * 3
_JSON_LIST = (
    b'[{"name": "Examplr", "url": "https://examplr.example/delete", "difficulty": "easy", '
    b'"email": "privacy@examplr.example", "domains": ["examplr.example", 7]}, '
    b'{"name": 9, "url": [], "difficulty": null, "domains": {"a": 1}}, "odd"]'
)
_FOREIGN = (
    b"date;slug;recipient;email;reference;type;via\n"
    b"2026-01-05;example;Example Ltd, 1 Road;a@b.example;2026-ABC;access;email\n"
)
_REPLIES = {
    "reply.txt": b"We hold your name.\nSource: Acme Ltd\n",
    "reply.csv": b"Source,Score\nAcme,7\n",
    "reply.json": b'{"sources": [{"name": "Acme"}]}',
    "reply.html": b"<html><table><tr><td>Source<td>Acme</table>",
    "reply.eml": b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\nWords\n",
    "reply.pdf": making.pdf("We hold your name."),
    "reply.docx": making.docx(),
    "reply.xlsx": making.xlsx(),
    "reply.zip": making.zipped({"a.csv": "Source,Score\nAcme,7\n", "b.txt": "Words"}),
}
_MORE = {
    "eml": [mail().encode(), mail("Bank <a@bank.example>", "List-Id: <x.example>").encode()],
    "maildir": [mail().encode()],
    "outlook-msg": [compound_file({"__substg1.0_007D001E": mail().encode()})],
    "emlx": [b"%d\n%s<?xml version='1.0'?><plist/>" % (len(mail()), mail().encode())],
}


def changed(dice: random.Random, content: bytes) -> bytes:
    """Change a file in one to three places, mostly so little that much of it is still read."""
    data = bytearray(content)
    for _ in range(dice.randint(1, 3)):
        at, sort = dice.randrange(len(data) + 1), dice.random()
        if sort < _BYTE:
            data[at : at + 1] = bytes([dice.randrange(256)])
        elif sort < _INSERTED:
            data[at:at] = dice.choice(_ODD)
        elif sort < _REPLACED:
            data[at : at + dice.randrange(40)] = dice.choice(_ODD)
        elif sort < _REPEATED:
            data[at:at] = data[at : at + dice.randrange(200)] * dice.randrange(4)
        else:
            del data[at:]
    return bytes(data)


def targets() -> Iterator[tuple[str, list[bytes], Target]]:
    """Give each reader with good files to begin with."""
    for reader in all_readers():
        seeds = [content for kind, content in EXPORTS.items() if kind.split(":")[0] == reader.kind]
        seeds += _MORE.get(reader.kind, [])
        if not seeds:
            seeds = [mbox(mail(), mail("Bank <a@bank.example>", "List-Id: <x.example>"))]
        yield reader.kind, seeds, partial(read_with, reader)
    origin = Origin("list-x", "x", "none")
    yield "pack", [_LIST], lambda content: table.read(content, origin)
    register = table_of([row("Example Ltd", email="privacy@example-ltd.example"), row("Other")])
    yield "register", [register], _as_register
    yield "pack-json", [_JSON_LIST], lambda content: json_lists.read("list.json", content, None)
    yield "requests-of-others", [_FOREIGN], read_list
    document = _export_document()
    yield "export-document", [document], lambda content: list(parts_of(content))
    yield "export", [making.zipped({DOCUMENT: document.decode()})], _as_export
    yield "shown-pdf", [making.pdf("We hold your name.")], partial(_as_shown, PDF)
    yield "shown-picture", _pictures(), partial(_as_shown, "image/png")
    for name, seed in _REPLIES.items():
        yield name, [seed], partial(_as_reply, name)


def _as_register(content: bytes) -> object:
    return list(reading(content).batches())


def _as_export(content: bytes) -> object:
    with export_in(BytesIO(content)) as export:
        return list(export.parts())


def _export_document() -> bytes:
    person = DataSubject("a" * 32, "Rowan Ellery", PostalAddress(("7 Larkspur Row",), "ZZ99 3AA"))
    controller = Controller(
        "oddments",
        "Oddments Ltd",
        "retail",
        RegimeCode.UK_GDPR,
        "GB",
        Nation.SCOTLAND,
        Contact(person.address),
        Confidence.LOW,
    )
    fact = Fact("c" * 32, "b" * 32, FactKind.NOTE, DAY, datetime(2026, 11, 23, tzinfo=UTC), {}, "")
    request = Request(
        id="b" * 32,
        reference="R-1",
        subject_id=person.id,
        controller=controller,
        kind="access",
        rights=(Right.ACCESS,),
        regime=RegimeCode.UK_GDPR,
        opened_on=DAY,
        facts=(fact,),
    )
    things = (person,), (request,), (), (), (), (), (controller,)
    return msgspec.json.encode(VaultFile(FORMAT, VERSION, DAY, *things))


def _as_shown(media_type: str, content: bytes) -> object:
    return ForeignFiles().look(content, media_type, range(1), 24)


def _pictures() -> list[bytes]:
    made = []
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "TIFF"):
        file = BytesIO()
        Image.new("L", (40, 30), 200).save(file, kind)
        made.append(file.getvalue())
    return made


def _as_reply(name: str, content: bytes) -> object:
    return list(read_source(Source(name, name, content)))


def tried(dice: random.Random, seeds: list[bytes], target: Target, count: int) -> Tried:
    """Give one reader so many changed files; tells what went wrong, and how many it refused."""
    troubles, refused = [], 0
    for number in range(count):
        content = changed(dice, seeds[number % len(seeds)])
        begun = time.process_time()
        try:
            target(content)
        except DsarError:
            refused += 1
        except BaseException as error:  # noqa: BLE001 - any at all is what is looked for
            troubles.append(f"{type(error).__name__}: {error}: {content[:300]!r}"[:600])
        if time.process_time() - begun > SLOW_S:
            troubles.append(f"slow: {content[:300]!r}")
    return troubles, refused


def main() -> None:
    """Shut the cage, then try."""
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    load_all_encodings()
    all_targets = [one for one in targets() if one[0] in (sys.argv[3:4] or [one[0]])]
    confine()
    resource.setrlimit(resource.RLIMIT_CPU, resource.getrlimit(resource.RLIMIT_CPU)[1:] * 2)
    dice = random.Random(seed)  # noqa: S311 - the same each time
    told = {}
    for name, seeds, target in all_targets:
        begun = time.process_time()
        troubles, refused = tried(dice, seeds, target, count)
        took = time.process_time() - begun
        told[name] = {"took": took, "troubles": troubles[:5], "refused": refused}
    os.write(1, json.dumps({"peak_mb": peak_mb(), "readers": told}).encode())


if __name__ == "__main__":
    main()

"""ZIPs, PDFs, pictures, office files and databases made to break whoever reads them."""

import io
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.hostile.words import Bomb, mail

MEGABYTE = 1024 * 1024
MBOX = mail(b"From: Shop <news@shop.example>")
NAMES = {
    "traversal": "../../../../escaped.mbox",
    "absolute": "/tmp/escaped.mbox",  # noqa: S108 - what a ZIP should not be able to do
    "windows": "C:\\Windows\\escaped.mbox",
    "backslash": "..\\..\\escaped.mbox",
    "device": "CON",
    "device-suffix": "aux.mbox",
    "stream": "a.mbox:hidden",
    "bidi": "letter\u202exobm.exe",
    "nul-ish": "a\u2400.mbox",
    "long": "a" * 60_000 + ".mbox",
    "deep": "a/" * 15_000 + "b.mbox",
    "dots": "./././b.mbox",
    "empty": "",
    "slash": "/",
    "trailing": "a.mbox. . .",
    "newline": "a\nb\r.mbox",
    "surrogate": "a\udc80.mbox",
}


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def archives() -> Iterator[Bomb]:
    """ZIPs."""
    for name, member in NAMES.items():
        try:
            yield f"zip-name-{name}.zip", zipped({member or "x": MBOX})
        except UnicodeEncodeError:
            yield (
                f"zip-name-{name}.zip",
                zipped({"a\u00ff.mbox": MBOX}).replace(b"\xc3\xbf", b"\xff\xfe"),
            )
    yield "zip-ratio.zip", zipped({"a.mbox": MBOX + b"0" * (60 * MEGABYTE)})
    yield "zip-many.zip", zipped({f"{n}.mbox": b"" for n in range(12_000)}, zipfile.ZIP_STORED)
    inner = zipped({"a.mbox": MBOX})
    for _ in range(20):
        inner = zipped({"inner.zip": inner})
    yield "zip-nested.zip", inner
    whole = zipped({"a.mbox": MBOX * 100})
    yield "zip-cut.zip", whole[:-30]
    yield "zip-head-only.zip", whole[:60]
    yield (
        "zip-lying-size.zip",
        whole.replace(struct.pack("<L", len(MBOX) * 100), b"\xff\xff\xff\x7f"),
    )
    yield "zip-lying-crc.zip", _with(whole, whole.rindex(b"PK\x01\x02") + 16, b"\0\0\0\0")
    yield "zip-locked.zip", _with(_with(whole, 6, b"\1"), whole.rindex(b"PK\x01\x02") + 8, b"\1")
    yield (
        "zip-method-99.zip",
        _with(_with(whole, 8, b"\x63"), whole.rindex(b"PK\x01\x02") + 10, b"\x63"),
    )
    yield "zip-lzma.zip", zipped({"a.mbox": MBOX}, zipfile.ZIP_LZMA)
    yield "zip-bzip2.zip", zipped({"a.mbox": b"0" * (60 * MEGABYTE)}, zipfile.ZIP_BZIP2)
    yield "zip-offset.zip", _with(whole, len(whole) - 6, b"\xff\xff\xff\xff")
    yield "zip-overlap.zip", _overlapping(200)
    yield "zip-comment.zip", whole[:-2] + b"\xff\xff" + b"PK\x05\x06" * 16_000
    yield "zip-link.zip", _link()
    yield "zip-64.zip", whole[:-22] + b"PK\x06\x06" + b"\xff" * 52 + whole[-22:]


def _with(content: bytes, at: int, part: bytes) -> bytes:
    return content[:at] + part + content[at + len(part) :]


def _overlapping(count: int) -> bytes:
    """Many members whose bytes are the same ones."""
    whole = zipped({"a.mbox": MBOX + b"0" * 5 * MEGABYTE})
    start = whole.rindex(b"PK\x01\x02")
    local, entry, end = whole[:start], whole[start:-22], bytearray(whole[-22:])
    end[8:12] = struct.pack("<HH", count, count)
    end[12:16] = struct.pack("<L", len(entry) * count)
    return local + entry * count + bytes(end)


def _link() -> bytes:
    """A member that is a link."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("link.mbox")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return held.getvalue()


def documents() -> Iterator[Bomb]:
    """PDFs."""
    head, end = b"%PDF-1.7\n", b"\ntrailer<</Root 1 0 R>>\n%%EOF"
    flat = zlib.compress(b"0" * (120 * MEGABYTE), 1)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(flat) + flat + b"\nendstream"
    two = b"1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<<"
    objects = {
        "loop": b"1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj",
        "kids-loop": two + b"/Type/Pages/Count 9/Kids[2 0 R]>>endobj",
        "count": two + b"/Type/Pages/Count 2000000000/Kids[]>>endobj",
        "deep": b"1 0 obj" + b"[" * 100_000,
        "inflate": b"1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Count 1/Kids[3 0 R]>>endobj "
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj 4 0 obj" + stream + b"endobj",
        "javascript": b"1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj",
        "launch": b"1 0 obj<</OpenAction<</S/Launch/F(/bin/sh)>>>>endobj",
        "uri": b"1 0 obj<</OpenAction<</S/URI/URI(http://198.51.100.7)>>>>endobj",
        "encrypted": b"1 0 obj<<>>endobj trailer<</Encrypt<</Filter/Standard/V 5/R 6>>>>",
        "names": b"1 0 obj<</" + b"#41" * 200_000 + b" 1>>endobj",
        "empty": b"",
        "box": b"1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Count 1/Kids[3 0 R]>>endobj "
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e30 1e30]>>endobj",
    }
    for name, body in objects.items():
        yield f"pdf-{name}.pdf", head + body + end
    yield "pdf-late.pdf", b"x" * 1000 + head + end


def pictures() -> Iterator[Bomb]:
    """Pictures that claim to be enormous, or are something else too."""
    png = b"\x89PNG\r\n\x1a\n"
    size = struct.pack(">LL", 60_000, 60_000) + b"\x08\x06\0\0\0"
    header = struct.pack(">L", 13) + b"IHDR" + size + struct.pack(">L", zlib.crc32(b"IHDR" + size))
    yield "png-huge.png", png + header + b"\xff" * 1000
    yield "png-cut.png", png
    yield "jpeg-cut.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\xff" * 5000
    yield "gif-huge.gif", b"GIF89a\xff\xff\xff\xff" + b"\0" * 100
    yield "tiff-loop.tif", b"II*\0\x08\0\0\0\0\0\x08\0\0\0"
    yield "bmp-huge.bmp", b"BM" + b"\xff" * 60
    yield "svg-entity.svg", b"<!DOCTYPE s [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>"
    yield "polyglot.pdf", png + b"%PDF-1.4\n" + zipped({"a.mbox": MBOX})


def offices() -> Iterator[Bomb]:
    """Office files."""
    word = b"<w:document xmlns:w='x'>"
    yield (
        "office-laughs.docx",
        zipped({"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + word}),
    )
    yield "office-deep.docx", zipped({"word/document.xml": word + b"<w:p>" * 200_000})
    yield "office-huge.docx", zipped({"word/document.xml": word + b" " * (150 * MEGABYTE)})
    yield (
        "office-rows.xlsx",
        zipped(
            {"xl/workbook.xml": b"<workbook><sheets><sheet name='a' r:id='1'/></sheets></workbook>"}
        ),
    )
    yield "office-old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000
    yield "office-old-loop.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000
    yield "outlook.pst", b"!BDN" + b"\xff" * 9000
    yield "outlook-zero.pst", b"!BDN" + b"\0" * 9000


def databases() -> Iterator[Bomb]:
    """Databases of browsers with traps in their schema, and damaged ones."""
    visits = (
        "CREATE TABLE urls (id INTEGER PRIMARY KEY, url TEXT, visit_count INTEGER)",
        "CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER, visit_time INTEGER)",
    )
    bank = "INSERT INTO urls VALUES (1, 'https://bank.example', 3)"
    traps = {
        "plain": (*visits, bank),
        "view": (
            (
                "CREATE VIEW urls AS WITH RECURSIVE c(id) AS (SELECT 1 UNION ALL "
                "SELECT id+1 FROM c) SELECT id, 'https://a.example' AS url, 1 AS visit_count FROM c"
            ),
            visits[1],
        ),
        "trigger": (*visits, "CREATE TRIGGER t AFTER UPDATE ON urls BEGIN DELETE FROM urls; END"),
        "blob": (*visits, "INSERT INTO urls VALUES (1, zeroblob(20000000), 1)"),
        "types": (*visits, "INSERT INTO urls VALUES (1, x'ff00ff', 'many')"),
        "days": (*visits, bank, "INSERT INTO visits VALUES (1, 1, 9223372036854775807)"),
        "negative": (*visits, bank, "INSERT INTO visits VALUES (1, 1, -9223372036854775808)"),
        "generated": (
            (
                "CREATE TABLE urls (id INTEGER PRIMARY KEY, visit_count INTEGER, "
                "url TEXT AS (printf('https://%.1000000c.example', 'a')))"
            ),
            visits[1],
            "INSERT INTO urls VALUES (1, 1)",
        ),
    }
    for name, statements in traps.items():
        yield f"sqlite-{name}.db", _database(statements)
    whole = bytearray(_database(traps["plain"]))
    yield "sqlite-cut.db", bytes(whole[: len(whole) // 2])
    yield "sqlite-zeros.db", bytes(whole[:100]) + bytes(len(whole) - 100)
    whole[16:18] = b"\0\1"
    yield "sqlite-page-size.db", bytes(whole)
    yield "sqlite-noise.db", b"SQLite format 3\0" + b"\xff" * 100_000


def _database(statements: tuple[str, ...]) -> bytes:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
        return connection.serialize()
    finally:
        connection.close()

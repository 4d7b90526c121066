import json

import pytest

from dsar_assistant.domain.reply import PartKind, ReplyPart
from dsar_assistant.system.reply_reading import limits, pieces, zipped
from dsar_assistant.system.reply_reading.kinds import read_source
from dsar_assistant.system.reply_reading.pieces import Source
from tests.system.reply_reading import making

BOMB = making.zipped({"a.txt": b"0" * 3_000_000})
MAIL = (
    b"From: a@firm.example\r\nTo: b@home.example\r\nSubject: Your request\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
    b"--x\r\nContent-Type: text/plain; charset=no-such\r\n\r\nWe hold nothing.\r\n"
    b'--x\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename="a.csv"\r\n\r\n'
    b"Source,Day\r\nAcme,Monday\r\nBeta,Friday\r\n--x--\r\n"
)
HTML_MAIL = (
    b"From: a@firm.example\r\nTo: b@home.example\r\nSubject: Hello\r\n"
    b"Content-Type: text/html; charset=utf-8\r\n\r\n"
    b"<p>We hold <b>nothing</b>.</p><script>x</script>"
)


def read(name: str, content: bytes, depth: int = 0) -> tuple[list[str], list[str]]:
    """The texts and the problems of one file."""
    found = list(read_source(Source(name, name, content, depth)))
    texts = [piece.text for piece in found if isinstance(piece, ReplyPart)]
    return texts, [piece.reason for piece in found if not isinstance(piece, ReplyPart)]


PEOPLE = "Name: Jane\nSold to: Acme\n\nName: Jo\nSold to: Beta"
PAGE = b"<ul><li>Acme<li>Beta</ul><table><tr><td>Source<td>Acme</tr></table>"
TYPED = "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"
READ = [
    ("a.csv", b"Field,Value\nName,Jo\nSold to,Acme\n", "Name: Jo\nSold to: Acme"),
    ("a.csv", b"data_field,data_value\nSold to,Acme\n", "Sold to: Acme"),
    ("a.txt", "Größe".encode(), "Größe"),
    ("a.txt", "Größe".encode("cp1252"), "Größe"),
    ("a.txt", "Größe".encode("utf-16"), "Größe"),
    ("a.pdf", making.pdf("We hold data"), "We hold data"),
    ("a.docx", making.docx(), "We hold your name.\n- Acme\nSource: Acme"),
    ("a.xlsx", making.xlsx(), "Source: Acme\nScore: 7\nActive: yes\n\nScore: 8\nActive: no"),
    ("a.csv", b"Name;Sold to\nJane;Acme\nJo;Beta\n", PEOPLE),
    ("a.csv", b"Name\nJane\n", "Name: Jane"),
    ("a.csv", b"Name\n", "Name"),
    ("a.html", PAGE, "- Acme\n- Beta\nSource: Acme"),
    ("a.html", b"<table><tr><th>A<th>B<th>C</table>", "A | B | C"),
    ("x", b"<!DOCTYPE html><p>Hello<hr>you", "Hello\nyou"),
    ("a.eml", HTML_MAIL, "Hello\n\nWe hold nothing."),
    ("x", HTML_MAIL, "Hello\n\nWe hold nothing."),
]


@pytest.mark.parametrize(("name", "content", "text"), READ, ids=[case[0] for case in READ])
def test_the_words_of_each_kind_are_read(name, content, text):
    texts, problems = read(name, content)
    assert ([t.strip() for t in texts], problems) == ([text], [])


def test_json_becomes_lines_of_names_and_values():
    data = {"profile": {"dataSource": "Acme", "tags": ["a", None, ""], "ok": True, "n": 3}}
    texts, _ = read("a.json", json.dumps(data).encode())
    assert texts == ["Profile data source: Acme\nProfile tags: a\nProfile ok: yes\nProfile n: 3"]


def test_a_mail_is_read_with_what_is_attached():
    texts, problems = read("a.eml", MAIL)
    assert texts[0].startswith("Your request\n\nWe hold nothing.")
    assert "Source: Acme" in texts[1]
    assert problems == []


def test_a_zip_is_read_file_by_file_and_what_fails_is_told():
    files: dict[str, bytes | str] = {
        "b.txt": "Hello",
        "c/": "",
        "pic.png": b"\x89PNG1",
        "in.zip": BOMB,
        "e.txt": b"",
    }
    texts, problems = read("a.zip", making.zipped(files))
    assert texts == ["Hello"]
    assert [p.split(";")[0].split(".")[0] for p in problems] == [
        "It is a ZIP within another file",
        "It is a picture",
    ]


def test_tables_are_marked_as_tables():
    found = list(read_source(Source("a.csv", "a.csv", b"A,B\n1,2\n")))
    assert [p.kind for p in found if isinstance(p, ReplyPart)] == [PartKind.TABLE]


PROBLEMS = [
    ("empty", b"", "empty"),
    ("a.pdf", b"%PDF-1.4 rubbish", "damaged"),
    ("a.zip", b"PK\x03\x04 rubbish", "damaged"),
    ("a.bin", bytes(range(256)), "no kind of file"),
    ("a.png", b"\x89PNG", "picture"),
    ("a.doc", b"\xd0\xcf\x11\xe0 old", "old or locked"),
    ("a.json", b'{"a": ', "not proper JSON"),
    ("a.json", b"[" * 200_000, "nested"),
    ("a.csv", b'"' + b"a" * 2_000_000, "no proper table"),
    ("a.zip", BOMB, "far more than a reply"),
    ("a.docx", making.zipped({"word/document.xml": TYPED}), "damaged"),
    ("a.docx", making.zipped({"word/document.xml": "<x>"}), "damaged"),
    ("a.xlsx", making.zipped({"xl/workbook.xml": "<x/>"}), "missing"),
]


@pytest.mark.parametrize(("name", "content", "reason"), PROBLEMS, ids=[c[2] for c in PROBLEMS])
def test_what_cannot_be_read_is_told_in_a_sentence(name, content, reason):
    texts, problems = read(name, content)
    assert texts == []
    assert len(problems) == 1
    assert reason in problems[0]


def test_pages_without_words_are_told():
    texts, problems = read("a.pdf", making.pdf("Words", "", ""))
    assert (len(texts), problems[0][:12]) == (1, "2 pages hold")


def test_only_so_many_pages_are_read(monkeypatch):
    monkeypatch.setattr("dsar_assistant.system.reply_reading.pdf.MOST_PAGES", 1)
    texts, problems = read("a.pdf", making.pdf("One", "Two"))
    assert (len(texts), problems) == (1, ["Only its first 1 pages were read."])


def test_a_locked_pdf_is_told(tmp_path):
    pikepdf = pytest.importorskip("pikepdf")
    path = tmp_path / "locked.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(path, encryption=pikepdf.Encryption(user="a", owner="b"))
    assert "pass word" in read("a.pdf", path.read_bytes())[1][0]


@pytest.mark.parametrize(
    ("flag", "method", "reason"), [(1, 8, "pass word"), (0, 99, "unusual")], ids=["locked", "odd"]
)
def test_a_locked_or_oddly_packed_member_is_told(flag, method, reason):
    content = bytearray(making.zipped({"a.txt": "Hello"}))
    at = content.index(b"PK\x01\x02")
    content[at + 8], content[at + 10] = flag, method
    assert reason in read("a.zip", bytes(content))[1][0]


def test_a_member_that_says_too_little_of_its_size_is_stopped(monkeypatch):
    monkeypatch.setattr(zipped, "MOST_BYTES", 1000)
    assert "far more" in read("a.zip", making.zipped({"a.txt": b"0" * 5000}))[1][0]


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(zipped, "MOST_MEMBERS", 1)
    assert "more than 1" in read("a.zip", making.zipped({"a": "1", "b": "2"}))[1][0]


def test_parts_that_overlap_are_refused():
    content = making.zipped({"a.txt": "Hello"})
    at = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    entry = bytearray(content[at:end])
    entry[20:24] = (1_000_000).to_bytes(4, "little")
    twisted = content[:at] + bytes(entry) + content[end:]
    assert "overlap" in read("a.zip", twisted)[1][0]


def test_a_reply_longer_than_any_is_cut(monkeypatch):
    monkeypatch.setattr(pieces, "MOST_CHARACTERS", 10)
    assert "longer than any" in read("a.txt", b"x" * 11)[1][0]


def test_a_json_beyond_measure_is_refused(monkeypatch):
    monkeypatch.setattr("dsar_assistant.system.reply_reading.tables.MOST_JSON", 3)
    assert "larger than 50 MB" in read("a.json", b'{"a": 1}')[1][0]


def test_a_mail_in_too_many_mails_is_refused():
    assert "too many other" in read("a.eml", MAIL, depth=limits.MOST_DEPTH + 1)[1][0]


def test_a_bomb_of_nested_message_parts_ends():
    heads = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(900)
    )
    texts, problems = read("a.eml", b"From: a@b.example\n" + heads)
    assert texts or problems

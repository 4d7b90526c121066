"""What goes out comes back equal, and nothing that comes in is trusted."""

import csv
import io
import json
import struct
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from dsar_assistant.bootstrap import build_app
from dsar_assistant.domain.authority import Authority
from dsar_assistant.domain.controller import Answer, Contact, Controller, InterviewAnswer
from dsar_assistant.domain.evidence import EvidenceFile, Sighting, SightingKind
from dsar_assistant.domain.paper import PaperChoices, PrintSize
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.request import Channel, FactKind
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.domain.saved_filter import SavedFilter
from dsar_assistant.domain.vault import KeyChoices
from dsar_assistant.domain.vault_file import ExportUnreadableError
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.services.contact_card import contact_card
from dsar_assistant.services.list_file import harmless_cell, list_file
from dsar_assistant.services.record_fact import Happening
from tests.fakes import MONDAY
from tests.services.test_signing_and_sharing import drawn

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def other(tmp_path, around):
    """The services over another vault, which is empty."""
    app = build_app(tmp_path / "other", around)
    app.vault.create(KeyChoices(passphrase=PASSPHRASE))
    yield app
    app.vault.lock()


@pytest.fixture
def full(app, request_, person):
    """A vault in which there is something of everything."""
    letter = app.letters.finish(request_.id, PaperChoices()).value
    app.postings.record(request_.id, letter.letter_id, Channel.SIGNED_FOR, MONDAY)
    fact = app.facts.record(request_.id, Happening(FactKind.RESPONSE, MONDAY)).value
    app.facts.correct(request_.id, fact.id, Happening(FactKind.RESPONSE, MONDAY, note="new"))
    app.undo.undo(request_.id)
    app.attachments.add(request_.id, "reply.txt", b"words", fact_id=fact.id)
    app.letters.save_answers(request_.id, {"topics": "all of it"})
    app.rewording.leave_out(request_.id, app.rewording.paragraphs(request_.id)[-1])
    app.letters.change_recipient(request_.id, PostalAddress(("1 New Street",), "ZZ99 9ZZ"))
    app.requests.open(person.id, "emmas-diary", "erasure", request_.id)
    second = DataSubject("", "Ash Ellery", PostalAddress(("Elsewhere",)), is_self=False)
    born = replace(second, born_on=date(1990, 1, 2), nation=Nation.SCOTLAND)
    client = app.people.add(born).value
    theirs = app.requests.open(client.id, "emmas-diary", "access").value
    scan = app.attachments.add(theirs.id, "signed.txt", b"signed").value
    signed = Authority("", client.id, "Morgan Hale", client.address, MONDAY, scan_id=scan.id)
    app.authorities.revoke(app.authorities.add(signed).value.id)
    app.filters.keep(SavedFilter("Late for Ash", "late", "ash", "Answer due"))
    with app.vault.begin() as work:
        file = EvidenceFile("", "mail.mbox", "mbox", "ab" * 32, 2, MONDAY)
        seen = Sighting(SightingKind.MAIL, "x.example", None, "message 1", 2, MONDAY, MONDAY)
        work.evidence.add(person.id, file, [seen])
        work.evidence.keep_answer(person.id, InterviewAnswer("baby", Answer.YES, 2010))
        work.evidence.keep_decision(person.id, "experian", wanted=False)
        work.commit()
    return app


def import_into(app, archive):
    path = app.data_folder.parent / "given.zip"
    path.write_bytes(archive)
    return app.imports.read(path, UnwatchedTicket()).value


def repacked(archive, change):
    """The archive with its document changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "export.json":
                document = json.loads(content)
                change(document)
                content = json.dumps(document).encode()
            new.writestr(name, content)
    return out.getvalue()


def test_one_persons_file_leaves_out_the_filters(full, person):
    assert full.exports.document().filters
    assert full.exports.document(person.id).filters == ()


def test_everything_comes_back_equal(full, other):
    import_into(other, full.exports.archive())
    assert other.exports.document() == full.exports.document()
    kept = {one.name: one.id for one in other.exports.document().attachments}
    assert other.attachments.content(kept["reply.txt"]) == b"words"


def test_an_authority_comes_back_without_a_file_that_stayed_behind(full, other):
    def forget_scan(document):
        document["authorities"][0]["scan_id"] = "0" * 32

    import_into(other, repacked(full.exports.archive(), forget_scan))
    (authority,) = other.exports.document().authorities
    assert (authority.scan_id, authority.revoked_on) == (None, MONDAY)


def test_reading_twice_adds_nothing(full, other):
    archive = full.exports.archive()
    import_into(other, archive)
    again = import_into(other, archive)
    assert (again.people, again.requests, again.files) == (0, 0, 0)
    assert other.exports.document() == full.exports.document()


def test_what_is_in_the_vault_already_stays(full):
    archive = full.exports.archive()
    full.people.change(replace(full.people.own(), full_name="Rowan Changed"))
    import_into(full, archive)
    assert full.people.own().full_name == "Rowan Changed"


def test_only_one_person_is_oneself(full, other):
    other.people.add(DataSubject("", "Someone Else", PostalAddress(("There",))))
    import_into(other, full.exports.archive())
    assert [one.full_name for one in other.people.all() if one.is_self] == ["Someone Else"]


def test_one_persons_file_holds_nothing_of_another(full, person):
    other_id = next(one.id for one in full.people.all() if one.id != person.id)
    archive = full.exports.archive(other_id)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        whole = b"".join(opened.read(name) for name in opened.namelist())
    assert b"Ash Ellery" in whole
    assert b"Rowan" not in whole


def test_the_layout_of_an_export_is_written_down_in_it(full):
    with zipfile.ZipFile(io.BytesIO(full.exports.archive())) as opened:
        schema = json.loads(opened.read("schema.json"))
    assert set(schema["$defs"]["VaultFile"]["properties"]) >= {"people", "requests", "version"}


def change_version(document):
    document["version"] = 2


def change_format(document):
    document["format"] = "other"


def change_owner(document):
    document["requests"][0]["subject_id"] = "0" * 32


def change_signer(document):
    document["authorities"][0]["subject_id"] = "0" * 32


def change_id(document):
    document["people"][0]["id"] = "../../etc"


def change_fingerprint(document):
    document["attachments"][0]["fingerprint"] = "00" * 32


def change_file(document):
    document["attachments"][0]["id"] = "0" * 32


def change_link(document):
    document["attachments"][0]["fact_id"] = "0" * 32


def change_fact(document):
    document["requests"][0]["facts"][0]["supersedes"] = "0" * 32


def change_shape(document):
    document["people"] = "everyone"


@pytest.mark.parametrize(
    "change",
    [
        change_version,
        change_format,
        change_owner,
        change_signer,
        change_id,
        change_fingerprint,
        change_file,
        change_link,
        change_fact,
        change_shape,
    ],
)
def test_an_export_that_does_not_hang_together_changes_nothing(full, other, change):
    with pytest.raises(ExportUnreadableError):
        import_into(other, repacked(full.exports.archive(), change))
    assert other.exports.document().people == ()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"hello"])
def test_a_file_that_is_no_export_is_refused(app, content):
    with pytest.raises(ExportUnreadableError):
        import_into(app, content)


def test_an_export_that_unpacks_without_end_is_refused(app):
    tight = io.BytesIO()
    with zipfile.ZipFile(tight, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("vault.json", b" " * 30_000_000)
    for content in (tight.getvalue(), _over_each_other(300)):
        with pytest.raises(ExportUnreadableError, match="unpack to far more"):
            import_into(app, content)


def _over_each_other(count: int) -> bytes:
    """Many files whose bytes are the same ones."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a", b"0" * 1000)
    whole = held.getvalue()
    at = whole.rindex(b"PK\x01\x02")
    entry, end = whole[at:-22], bytearray(whole[-22:])
    end[8:12] = struct.pack("<HH", count, count)
    end[12:16] = struct.pack("<L", len(entry) * count)
    return whole[:at] + entry * count + bytes(end)


def test_a_document_nested_without_end_is_refused(app):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("export.json", '{"people":' + "[" * 100_000)
    with pytest.raises(ExportUnreadableError):
        import_into(app, out.getvalue())


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "\uff1d1"]
)
def test_no_cell_can_become_a_formula(text):
    assert harmless_cell(text).startswith("'")
    assert "\0" not in harmless_cell(text)


def test_the_list_survives_quotes_commas_and_lines(app, full):
    row = replace(app.deadlines.rows()[0], organisation='A "B", C;\nD', person="=cmd()")
    text = list_file([row]).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert (read[1][1], read[1][2]) == ("'=cmd()", 'A "B", C;\nD')


def test_a_contact_becomes_a_card():
    contact = Contact(
        PostalAddress(("1 Road; left", "Town, there"), "ZZ99 3AA"),
        email="privacy@oddments.example",
        phone="020 7946 0000",
        checked_on=PartialDate(2025, 4),
    )
    name = "Oddments\r\nBEGIN:VCARD " + "ü" * 60
    controller = Controller(
        "o", name, "retail", RegimeCode.UK_GDPR, "GB", Nation.SCOTLAND, contact, Confidence.LOW
    )
    lines = contact_card(controller).split(b"\r\n")
    assert lines[:3] == [b"BEGIN:VCARD", b"VERSION:4.0", b"KIND:org"]
    assert sum(line.startswith(b"BEGIN:VCARD") for line in lines) == 1
    assert all(len(line) <= 75 for line in lines)
    assert b"NOTE:Contact checked: April 2025" in lines
    assert b"ADR:;;1 Road\\; left,Town\\, there;;;ZZ99 3AA;" in lines
    for line in lines:
        line.decode()


@pytest.fixture
def signed(app, request_, person):
    """A vault with a letter in large print that bears a signature, since replaced."""
    app.signatures.keep(person.id, drawn())
    letter = app.letters.finish(request_.id, PaperChoices(size=PrintSize.LARGE)).value
    app.signatures.keep(person.id, drawn(height=90))
    return app, letter


def test_a_letter_prints_again_elsewhere_with_its_signature_and_size(signed, other, request_):
    app, letter = signed
    import_into(other, app.exports.archive())
    assert other.exports.document() == app.exports.document()
    assert other.letters.reprint(request_.id, letter.letter_id, PaperChoices()) == letter.content
    person = request_.subject_id
    assert other.signatures.get(person) == app.signatures.get(person) != letter.paper.signature


def test_a_signature_that_is_no_picture_is_refused(signed, other):
    def spoil(document):
        document["signatures"][0]["picture"] = "PHN2Zy8+"

    with pytest.raises(ExportUnreadableError, match="no picture"):
        import_into(other, repacked(signed[0].exports.archive(), spoil))
    assert other.people.all() == ()

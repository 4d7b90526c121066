"""Files kept with a request, and the bundle of all of it."""

import hashlib
import zipfile
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from dsar_assistant.domain.attachment import AttachmentEmptyError, AttachmentTooLargeError
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.paper import PaperChoices, PrintSize
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.domain.request import Channel, FactKind
from dsar_assistant.services.make_bundle import BundleChoices
from dsar_assistant.services.record_fact import Happening
from tests.fakes import MONDAY

BOTH_PAGES = tuple(CoveredArea(page, 0.0, 0.0, 1.0, 1.0) for page in (0, 1))


@pytest.fixture
def posted(app, request_):
    letter = app.letters.finish(request_.id, PaperChoices()).value
    app.postings.record(request_.id, letter.letter_id, Channel.FIRST_CLASS, MONDAY)
    return request_


@pytest.fixture
def answered(app, posted):
    """The request with a reply in text, a private note, and a file kept with each."""
    reply = app.facts.record(
        posted.id, Happening(FactKind.RESPONSE, MONDAY, {"outcome": "partial"})
    ).value
    note = app.facts.record(
        posted.id, Happening(FactKind.NOTE, MONDAY, {"private": "yes"}, "my own thoughts")
    ).value
    app.attachments.add(posted.id, "reply.txt", b"We hold your name.", fact_id=reply.id)
    app.attachments.add(posted.id, "diary.txt", b"for me alone", fact_id=note.id)
    return posted


def words(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_kept_file_is_shown_as_text_and_never_by_its_name_alone(app, posted):
    kept = app.attachments.add(posted.id, "../letter.pdf", b"only words").value
    shown = app.attachments.show(kept.id)
    assert (kept.name, kept.media_type) == ("letter.pdf", "text/plain")
    assert (shown.kind_words, shown.text, shown.page_count) == ("text", "only words", 0)


def test_a_letter_kept_as_file_is_shown_as_pages(app, posted):
    pdf = app.letters.finish(posted.id, PaperChoices()).value.content
    shown = app.attachments.show(app.attachments.add(posted.id, "scan.pdf", pdf).value.id)
    assert shown.page_count == len(shown.pages) > 0
    assert shown.pages[0].startswith(b"\x89PNG")
    assert "Rowan Ellery" in shown.text


def test_a_program_is_kept_and_said_to_be_one(app, posted):
    kept = app.attachments.add(posted.id, "invoice.pdf", b"MZ\x90\x00").value
    assert "not a document" in app.attachments.show(kept.id).note


def test_the_same_file_is_kept_once(app, posted):
    first = app.attachments.add(posted.id, "a.txt", b"x").value
    assert app.attachments.add(posted.id, "b.txt", b"x").value == first
    assert app.attachments.all(posted.id) == (first,)


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", AttachmentEmptyError), (b"x" * 50_000_001, AttachmentTooLargeError)],
)
def test_an_empty_or_huge_file_is_refused(app, posted, content, error):
    with pytest.raises(error):
        app.attachments.add(posted.id, "a.txt", content)


def test_a_file_is_tied_to_what_is_there_only(app, posted):
    with pytest.raises(NotFoundError):
        app.attachments.add(posted.id, "a.txt", b"x", fact_id="nothing")
    with pytest.raises(NotFoundError):
        app.attachments.add(posted.id, "a.txt", b"x", letter_id="nothing")


def test_a_removed_file_can_be_brought_back(app, posted):
    kept = app.attachments.add(posted.id, "a.txt", b"x").value
    app.attachments.remove(kept.id)
    assert app.attachments.all(posted.id) == ()
    app.undo.bring_back(app.undo.removed()[0])
    assert app.attachments.all(posted.id) == (kept,)


def test_a_bundle_holds_letters_replies_and_sums_but_no_private_note(app, answered):
    text = words(app.bundles.make(answered.id).pdf)
    for part in ("Chronology", "Letter sent: first class", "We hold your name.", "Expected by"):
        assert part in text
    assert "my own thoughts" not in text
    assert "for me alone" not in text


def test_the_list_in_the_zip_fits_every_file(app, answered):
    with zipfile.ZipFile(BytesIO(app.bundles.make(answered.id).archive)) as archive:
        lines = archive.read("SHA256SUMS.txt").decode().splitlines()
        for line in lines:
            fingerprint, name = line.split("  ", 1)
            assert hashlib.sha256(archive.read(name)).hexdigest() == fingerprint
        assert len(lines) == len(archive.namelist()) - 1
        assert not any("diary" in name for name in archive.namelist())


def test_equal_records_give_equal_archives(app, answered):
    names = [
        zipfile.ZipFile(BytesIO(app.bundles.make(answered.id).archive)).namelist() for _ in range(2)
    ]
    assert names[0] == names[1]


def test_what_is_covered_is_in_neither_pdf_nor_zip(app, posted):
    letter = app.deadlines.one(posted.id).request.letters[0]
    pdf = app.letters.finish(posted.id, PaperChoices()).value.content
    kept = app.attachments.add(posted.id, "scan.pdf", pdf).value
    covered = {letter.id: BOTH_PAGES, kept.id: BOTH_PAGES}
    made = app.bundles.make(posted.id, BundleChoices(covered))
    assert "7 Larkspur Row" not in words(made.pdf)
    with zipfile.ZipFile(BytesIO(made.archive)) as archive:
        papers = [name for name in archive.namelist() if name.startswith("documents/")]
        assert all("(covered)" in name for name in papers)
        assert not any("7 Larkspur Row" in words(archive.read(name)) for name in papers)


def test_a_covered_e_mail_is_in_neither_pdf_nor_zip(app, posted):
    mail = b"From: a@firm.example\nSubject: x\nDate: x\n\nThe word is periwinkle.\n"
    kept = app.attachments.add(posted.id, "mail.eml", mail).value
    whole = (CoveredArea(0, 0, 0, 1, 1),)
    made = app.bundles.make(posted.id, BundleChoices({kept.id: whole}))
    assert "periwinkle" not in words(made.pdf)
    with zipfile.ZipFile(BytesIO(made.archive)) as archive:
        (name,) = (one for one in archive.namelist() if "mail.eml" in one)
        assert "periwinkle" not in words(archive.read(name))


def test_what_is_left_out_is_left_out(app, answered):
    made = app.bundles.make(answered.id)
    kept = app.attachments.all(answered.id)[0]
    fewer = app.bundles.make(answered.id, BundleChoices(left_out=frozenset({kept.id})))
    assert "We hold your name." not in words(fewer.pdf)
    assert fewer.page_count < made.page_count


def test_the_sum_can_be_printed_alone(app, posted):
    assert "29 December 2026" in words(app.bundles.sum_pages(posted.id)[0])


def test_papers_stand_in_the_order_of_their_days(app, posted, clock):
    clock.day = date(2026, 12, 1)
    app.attachments.add(posted.id, "later.txt", b"x")
    with zipfile.ZipFile(BytesIO(app.bundles.make(posted.id).archive)) as archive:
        papers = [name for name in archive.namelist() if name.startswith("documents/")]
    assert papers == ["documents/001 2026-11-23 access.pdf", "documents/002 later.txt"]


def test_the_page_of_a_sum_bears_the_day_on_which_it_was_made(app, posted):
    assert "Worked out on 23 November 2026." in words(app.bundles.sum_pages(posted.id)[0])


def test_a_letter_is_bound_as_it_was_put_on_paper(app, request_):
    letter = app.letters.finish(request_.id, PaperChoices(size=PrintSize.LARGE)).value
    with zipfile.ZipFile(BytesIO(app.bundles.make(request_.id).archive)) as archive:
        (name,) = (one for one in archive.namelist() if one.startswith("documents/"))
        assert archive.read(name) == letter.content


def test_the_chronology_still_leads_to_the_file_of_an_entry_that_was_corrected(app, answered):
    def line_of_the_reply():
        text = words(app.bundles.make(answered.id).pdf)
        return next(line for line in text.splitlines() if "A reply came: they" in line)

    before = line_of_the_reply()
    (reply,) = app.deadlines.one(answered.id).request.facts_of(FactKind.RESPONSE)
    app.facts.correct(answered.id, reply.id, Happening(reply.kind, MONDAY, reply.details, ""))
    assert line_of_the_reply() == before

"""Fifty letters in one run: all of them, in order, each frozen as if printed alone."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument

from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.paper import Envelope, PaperChoices
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.request import Status
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.services.print_batch import (
    COVER_FILE,
    LETTERS_FILE,
    POSTING_FILE,
    BatchOrder,
    as_zip,
    drafts,
)

PAPER = PaperChoices(Envelope.DL)
TICKET = UnwatchedTicket()
PLACES = ("emmas-diary", "labour-party", "experian-marketing-services")


@pytest.fixture
def requests(app, person):
    return tuple(app.requests.open(person.id, one, "access").value for one in PLACES)


@pytest.fixture
def order(requests):
    return BatchOrder([request.id for request in requests], PAPER)


def pages(pdf):
    document = PdfDocument(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts


def test_each_letter_is_a_file_of_its_own_in_posting_order(app, order):
    batch = app.batches.run(order, TICKET).value
    letters = [name for name in batch.files if name[0].isdigit()]
    assert [name.split()[-1] for name in letters] == [f"{place}.pdf" for place in PLACES]
    assert [batch.files[name] for name in letters] == [one.content for one in batch.letters]
    assert batch.not_printed == ()


def test_the_letters_are_frozen_as_if_printed_alone(app, requests, order):
    batch = app.batches.run(order, TICKET).value
    for request, printed in zip(requests, batch.letters, strict=True):
        assert app.deadlines.one(request.id).row.status is Status.PRINTED
        assert app.letters.finish(request.id, PAPER).value.letter_id == printed.letter_id
        assert app.letters.is_as_frozen(request.id, printed.letter_id)


def test_one_pdf_holds_all_letters_and_each_its_own_sheet(app, order):
    whole = replace(order, is_one_pdf=True, duplex=True)
    batch = app.batches.run(whole, TICKET).value
    texts = pages(batch.files[LETTERS_FILE])
    firsts = [n for n, text in enumerate(texts) if "Page 1 of" in text]
    assert len(firsts) == 3
    assert all(first % 2 == 0 for first in firsts)
    assert list(batch.files) == [LETTERS_FILE, COVER_FILE, POSTING_FILE]


def test_labels_and_lists_follow_the_order_of_posting(app, order):
    batch = app.batches.run(replace(order, addresses=("L7163",)), TICKET).value
    names = [one.letter.recipient[0] for one in batch.letters]
    for name in (COVER_FILE, POSTING_FILE, "labels L7163.pdf"):
        text = " ".join(" ".join(pages(batch.files[name])).split())
        places = [text.index(one.split()[0]) for one in names]
        assert places == sorted(places)


@pytest.mark.parametrize("form", ["DL", "C5", "C4"])
def test_addresses_go_straight_on_envelopes_in_the_order_of_posting(app, order, form):
    batch = app.batches.run(replace(order, addresses=(form, "L7160")), TICKET).value
    assert {f"envelopes {form}.pdf", "labels L7160.pdf"} < set(batch.files)
    texts = pages(batch.files[f"envelopes {form}.pdf"])
    names = [one.letter.recipient[0].split()[0] for one in batch.letters]
    assert [name in text for name, text in zip(names, texts, strict=True)] == [True] * 3


def test_the_address_of_one_letter_goes_on_the_next_free_label(app, order):
    (first, *_) = app.batches.run(order, TICKET).value.letters
    fresh, used = (app.batches.address(first.letter, "L7160", used=n) for n in (0, 4))
    assert pages(fresh)[0].split() == pages(used)[0].split()
    assert fresh != used


def test_one_letter_that_cannot_be_written_stops_no_other(app, person, requests):
    bad = app.requests.open(person.id, "emmas-diary", "objection").value
    ids = [requests[0].id, bad.id, requests[1].id]
    batch = app.batches.run(BatchOrder(ids, PAPER), TICKET).value
    assert [one.request_id for one in batch.not_printed] == [bad.id]
    assert batch.not_printed[0].reason
    assert len(batch.letters) == 2


def test_an_address_too_long_for_a_label_leaves_the_letters(app, requests, order):
    lines = tuple(f"A very long line number {n} of an address" for n in range(9))
    app.letters.change_recipient(requests[0].id, PostalAddress(lines, "ZZ99 9ZZ"))
    batch = app.batches.run(replace(order, addresses=("L7160",)), TICKET).value
    assert len(batch.letters) == 3
    assert "labels L7160.pdf" not in batch.files
    assert batch.warnings[-1].startswith("No labels")


@pytest.mark.parametrize("labels", ["", "A4711"])
def test_what_is_not_there_is_named_before_anything_prints(app, order, requests, labels):
    wrong = replace(order, request_ids=[*order.request_ids, "nobody"][labels != "" :])
    with pytest.raises(NotFoundError):
        app.batches.run(replace(wrong, addresses=(labels,) if labels else ()), TICKET)
    assert app.deadlines.one(requests[1].id).row.status is Status.DRAFT


def test_a_request_named_twice_is_printed_once(app, order):
    twice = replace(order, request_ids=[*order.request_ids, *order.request_ids])
    assert len(app.batches.run(twice, TICKET).value.letters) == 3


def test_nothing_to_print_makes_no_file(app):
    assert app.batches.run(BatchOrder(()), TICKET).value.files == {}


def test_the_run_can_be_stopped_between_letters(app, order, requests):
    class Stop(Exception):  # noqa: N818 - a word, not an error
        pass

    class StopAfterOne:
        def checkpoint(self, done, total):
            if done:
                raise Stop

    with pytest.raises(Stop):
        app.batches.run(order, StopAfterOne())
    statuses = [app.deadlines.one(one.id).row.status for one in requests]
    assert statuses == [Status.PRINTED, Status.DRAFT, Status.DRAFT]


def test_the_files_fit_into_one_zip(app, order):
    batch = app.batches.run(order, TICKET).value
    with ZipFile(BytesIO(as_zip(batch))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == dict(batch.files)
    assert as_zip(batch) == as_zip(batch)


def test_drafts_are_what_waits_for_its_letter(app, requests, order):
    app.letters.finish(requests[0].id, PAPER)
    assert set(drafts(app.deadlines.rows())) == {requests[1].id, requests[2].id}

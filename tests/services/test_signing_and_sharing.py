"""A signature in the vault, evidence of what was printed, and letters that go without paper."""

import hashlib
from dataclasses import replace
from io import BytesIO
from urllib.parse import unquote

import pytest
from PIL import Image, ImageDraw

from dsar_assistant.domain.controller import Contact
from dsar_assistant.domain.errors import DsarError, NotFoundError
from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.paper import Envelope, PaperChoices, PrintSize, ReferenceMark
from dsar_assistant.domain.place import PostalAddress

PAPER = PaperChoices(Envelope.DL)
UNSIGNED = replace(PAPER, is_signed=False)


def drawn(height=200):
    image = Image.new("RGB", (600, 300), "white")
    ImageDraw.Draw(image).line([(50, height), (300, 50), (550, 150)], "black", 8)
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def signed(app, person):
    return app.signatures.keep(person.id, drawn()).value


def frozen(app, request, letter_id):
    return app.deadlines.one(request.id).request.letter(letter_id)


def test_a_kept_signature_is_on_the_letter_and_in_the_preview(app, request_, signed):
    letter = app.letters.finish(request_.id, PAPER).value
    assert letter.paper.signature == signed
    assert app.letters.preview(request_.id, PAPER).pdf == letter.content
    assert app.letters.preview(request_.id, UNSIGNED).pdf != letter.content


def test_no_signature_without_one_in_the_vault(app, request_, person, signed):
    app.signatures.remove(person.id)
    assert app.signatures.get(person.id) is None
    assert app.letters.finish(request_.id, PAPER).value.paper.signature == b""


def test_a_signature_signs_for_nobody_else(app, person, signed):
    other = app.people.add(replace(person, id="", full_name="Ash Ellery", is_self=False)).value
    request = app.requests.open(other.id, "emmas-diary", "access").value
    assert app.letters.finish(request.id, PAPER).value.paper.signature == b""


def test_what_is_no_picture_is_refused_and_the_old_one_stays(app, person, signed):
    with pytest.raises(DsarError, match="Nothing was changed"):
        app.signatures.keep(person.id, b"<svg/>")
    assert app.signatures.get(person.id) == signed


def test_nobody_has_no_signature(app):
    with pytest.raises(NotFoundError):
        app.signatures.keep("nobody", drawn())


def test_what_is_frozen_is_what_was_printed(app, request_):
    printed = app.letters.finish(request_.id, PAPER).value
    kept = frozen(app, request_, printed.letter_id)
    assert kept.pdf_fingerprint == hashlib.sha256(printed.content).hexdigest()
    assert (kept.letter, kept.plain_text) == (printed.letter, plain_text(printed.letter))


@pytest.mark.parametrize(
    "paper",
    [
        PAPER,
        PaperChoices(Envelope.C5, PrintSize.EXTRA_LARGE, mark=ReferenceMark.SQUARE),
        PaperChoices(fold_marks=False, mark=ReferenceMark.BARS),
    ],
)
def test_a_reprint_is_the_same_to_the_byte_whatever_was_changed_since(
    app, request_, person, signed, paper
):
    printed = app.letters.finish(request_.id, paper).value
    app.signatures.keep(person.id, drawn(height=280))
    app.people.change(replace(person, address=PostalAddress(("9 Other Row",), "ZZ99 4ZZ")))
    app.letters.change_recipient(request_.id, PostalAddress(("1 New Street",), "ZZ99 9ZZ"))
    assert app.letters.reprint(request_.id, printed.letter_id, PaperChoices()) == printed.content
    assert app.letters.is_as_frozen(request_.id, printed.letter_id)


def test_a_letter_that_never_was_a_pdf_has_no_fingerprint_of_one(app, request_):
    letter = app.letters.finish(request_.id, PAPER, "txt").value
    assert frozen(app, request_, letter.letter_id).pdf_fingerprint == ""
    assert not app.letters.is_as_frozen(request_.id, letter.letter_id)


def test_a_letter_can_be_copied_as_text(app, request_):
    letter = app.letters.finish(request_.id, PAPER).value
    shared = app.letters.share(request_.id, letter.letter_id)
    assert shared.text == plain_text(letter.letter)


def test_a_short_letter_opens_in_the_mail_program(app, request_):
    address = request_.controller.contact.address
    app.letters.change_recipient(request_.id, address, "privacy@diary.example")
    letter = app.letters.finish(request_.id, PAPER).value
    shared = app.letters.share(request_.id, letter.letter_id)
    if shared.mail_link:
        assert unquote(shared.mail_link).startswith("mailto:privacy@diary.example?subject=")
    else:
        assert "too long" in shared.why_no_link


def test_an_address_that_is_no_address_gives_no_link_and_says_why(app, request_):
    address = request_.controller.contact.address
    app.letters.change_recipient(request_.id, address, "a@b.example, c@d.example")
    letter = app.letters.finish(request_.id, PAPER).value
    shared = app.letters.share(request_.id, letter.letter_id)
    assert shared.mail_link is None
    assert "not one e-mail address" in shared.why_no_link


def test_no_address_gives_no_link_and_says_why(app, request_):
    with app.vault.begin() as work:
        bare = Contact(request_.controller.contact.address)
        work.requests.update_controller(request_.id, replace(request_.controller, contact=bare))
        work.commit()
    letter = app.letters.finish(request_.id, PAPER).value
    assert "No e-mail address" in app.letters.share(request_.id, letter.letter_id).why_no_link

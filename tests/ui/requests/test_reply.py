"""What came in is kept, looked through, and leads to the next letter."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.reply import Found
from dsar_assistant.domain.request import Channel, FactKind, Outcome
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.ui.requests.keeping import MOST_FILES, files_in
from dsar_assistant.ui.requests.reply_items import ClaimCard
from dsar_assistant.ui.wishes import PageName, Wish, WriteLetter
from tests.system.reply_reading.making import docx

TODAY = date(2026, 11, 23)
REPLY = (
    "Dear Rowan Ellery,\n\nWe keep your data for six years after the last order. "
    "We received your data from Acxiom. We shared it with Brightpost Sample Ltd.\n"
    "Segment code: XQ7\n"
)


@pytest.fixture
def request_id(app, person):
    """A posted request."""
    request = app.requests.open(person.id, "emmas-diary", "access").value
    letter = app.letters.finish(request.id, PaperChoices()).value
    app.postings.record(request.id, letter.letter_id, Channel.FIRST_CLASS, TODAY)
    return request.id


@pytest.fixture
def page(window, request_id):
    window.shell.show_page(PageName.REQUESTS)
    window.shell.requests.show_request(request_id)
    return window.shell.requests


@pytest.fixture
def reply_file(tmp_path):
    path = tmp_path / "reply.txt"
    path.write_text(REPLY, "utf-8")
    return path


@pytest.fixture
def came_in(page, reply_file, window, settle):
    """The page, with a reply dropped on it and looked through."""
    page.papers.add([reply_file])
    settle(window)
    return page


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def press(widget, words):
    next(b for b in widget.findChildren(QPushButton) if b.text() == words).click()


def wishes_of(page):
    wishes: list[Wish] = []
    page.asked.connect(wishes.append)
    return wishes


def test_what_is_dropped_is_kept_and_looked_through(came_in, app, request_id):
    assert [one.name for one in app.attachments.all(request_id)] == ["reply.txt"]
    assert came_in.reply.isVisible()
    assert any("six years" in words for words in words_of(came_in.reply))


def test_the_person_sees_a_point_otherwise(came_in):
    card = next(one for one in came_in.reply.points if one.found is not Found.YES)
    card.choice.show_value(Found.YES.value)
    card.choice.edited.emit()
    gaps = {gap.item for gap in came_in.reply.report().gaps}
    assert card.item_id not in gaps


def test_what_is_missing_fills_in_the_letter(came_in, app, request_id):
    wishes = wishes_of(came_in)
    came_in.reply.missing_button.click()
    assert wishes == [WriteLetter(request_id, "incomplete-reply")]
    answers = app.letters.form(request_id, "incomplete-reply").answers
    assert "XQ7" in answers["missing_items"]


def test_who_is_named_can_be_written_to(came_in, app, request_id):
    wishes = wishes_of(came_in)
    card = next(one for one in came_in.reply.named if "Acxiom" in one.button.accessibleName())
    card.button.click()
    opened = app.deadlines.one(wishes[0].request_id).request
    assert (opened.controller.id, opened.parent_id) == ("acxiom-uk", request_id)


def test_the_next_request_cites_the_reply_it_came_from(came_in, app):
    wishes = wishes_of(came_in)
    card = next(one for one in came_in.reply.named if "Acxiom" in one.button.accessibleName())
    card.button.click()
    key = wishes[0].request_id
    cited = app.letters.form(key, "source-and-recipients").answers["what_made_you_ask"]
    assert cited.startswith("In their reply to my own request, Emma's Diary")
    assert "told me that they had my data from you" in cited
    assert "“We received your data from Acxiom.”" in cited


def test_what_they_told_is_a_hop_of_the_chain_picture(came_in, app, person):
    card = next(one for one in came_in.reply.named if "Acxiom" in one.button.accessibleName())
    card.button.click()
    (hop,) = (one for one in app.candidates.chain(person.id).edges if one.style == "they-told")
    assert (hop.sender, hop.recipient) == ("acxiom-uk", "emmas-diary")


def test_an_unknown_code_is_one_click_from_the_question(came_in, app, request_id):
    wishes = wishes_of(came_in)
    came_in.reply.codes.button.click()
    assert wishes == [WriteLetter(request_id, "incomplete-reply")]
    answers = app.letters.form(request_id, "incomplete-reply").answers
    assert answers["missing_items"] == "the meaning of Segment code “XQ7”"


def test_a_claim_leads_to_the_refusal_wizard_with_their_words(page, tmp_path, window, settle):
    path = tmp_path / "refusal.txt"
    path.write_text("This is covered by legal professional privilege.", "utf-8")
    page.papers.add([path])
    settle(window)
    card = next(w for w in page.reply.findChildren(ClaimCard))
    card.findChildren(QPushButton)[0].click()
    dialog = page.replying.dialog
    assert dialog.words.value() == "This is covered by legal professional privilege."
    assert dialog.cards[0].topic_id == "legal-privilege"
    dialog.reject()


def test_a_word_file_that_is_kept_can_be_looked_through_again(page, tmp_path, window, settle):
    path = tmp_path / "reply.docx"
    path.write_bytes(docx())
    page.papers.add([path])
    settle(window)
    page.papers.read_again()
    settle(window)
    assert any("We hold your name." in words for words in words_of(page.reply))


def test_an_organisation_nobody_knows_is_added(came_in, app):
    wishes = wishes_of(came_in)
    card = next(one for one in came_in.reply.named if "Brightpost" in one.button.accessibleName())
    card.button.click()
    assert "Brightpost" in app.deadlines.one(wishes[0].request_id).request.controller.name


def test_a_kept_reply_can_be_looked_through_again(came_in, request_id, window, settle):
    came_in.show_request(request_id)
    press(came_in.detail, "Look through the reply")
    settle(window)
    assert came_in.reply.isVisible()


def test_a_kept_file_is_seen_and_saved_inside_the_program(came_in, app, chooser, tmp_path, qtbot):
    key = app.attachments.all(came_in.request_id)[0].id
    came_in.papers.see(key)
    qtbot.waitUntil(lambda: came_in.papers.window is not None, timeout=10_000)
    chooser.paths = [tmp_path / "copy.txt"]
    press(came_in.papers.window, "Save a copy…")
    assert chooser.paths[0].read_text("utf-8") == REPLY
    came_in.papers.window.reject()


def test_a_file_that_is_gone_is_told(page, tmp_path, window, settle):
    page.papers.add([tmp_path / "gone.pdf"])
    settle(window)
    assert "could not be read" in page.trouble.words


def test_a_folder_gives_its_files_but_no_links(tmp_path, reply_file):
    (tmp_path / "link").symlink_to("/etc/hostname")
    assert list(files_in([tmp_path])) == [reply_file]
    assert MOST_FILES > 1


def test_a_refusal_is_answered_with_what_the_law_asks(page, app, request_id):
    details = {"outcome": Outcome.REFUSED.value}
    page.command(lambda: app.facts.record(request_id, Happening(FactKind.RESPONSE, TODAY, details)))
    wishes = wishes_of(page)
    press(page.detail, "Answer their refusal…")
    dialog = page.replying.dialog
    topic = app.advice.refusals(request_id)[1]
    dialog.words.setPlainText(topic.they_say[0])
    assert topic.title in words_of(dialog)
    next(card for card in dialog.cards if card.topic_id == topic.id).tick.click()
    dialog.write_button.click()
    assert wishes == [WriteLetter(request_id, "refusal-challenge")]
    assert app.letters.form(request_id, "refusal-challenge").answers["topics"] == topic.id


def test_the_last_change_is_undone_and_done_again(page, app, request_id):
    before = app.deadlines.rows()[0].status
    next(b for b in page.detail.findChildren(QPushButton) if b.text().startswith("Undo")).click()
    assert app.deadlines.rows()[0].status is not before
    next(b for b in page.detail.findChildren(QPushButton) if b.text().startswith("Redo")).click()
    assert app.deadlines.rows()[0].status is before


@pytest.mark.parametrize(
    ("words", "begins"),
    [("Save bundle as PDF…", b"%PDF"), ("Save bundle with the files (ZIP)…", b"PK")],
)
def test_everything_is_bound(came_in, request_id, save_bundle, words, begins):
    came_in.show_request(request_id)
    assert save_bundle(words).startswith(begins)


@pytest.fixture
def save_bundle(page, chooser, tmp_path, window, settle):
    """Presses a button; gives what was saved."""

    def save(words):
        chooser.paths = [tmp_path / "bundle"]
        press(page.detail, words)
        settle(window)
        return chooser.paths[0].read_bytes()

    return save

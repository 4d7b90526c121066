"""Every paragraph can be reworded or left out in the window; the page for the sender is there."""

import pytest

from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.ui.wishes import WriteTo
from tests.ready_vault import PASSPHRASE


@pytest.fixture
def page(window, person, settle):
    window.shell.grant(WriteTo(person.id, ("emmas-diary",), ("access",)))
    settle(window)
    return window.shell.letter


@pytest.fixture
def words(page, window, settle):
    """Opens the words of the letter that is open."""

    def opened():
        page.form.words_button.click()
        settle(window)
        return page.wording.words

    return opened


def blocks(app, page):
    return {one.id: one for one in app.rewording.paragraphs(page.request_id)}


def test_own_words_are_kept_at_once_and_survive_a_restart(page, words, app, window):
    words().cards["request"].words.setPlainText("Send me <all> & {x} 🙂")
    window.lock()
    app.vault.unlock(WithPassphrase(PASSPHRASE))
    assert blocks(app, page)["request"].yours == "Send me <all> & {x} 🙂"


def test_a_paragraph_is_left_out_and_brought_back(page, words, app):
    card = words().cards["names"]
    card.shown.click()
    assert blocks(app, page)["names"].is_left_out
    assert not card.words.isEnabled()
    card.shown.click()
    assert not blocks(app, page)["names"].is_left_out


def test_a_changed_paragraph_goes_back_to_our_words(page, words, app):
    card = words().cards["request"]
    card.words.setPlainText("Mine")
    assert card.restore.isVisible()
    card.restore.click()
    assert card.words.value() == card.paragraph.ours
    assert blocks(app, page)["request"].yours is None


def test_the_greeting_cannot_be_left_out(words):
    assert not words().cards["salutation"].shown.isVisible()


def test_changed_words_are_drawn(page, words, qtbot):
    card = words().cards["request"]
    with qtbot.waitSignal(page.previewer.ready, timeout=10_000):
        card.words.setPlainText("Mine")


@pytest.fixture
def meaning(page, window, settle):
    """The page that explains the letter, opened."""
    page.form.meaning_button.click()
    settle(window)
    return page.wording.meaning


def test_the_page_for_the_sender_is_read_and_printed(meaning, printer):
    assert meaning.preview.page_count >= 1
    meaning.print_button.click()
    assert printer.printed


def test_the_page_for_the_sender_is_saved_apart(meaning, chooser, tmp_path):
    chooser.paths = [tmp_path / "page.pdf"]
    meaning.save_button.click()
    assert chooser.paths[0].read_bytes().startswith(b"%PDF")


def test_words_of_a_letter_that_cannot_be_written_are_not_offered(page, app, window, settle):
    page.form.rows.fields["reply_by"].show_value("email")
    page.form.rows.fields["reply_email"].show_value("")
    page.form.edited.emit()
    page.previewer.draw_now()
    settle(window)
    assert not page.form.words_button.isEnabled()

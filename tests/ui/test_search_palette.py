"""Search everywhere: type, see, open with Enter."""

import pytest
from PySide6.QtCore import Qt

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.services.search_everything import HitKind


@pytest.fixture
def request_id(app, person):
    """A request with a letter and a reply."""
    request = app.requests.open(person.id, "emmas-diary", "access").value
    app.letters.finish(request.id, PaperChoices(), "txt")
    reply = b"We hold your zebra-striped pram."
    app.attachments.add(request.id, "reply.txt", reply)
    return request.id


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("rowan ell", HitKind.PERSON),
        ("emma", HitKind.REQUEST),
        ("labour party", HitKind.ORGANISATION),
        ("larkspur", HitKind.LETTER),
        ("zebra pram", HitKind.REPLY),
    ],
)
def test_everything_is_found_by_its_words(app, request_id, words, kind):
    app.search.catch_up()
    hits = app.search.find(words)
    assert kind in {hit.kind for hit in hits}


def test_what_was_removed_is_not_found(app, request_id):
    app.search.catch_up()
    app.requests.remove(request_id)
    assert app.search.find("zebra") == ()


def test_nothing_typed_finds_nothing(app, request_id):
    assert app.search.find("  ") == ()


def test_a_locked_vault_leaves_no_word_behind(app, request_id):
    app.search.catch_up()
    app.vault.lock()
    assert app.search._texts == {}
    assert app.search._words.candidates([]) == ()


def test_typing_and_enter_open_what_was_found(window, request_id, qtbot, settle):
    palette = window.shell.search()
    settle(window)
    qtbot.keyClicks(palette.line, "emma")
    qtbot.keyClick(palette, Qt.Key.Key_Down)
    qtbot.keyClick(palette, Qt.Key.Key_Up)
    qtbot.keyClick(palette, Qt.Key.Key_Return)
    assert window.shell.requests.request_id == request_id


def test_words_that_nothing_holds_are_told(window, request_id, qtbot, settle):
    palette = window.shell.search()
    settle(window)
    qtbot.keyClicks(palette.line, "qqqq")
    assert "Nothing holds" in palette.said.text()
    qtbot.keyClick(palette, Qt.Key.Key_Return)
    palette.reject()


def test_a_letter_and_a_reply_open_where_they_can_be_read(window, app, request_id, settle):
    palette = window.shell.search()
    settle(window)
    palette.reject()
    for words in ("zebra", "larkspur"):
        hit = next(h for h in app.search.find(words) if h.kind in {HitKind.REPLY, HitKind.LETTER})
        window.shell.open_hit(hit)
        settle(window)
        assert window.shell.requests.request_id == request_id
    window.shell.open_hit(next(h for h in app.search.find("labour") if h.kind == "organisation"))
    window.shell.open_hit(next(h for h in app.search.find("rowan") if h.kind == "person"))


def test_the_words_may_stand_in_any_order_and_any_case(app, request_id):
    app.search.catch_up()
    hits = app.search.find("PRAM we zebra-str")
    assert HitKind.REPLY in {hit.kind for hit in hits}


def test_a_request_that_came_since_the_last_search_is_found(app, person, request_id):
    assert not [h for h in app.search.find("rowan experian") if h.kind is HitKind.REQUEST]
    app.requests.open(person.id, "experian-marketing-services", "access")
    hits = app.search.find("rowan experian")
    assert HitKind.REQUEST in {hit.kind for hit in hits}

"""Words of strangers are shown as they are, on every page: no mark-up, no picture, no link."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QTextEdit, QWidget

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.reply import ReplyPart, ReplyText
from dsar_assistant.domain.request import Channel, FactKind
from dsar_assistant.domain.saved_filter import SavedFilter
from dsar_assistant.services.keep_organisations import NewOrganisation
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.ui.find.page import ORGANISATIONS
from dsar_assistant.ui.requests.papers import LookedThrough
from dsar_assistant.ui.widgets.labels import BREAK
from dsar_assistant.ui.wishes import PageName, ShowRequest, WriteLetter
from tests.fakes import MONDAY

UI = Path(__file__).resolve().parents[2] / "dsar_assistant" / "ui"
HOSTILE = "<img src='file:///x.png'><a href='x'>A&B</a> &#60;b&#62;"
# What Qt reads mark-up with, or shows as mark-up whatever looks like it.
READS_MARK_UP = {
    "AutoText",
    "MarkdownText",
    "QErrorMessage",
    "QGraphicsTextItem",
    "QInputDialog",
    "QMessageBox",
    "QProgressDialog",
    "QStaticText",
    "QTextBrowser",
    "QTextDocument",
    "QTextEdit",
    "QWebEngineView",
    "QWhatsThis",
    "RichText",
    "appendHtml",
    "fromHtml",
    "insertHtml",
    "insertMarkdown",
    "setHtml",
    "setMarkdown",
    "setOpenExternalLinks",
    "setOpenLinks",
}


def readers_of_mark_up(source):
    """What a file names that takes words for mark-up."""
    for node in ast.walk(ast.parse(source)):
        names = [getattr(node, "id", ""), getattr(node, "attr", "")]
        if isinstance(node, ast.ImportFrom):
            names += [one.name for one in node.names]
        yield from READS_MARK_UP & set(names)


def plain_classes(source):
    """The labels that a file makes: by name, and whether each says that its words are plain."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and "QLabel" in map(ast.unparse, node.bases):
            yield node.name, "setTextFormat(Qt.TextFormat.PlainText)" in ast.unparse(node)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("QLabel"):
            yield f"line {node.lineno}", False


def texts(word):
    found = ((path, path.read_text("utf-8")) for path in UI.rglob("*.py"))
    return [(path, text) for path, text in found if word in text]


def test_nothing_in_the_window_reads_mark_up():
    files = {path: text for word in READS_MARK_UP for path, text in texts(word)}
    assert [(p.name, n) for p, text in files.items() for n in readers_of_mark_up(text)] == []


def test_every_label_is_of_a_kind_that_is_plain():
    made = {(p.name, *one) for p, text in texts("QLabel") for one in plain_classes(text)}
    assert made == {("icons.py", "IconLabel", True), ("labels.py", "PlainLabel", True)}


@pytest.mark.parametrize(
    "source", ["from PySide6.QtGui import QTextDocument", "view.setHtml(x)", "QMessageBox(x)"]
)
def test_the_search_sees_a_reader_of_mark_up(source):
    assert list(readers_of_mark_up(source))


# ── On every page ────────────────────────────────────────────────────────────


@pytest.fixture
def request_id(app, person):
    """A request of a person to an organisation, both named by somebody who means harm."""
    own = app.people.own()
    app.people.change(replace(own, full_name=HOSTILE, former_names=(HOSTILE,)))
    address = PostalAddress((HOSTILE, "Sampleford"), "ZZ99 3AA")
    added = app.organisations.add(NewOrganisation(HOSTILE, address, note=HOSTILE)).value
    key = app.requests.open(own.id, added.id, "access").value.id
    letter = app.letters.finish(key, PaperChoices()).value
    app.postings.record(key, letter.letter_id, Channel.FIRST_CLASS, MONDAY)
    app.facts.record(key, Happening(FactKind.NOTE, MONDAY, note=HOSTILE))
    app.attachments.add(key, "reply.txt", HOSTILE.encode())
    app.filters.keep(SavedFilter(HOSTILE, "all", HOSTILE))
    app.requests.open(own.id, added.id, "erasure")
    return key


def show_reply(window, key):
    responses = window.shell.requests.desk.app.responses
    asked = responses.asked_in(key)
    text = ReplyText((ReplyPart(f"{HOSTILE}.txt", f"We refuse. We got your data from {HOSTILE}."),))
    window.shell.requests.show_reply(key, LookedThrough(responses.check_text(text, asked), None))


def show_own_list(window, _):
    window.shell.show_page(PageName.FIND)
    page = window.shell.find_page
    page.show_tab(ORGANISATIONS)
    page.organisations.which.show_value("own")
    page.organisations.which.edited.emit()


STATES = {
    "home": lambda window, _: window.shell.show_page(PageName.HOME),
    "added": show_own_list,
    "requests": lambda window, _: window.shell.show_page(PageName.REQUESTS),
    "one request": lambda window, key: window.shell.grant(ShowRequest(key)),
    "reply": show_reply,
    "letter": lambda window, key: window.shell.grant(WriteLetter(key)),
    "people": lambda window, _: window.shell.show_page(PageName.PEOPLE),
    "calendar": lambda window, _: window.shell.show_page(PageName.CALENDAR),
}


def as_typed(shown):
    return HOSTILE in shown.replace(BREAK, "")


def is_harmless_tip(tip):
    """Whether a tip shows as words whatever of the stranger's stands in it."""
    if "src=" not in tip or not Qt.mightBeRichText(tip):
        return True
    document = QTextDocument()
    document.setHtml(tip)
    return as_typed(document.toPlainText())


def faults(window):
    """What on the screen could take a stranger's words for anything but words."""
    for label in window.findChildren(QLabel):
        if label.text() and label.textFormat() is not Qt.TextFormat.PlainText:
            yield f"label: {label.text()}"
    for button in window.findChildren(QAbstractButton):
        if "src=" in button.text() and "&" in button.text().replace("&&", ""):
            yield f"button: {button.text()}"
    for widget in window.findChildren(QWidget):
        if not is_harmless_tip(widget.toolTip()):
            yield f"tip: {widget.toolTip()}"
    for view in window.findChildren(QTextEdit):
        yield f"view: {type(view).__name__}"


def words_in_sight(window):
    shown = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    views = (one for one in window.findChildren(QPlainTextEdit) if one.isVisible())
    return [*shown, *(one.toPlainText() for one in views)]


def test_no_page_takes_a_strangers_words_for_more_than_words(window, request_id, settle):
    shown = set()
    for name, show in STATES.items():
        show(window, request_id)
        settle(window)
        if any(map(as_typed, words_in_sight(window))):
            shown.add(name)
    # Home has nothing to say of it today, and the list of requests is a table.
    assert shown == {*STATES} - {"home", "requests"}
    # Pages that were shown stay made, so this looks at all of them.
    assert list(faults(window)) == []

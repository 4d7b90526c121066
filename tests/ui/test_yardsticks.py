"""Every page and dialog can be used by keyboard, by ear, in large print and in any colours."""

import pytest
from PySide6.QtCore import Qt

from dsar_assistant.bootstrap import build_app
from dsar_assistant.domain.reply import ReplyPart, ReplyText
from dsar_assistant.domain.settings import Theme
from dsar_assistant.domain.vault import KeyChoices
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.letters.preflight import Caution
from dsar_assistant.services.keep_organisations import NewOrganisation
from dsar_assistant.services.show_sample import ShowSample
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.system.files import DiskFiles
from dsar_assistant.ui.batch_printing import BatchDialog
from dsar_assistant.ui.find.add_dialog import AddDialog
from dsar_assistant.ui.find.chain_window import ChainWindow
from dsar_assistant.ui.find.page import EVENTS, FILES, ORGANISATIONS, QUESTIONS
from dsar_assistant.ui.letters.address_dialog import PrintAddressDialog
from dsar_assistant.ui.letters.kind_chooser import KindChooser
from dsar_assistant.ui.letters.last_look import CautionDialog
from dsar_assistant.ui.people.signature_dialog import SignatureDialog
from dsar_assistant.ui.posting_dialog import PostingDialog
from dsar_assistant.ui.requests.beside_window import BesideWindow, PaperPane, ShownPaper
from dsar_assistant.ui.requests.log_dialog import LogDialog
from dsar_assistant.ui.requests.papers import LookedThrough
from dsar_assistant.ui.requests.refusal_dialog import RefusalDialog
from dsar_assistant.ui.requests.saved_filters import FilterNameDialog
from dsar_assistant.ui.screens import settle
from dsar_assistant.ui.settings.key_dialogs import NewPassphraseDialog
from dsar_assistant.ui.start import build_window
from dsar_assistant.ui.wishes import PageName, ShowRequest, WriteLetter
from tests.fakes import FixedClock, MemorySecretStore
from tests.ready_vault import CHEAP, PASSPHRASE
from tests.ui import yardsticks
from tests.ui.fakes import FakeChooser, FakePrinter

WIDTH, HEIGHT = 1280, 720


def home(window):
    window.shell.show_page(PageName.HOME)


def find(tab):
    def show(window):
        window.shell.show_page(PageName.FIND)
        window.shell.find_page.show_tab(tab)

    return show


def why(window):
    find(ORGANISATIONS)(window)
    window.shell.find_page.organisations.table.select("labour-party")


def side_list(name):
    def show(window):
        find(ORGANISATIONS)(window)
        view = window.shell.find_page.organisations
        view.which.show_value(name)
        view.which.edited.emit()

    return show


def own_list(window):
    organisations = window.shell.find_page.desk.app.organisations
    organisations.add(NewOrganisation("Larkspur Prints Ltd", note="From a flyer."))
    window.shell.find_page.refresh()
    side_list("own")(window)


def requests(window):
    window.shell.show_page(PageName.REQUESTS)


def one_request(window):
    # The list is worked out beside the window; only then is there a first one.
    window.shell.show_page(PageName.REQUESTS)
    settle(window)
    window.shell.grant(ShowRequest(window.shell.requests.first_id))


def reply(window):
    one_request(window)
    page = window.shell.requests
    words = "We had your data from Acxiom and keep it for six years. We need more time."
    responses = page.desk.app.responses
    asked = responses.asked_in(page.request_id)
    text = ReplyText((ReplyPart("reply.txt", words),))
    looked = LookedThrough(responses.check_text(text, asked), None)
    page.show_reply(page.request_id, looked)


def refusal(window, app):
    return RefusalDialog(window, app.advice, app.deadlines.rows()[0].request_id)


def beside(window, _):
    words = ShownPaper((), "We hold your name and address.")
    papers = (("1", "3 June 2026: Your letter"), ("2", "4 July 2026: The next"))
    runner = window.shell.requests.desk.runner
    letter, reply = (
        PaperPane(runner, title, papers, lambda *_: words)
        for title in ("Your letter", "What they sent")
    )
    return BesideWindow(window, letter, reply)


def correction(window, app):
    before = app.candidates.controller("labour-party")
    note = NewOrganisation(before.name, before.contact.address, note="They rang in May.")
    app.organisations.change(before.id, note)
    opened = window.shell.find_page.organising.ask_correction("labour-party")
    app.organisations.take_back("labour-party")
    return opened


def letter(window):
    window.shell.show_page(PageName.REQUESTS)
    window.shell.grant(WriteLetter(window.shell.requests.first_id))


def page(name):
    return lambda window: window.shell.show_page(name)


STATES = {
    "home": home,
    "questions": find(QUESTIONS),
    "events": find(EVENTS),
    "files": find(FILES),
    "organisations": find(ORGANISATIONS),
    "why": why,
    "unknown senders": side_list("unknown"),
    "set aside": side_list("aside"),
    "added or changed": own_list,
    "requests": requests,
    "one request": one_request,
    "reply": reply,
    "letter": letter,
    "people": page(PageName.PEOPLE),
    "settings": page(PageName.SETTINGS),
}
DIALOGS = {
    "address": lambda w, app: PrintAddressDialog(w, app.batches.address_forms),
    "signature": lambda w, _: SignatureDialog(w),
    "filter name": lambda w, _: FilterNameDialog(w),
    "log": lambda w, app: LogDialog(w, app.knowledge.today),
    "posting": lambda w, app: PostingDialog(w, app.knowledge.today),
    "organisation": lambda w, _: AddDialog(w, "brightpost.example"),
    "correction": correction,
    "kinds": lambda w, app: KindChooser(w, app.letters.kinds(), "access", app.advice),
    "cautions": lambda w, _: CautionDialog(w, (Caution("x", "Look again.", "Go there", "day"),)),
    "refusal": refusal,
    "beside": beside,
    "batch": lambda w, app: BatchDialog(w, 3, app.batches.address_forms),
    "chain": lambda w, app: ChainWindow(
        w, app.candidates.chain(app.people.own().id), FakeChooser()
    ),
    "pass phrase": lambda w, app: NewPassphraseDialog(w, app.vault.status().slots),
}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    """The services over the sample case: three requests, a mailbox, a chain."""
    around = Surroundings(MemorySecretStore(), FixedClock(), DiskFiles(), CHEAP)
    app = build_app(tmp_path_factory.mktemp("full"), around)
    app.vault.create(KeyChoices(passphrase=PASSPHRASE))
    ShowSample(app).run(UnwatchedTicket())
    yield app
    app.vault.lock()


@pytest.fixture(scope="module")
def full(app, _resources_loaded):
    """One window over the sample case, for all tests here; they only look at it."""
    window = build_window(app, FakeChooser(), FakePrinter())
    window.resize(WIDTH, HEIGHT)
    window.show()
    yield window
    window.settings.change(text_percent=100, theme=Theme.LIGHT)
    window.close()
    window.deleteLater()


@pytest.fixture
def shown(full):
    """Shows a state of the window by name."""

    def show(state):
        STATES[state](full)
        settle(full)
        return full

    yield show
    full.settings.change(text_percent=100, theme=Theme.LIGHT)


@pytest.fixture(params=DIALOGS)
def dialog(request, full, app):
    """Each dialog, open over the window."""
    opened = DIALOGS[request.param](full, app)
    opened.show()
    settle(full)
    yield opened
    opened.reject()


@pytest.fixture
def first_run(closed_app, open_window):
    """The window on a computer without a vault, with a key to show."""
    window = open_window(closed_app)
    window.resize(WIDTH, HEIGHT)
    window.first_run.recovery_step.show_key("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF")
    return window


@pytest.fixture
def locked(app_locked, open_window):
    """The locked door."""
    return open_window(app_locked)


@pytest.fixture
def app_locked(closed_app):
    closed_app.vault.create(KeyChoices(passphrase=PASSPHRASE))
    closed_app.vault.lock()
    return closed_app


def steps(window):
    """Show each step of the first run in turn."""
    for step in range(3):
        window.first_run.show_step(step)
        settle(window)
        yield window


def check_use(window):
    stops = yardsticks.focus_stops(window)
    assert [type(s) for s in stops if not yardsticks.name_of(s).strip()] == []
    assert [n for s in stops if len(n := yardsticks.name_of(s)) > yardsticks.LONGEST_NAME] == []
    assert yardsticks.rich_labels(window) == []
    assert yardsticks.small_targets(window) == []
    assert yardsticks.small_main_buttons(window) == []
    assert yardsticks.clipped(window) == []


def check_walk(window):
    stops = yardsticks.walk_with_tab(window)
    missed = {s for s in yardsticks.focus_stops(window) if not yardsticks.is_one_of_a_group(s)}
    assert {yardsticks.name_of(stop) for stop in missed - set(stops)} == set()
    assert len(stops) == len(set(stops))
    assert yardsticks.goes_back_up(stops, window) == []


@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_used(shown, state):
    check_use(shown(state))


@pytest.mark.parametrize("state", STATES)
def test_tab_walks_through_every_state(shown, state):
    check_walk(shown(state))


def test_every_dialog_can_be_used_and_walked(dialog):
    check_use(dialog)
    check_walk(dialog)


def test_every_dialog_can_be_left_with_escape(dialog, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_first_step_can_be_used_and_walked(first_run):
    for step in steps(first_run):
        check_use(step)
        check_walk(step)


def test_the_locked_door_can_be_used_and_walked(locked):
    check_use(locked)
    check_walk(locked)


def test_words_twice_as_large_still_fit_a_small_screen(full, shown):
    full.settings.change(text_percent=200)
    for state in STATES:
        window = shown(state)
        assert yardsticks.clipped(window) == [], state
        size = window.minimumSizeHint()
        assert (size.width() <= WIDTH, size.height() <= HEIGHT) == (True, True), state


def test_words_twice_as_large_fit_the_first_steps(first_run):
    first_run.settings.change(text_percent=200)
    for step in steps(first_run):
        assert yardsticks.clipped(step) == []
        assert step.minimumSizeHint().width() <= WIDTH


@pytest.mark.parametrize("wish", [Theme.DARK, Theme.CONTRAST])
def test_other_colours_cut_no_words(full, shown, wish):
    full.settings.change(theme=wish)
    for state in STATES:
        assert yardsticks.clipped(shown(state)) == [], state

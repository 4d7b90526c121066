"""What every test of the window needs: the real services over a real vault, and our look."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from dsar_assistant.domain.changes import Changes
from dsar_assistant.domain.controller import Answer, InterviewAnswer
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.ui import theme
from dsar_assistant.ui.colours import LIGHT
from dsar_assistant.ui.start import build_window
from tests.fakes import FixedClock
from tests.ready_vault import PASSPHRASE, copied_vault, informed_app, made_surroundings
from tests.ui.fakes import FakeChooser, FakePrinter

ALL = Changes(frozenset({"request", "person", "evidence", "candidate", "controller", "vault"}))


@pytest.fixture(scope="session")
def _resources_loaded(qapp, resources):
    theme.load_resources(resources / "fonts", resources / "icons", resources / "style")
    qapp.setStyle("Fusion")
    theme.show(qapp, theme.Look(LIGHT))


@pytest.fixture(autouse=True)
def _shown(_resources_loaded, qapp):
    """Give every test the light look at normal size, whatever the last one did."""
    if theme.current() != theme.Look(LIGHT):
        theme.show(qapp, theme.Look(LIGHT))


@pytest.fixture
def around():
    return made_surroundings(FixedClock())


@pytest.fixture
def closed_app(tmp_path, around):
    """The services of a computer on which there is no vault yet."""
    app = informed_app(tmp_path / "data", around)
    yield app
    if app.vault.is_open:
        app.vault.lock()


@pytest.fixture
def app(tmp_path, closed_app):
    """The services with an empty vault that stands open."""
    copied_vault(tmp_path / "data")
    closed_app.vault.unlock(WithPassphrase(PASSPHRASE))
    return closed_app


@pytest.fixture
def person(app):
    """An invented person, kept in the vault as oneself."""
    invented = DataSubject(
        id="",
        full_name="Rowan Ellery",
        address=PostalAddress(("7 Larkspur Row", "Sampleford"), "ZZ99 3AA"),
        emails=("rowan.ellery@mailbox.example",),
        nation=Nation.ENGLAND_WALES,
    )
    return app.people.add(invented).value


@pytest.fixture
def checked_addresses(app):
    """The person checked the addresses of three organisations and made them their own."""
    with app.vault.begin() as work:
        for key in ("emmas-diary", "experian-marketing-services", "labour-party"):
            known = app.knowledge.directory.get(key)
            contact = replace(known.contact, checked_on=None)
            work.controllers.keep(replace(known, contact=contact, origin="own"))
        work.commit()


@pytest.fixture
def found(app, person):
    """The person has a child and a loyalty card; the chain from Emma's Diary is found."""
    for question in app.candidates.questions()[:4]:
        answer = InterviewAnswer(question.id, Answer.YES, 2015, 2018)
        app.candidates.answer(person.id, answer)
    return app.candidates.rows(person.id).rows


@pytest.fixture
def chooser():
    return FakeChooser()


@pytest.fixture
def printer():
    return FakePrinter()


@pytest.fixture
def open_window(qtbot, chooser, printer):
    """Opens windows over services, and closes them when the test ends."""
    windows = []

    def build(app):
        window = build_window(app, chooser, printer)
        windows.append(window)
        window.resize(1280, 800)
        window.show()
        return window

    yield build
    for window in windows:
        window.close()
        window.deleteLater()
    # At once: windows left over slow down every change of look in later tests.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(app, open_window):
    """The window over an empty, open vault."""
    return open_window(app)


@pytest.fixture
def settle(qtbot):
    """Waits until nothing slow is under way and everything is laid out."""

    def wait(window):
        qtbot.waitUntil(lambda: not window.is_busy, timeout=10_000)
        QCoreApplication.processEvents()

    return wait

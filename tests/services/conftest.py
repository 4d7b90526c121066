"""The real services over a real vault in a temporary folder, with a clock that stands still."""

import pytest

from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import Nation, PostalAddress
from tests.fakes import FixedClock
from tests.ready_vault import made_surroundings, open_app


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def around(clock):
    return made_surroundings(clock)


@pytest.fixture
def app(tmp_path, around):
    """The services with an empty vault that stands open."""
    app = open_app(tmp_path / "data", around)
    yield app
    app.vault.lock()


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
def request_(app, person):
    """An open request for access to Emma's Diary, without a letter."""
    return app.requests.open(person.id, "emmas-diary", "access").value

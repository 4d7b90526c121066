"""Vaults in temporary folders, with cheap pass phrases and a keyring in memory."""

import shutil
from datetime import UTC, date, datetime

import pytest

from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.letter import Block, BlockKind, Letter
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence, Source
from dsar_assistant.domain.provision import Citation
from dsar_assistant.domain.request import FrozenLetter, Request
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.domain.vault import KeyChoices, WithKeyring
from dsar_assistant.storage.backups import ZipBackups
from dsar_assistant.storage.kdf import Argon2Cost
from dsar_assistant.storage.keeper import SqlVaultKeeper
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.system.files import DiskFiles
from tests.canary import CANARY
from tests.fakes import FixedClock, MemorySecretStore

PASSPHRASE = "correct horse battery staple"
CHEAP = Argon2Cost(time_cost=1, memory_kib=8, lanes=1)
PLACE = "vault"


class NoRoomToSpare(DiskFiles):
    """A real disk without room for the reserve, which takes its time to write."""

    def free_bytes(self, folder):
        return 0


@pytest.fixture
def secret_store():
    return MemorySecretStore("SecretService")


@pytest.fixture
def around(secret_store):
    return Surroundings(secret_store, FixedClock(), NoRoomToSpare(), CHEAP, PLACE)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def keeper(folder, around):
    """A keeper of a folder in which there is no vault yet."""
    keeper = SqlVaultKeeper(folder, around)
    yield keeper
    keeper.lock()


@pytest.fixture(scope="session")
def new_vault(tmp_path_factory):
    """A vault fresh from making, locked: its folder, what its keyring holds, its recovery key.

    Made once: copying it is many times faster than making one for each test.
    """
    folder, store = tmp_path_factory.mktemp("new-vault"), MemorySecretStore("SecretService")
    keeper = SqlVaultKeeper(
        folder, Surroundings(store, FixedClock(), NoRoomToSpare(), CHEAP, PLACE)
    )
    recovery_key = keeper.create(KeyChoices(PASSPHRASE, keyring=True))
    keeper.lock()
    return folder, store.secrets, recovery_key


@pytest.fixture
def recovery_key(keeper, folder, secret_store, new_vault):
    """The recovery key of a new vault with pass phrase and keyring, which stands open."""
    made, secrets, recovery_key = new_vault
    shutil.copytree(made, folder)
    secret_store.secrets.update(secrets)
    keeper.open(WithKeyring())
    return recovery_key


@pytest.fixture
def vault(keeper, recovery_key):
    """A new vault that stands open."""
    return keeper


@pytest.fixture
def person():
    """A made-up person with every field filled in."""
    return DataSubject(
        id="",
        full_name=CANARY,
        address=PostalAddress(("1 Example Road", "Exampleton"), "EX1 1AA"),
        former_names=("Quillifer Drywater",),
        former_addresses=(PostalAddress(("2 Old Road",), "EX2 2BB", "France"),),
        emails=("quillifer@person.example",),
        phones=("07700 900123",),
        born_on=date(1980, 2, 29),
        nation=Nation.SCOTLAND,
        identifiers=(("customer number", "000123"),),
    )


@pytest.fixture
def backups(vault, folder, around):
    """The backups of the new vault."""
    return ZipBackups(folder, vault, around)


@pytest.fixture
def made(backups, vault, person, folder):
    """The path of a backup of a vault with one person in it."""
    with vault.begin() as unit:
        unit.people.add(person)
        unit.commit()
    return folder / "backups" / backups.make().name


@pytest.fixture
def controller():
    """A made-up organisation with the fields that need care filled in."""
    return Controller(
        id="oddments",
        name="Oddments & Sons <Trading> Ltd",
        sector="retail",
        regime=RegimeCode.UK_GDPR,
        country="GB",
        nation=Nation.ENGLAND_WALES,
        contact=Contact(
            PostalAddress(("3 Shop Street", "Exampleton"), "EX3 3CC"),
            email="privacy@oddments.example",
            checked_on=PartialDate(2025, 4),
        ),
        confidence=Confidence.MEDIUM,
        known_as=("Oddments",),
        sources=(Source("https://oddments.example/privacy", ("address",), PartialDate(2025)),),
    )


@pytest.fixture
def request_for(controller):
    """Make a request of a person against the made-up organisation."""

    def make(subject_id, reference="DSAR-1", opened_on=date(2026, 11, 20)):
        return Request(
            id="",
            reference=reference,
            subject_id=subject_id,
            controller=controller,
            kind="access",
            rights=(Right.ACCESS, Right.MARKETING_OBJECTION),
            regime=RegimeCode.UK_GDPR,
            opened_on=opened_on,
            answers={"account": "12 34"},
        )

    return make


@pytest.fixture
def letter_of():
    """Make a frozen letter of a request."""

    def make(request_id):
        letter = Letter(
            kind="access",
            on=date(2026, 11, 23),
            reference="DSAR-1",
            subject="A copy of my personal data",
            sender=(CANARY, "1 Example Road"),
            recipient=("Oddments",),
            salutation="Dear Sir or Madam,",
            blocks=(Block("ask", BlockKind.NUMBERED, ("one", "two")),),
            closing="Yours faithfully,",
            signatory=CANARY,
            citations=(
                Citation("uk-gdpr-15", "Article 15", "https://law.example", date(2018, 5, 25)),
            ),
        )
        frozen_at = datetime(2026, 11, 23, 9, 30, 15, 123456, UTC)
        return FrozenLetter("", request_id, letter, "the words", frozen_at, "response", "ab" * 32)

    return make

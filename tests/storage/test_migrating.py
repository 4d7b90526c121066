"""A vault of any earlier shape becomes one of today's: wholly, or not at all."""

import shutil
import signal
import subprocess
import sys

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, text

from dsar_assistant.domain.vault import KeyChoices, VaultState, WithPassphrase
from dsar_assistant.domain.vault_errors import VaultFromNewerVersionError
from dsar_assistant.storage import migrating, sqlcipher, tables
from dsar_assistant.storage.backups import ZipBackups
from dsar_assistant.storage.vault import first_state

PASSPHRASE = "correct horse battery staple"
STEP = """
import os, signal
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", {down!r}, None, None

def upgrade():
    op.add_column("people", sa.Column("shoe_size", sa.Integer()))
    {trouble}
    op.create_table("shoes", sa.Column("number", sa.Integer, primary_key=True))
"""


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """Make this program one version newer: its next step of shape may meet trouble."""

    def install(trouble="pass"):
        steps = tmp_path / "steps"
        shutil.copytree(migrating.STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
        step = STEP.format(down=migrating.newest_shape(), trouble=trouble)
        (steps / "versions" / "9999_next.py").write_text(step, "utf-8")
        monkeypatch.setattr(migrating, "STEPS", steps)
        return steps

    return install


def shape(keeper):
    with keeper.opened().engine.connect() as connection:
        return migrating.shape_of(connection)


def everyone(keeper):
    with keeper.begin() as unit:
        return unit.people.all()


@pytest.fixture
def old_vault(vault, person):
    """A locked vault of today's shape with one person in it."""
    with vault.begin() as unit:
        unit.people.add(person)
        unit.commit()
    vault.lock()
    return vault


def test_the_steps_lead_to_the_tables_that_the_program_uses(vault):
    with vault.opened().engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata) == []


def test_an_older_shape_is_brought_up_to_date(old_vault, next_version):
    next_version()
    old_vault.open(WithPassphrase(PASSPHRASE))
    assert shape(old_vault) == "9999"
    assert len(everyone(old_vault)) == 1


def test_before_that_a_backup_is_made_that_the_old_version_can_use(
    old_vault, next_version, folder, around, monkeypatch
):
    before = migrating.STEPS
    next_version()
    old_vault.open(WithPassphrase(PASSPHRASE))
    monkeypatch.setattr(migrating, "STEPS", before)
    backups = ZipBackups(folder, old_vault, around)
    made = backups.all()
    assert len(made) == 1
    backups.restore(folder / "backups" / made[0].name, WithPassphrase(PASSPHRASE))
    old_vault.open(WithPassphrase(PASSPHRASE))
    assert len(everyone(old_vault)) == 1


def test_a_shape_of_today_makes_no_backup(old_vault, folder):
    old_vault.open(WithPassphrase(PASSPHRASE))
    assert not (folder / "backups").exists()


def test_a_newer_shape_is_refused_and_left_alone(old_vault, next_version, folder, monkeypatch):
    before = migrating.STEPS
    next_version()
    old_vault.open(WithPassphrase(PASSPHRASE))
    old_vault.lock()
    monkeypatch.setattr(migrating, "STEPS", before)
    content = (folder / "vault" / "vault.db").read_bytes()
    with pytest.raises(VaultFromNewerVersionError, match="9999"):
        old_vault.open(WithPassphrase(PASSPHRASE))
    assert (folder / "vault" / "vault.db").read_bytes() == content


def test_a_step_that_fails_leaves_the_old_shape(old_vault, next_version, tmp_path, monkeypatch):
    before = migrating.STEPS
    next_version(trouble="1 / 0")
    with pytest.raises(ZeroDivisionError):
        old_vault.open(WithPassphrase(PASSPHRASE))
    monkeypatch.setattr(migrating, "STEPS", before)
    old_vault.open(WithPassphrase(PASSPHRASE))
    assert shape(old_vault) == migrating.newest_shape()
    assert len(everyone(old_vault)) == 1


SHAPES = [step.revision for step in ScriptDirectory(str(migrating.STEPS)).walk_revisions()]
PERSON = """INSERT INTO people (id, full_name, is_self, nation, address, former_names,
    former_addresses, emails, phones, identifiers)
    VALUES ('p', 'Old Friend', 1, 'scotland', '{"lines": ["1 Road"]}', '[]', '[]', '[]', '[]', '[]')
"""
REQUEST = """INSERT INTO requests (id, subject_id, reference, controller_id, controller, kind,
    rights, regime, opened_on, answers, edits)
    VALUES ('r', 'p', 'REF', 'c', :controller, 'access', '["access"]', 'uk-gdpr', '2020-02-29',
    '{"a": "b"}', '{}')
"""


@pytest.fixture
def vault_of(keeper, folder, controller):
    """Make a vault of an earlier shape with a person and a request in it; leave it locked."""

    def make(shape):
        keeper.create(KeyChoices(PASSPHRASE))
        opened = keeper.opened()
        keeper.lock()
        database = folder / "vault" / "vault.db"
        database.write_bytes(b"")
        engine = sqlcipher.make_engine(database, opened.key)
        migrating.migrate(engine, to=shape)
        with engine.begin() as connection:
            connection.execute(insert(tables.vault).values(first_state(opened.header.vault_id)))
            connection.exec_driver_sql(PERSON)
            plain = msgspec.json.encode(controller).decode()
            connection.execute(text(REQUEST), {"controller": plain})
        engine.dispose()
        return keeper

    return make


@pytest.mark.parametrize("shape", SHAPES)
def test_a_vault_of_every_past_shape_opens_with_all_that_is_in_it(vault_of, controller, shape):
    keeper = vault_of(shape)
    keeper.open(WithPassphrase(PASSPHRASE))
    with keeper.begin() as unit:
        assert unit.people.get("p").full_name == "Old Friend"
        request = unit.requests.get("r")
    assert (request.controller, request.answers) == (controller, {"a": "b"})


OPEN = """
import sys
from pathlib import Path
from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.storage import migrating
from dsar_assistant.storage.keeper import SqlVaultKeeper
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.system.files import DiskFiles
from tests.fakes import FixedClock, MemorySecretStore

migrating.STEPS = Path(sys.argv[1])
around = Surroundings(MemorySecretStore(), FixedClock(), DiskFiles())
SqlVaultKeeper(Path(sys.argv[2]), around).open(WithPassphrase(sys.argv[3]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of other systems")
def test_a_step_that_is_killed_leaves_the_old_shape(
    old_vault, next_version, folder, repository, monkeypatch
):
    before = migrating.STEPS
    steps = next_version(trouble="os.kill(os.getpid(), signal.SIGKILL)")
    command = [sys.executable, "-c", OPEN, str(steps), str(folder), PASSPHRASE]
    run = subprocess.run(command, cwd=repository, capture_output=True, check=False)
    assert run.returncode == -signal.SIGKILL, run.stderr
    monkeypatch.setattr(migrating, "STEPS", before)
    assert old_vault.status().state is VaultState.LOCKED
    old_vault.open(WithPassphrase(PASSPHRASE))
    assert shape(old_vault) == migrating.newest_shape()
    assert len(everyone(old_vault)) == 1


def test_a_program_without_steps_is_a_bug(tmp_path):
    (tmp_path / "versions").mkdir()
    with pytest.raises(RuntimeError):
        migrating.newest_shape(tmp_path)

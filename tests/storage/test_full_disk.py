"""On a full disk nothing saved is lost, and things can still be removed."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from dsar_assistant.domain.vault import DiskRoom, WithKeyring
from dsar_assistant.domain.vault_errors import DiskFullError
from dsar_assistant.storage.ballast import BALLAST_BYTES
from dsar_assistant.system.files import DiskFiles

ROOM_MB = 64
FILL = """
import json, sys
from pathlib import Path
from bench.vault import make_vault, new_keeper, PASSPHRASE
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.domain.vault_errors import DiskFullError

folder, saved = Path(sys.argv[1]), []
keeper = new_keeper(folder, has_reserve=True)
make_vault(folder)
keeper.open(WithPassphrase(PASSPHRASE))
had_ballast = (folder / "ballast").exists()
try:
    while True:
        with keeper.begin() as unit:
            lines = ("x" * 1_000_000,)
            saved.append(unit.people.add(DataSubject("", "P", PostalAddress(lines))).id)
            unit.commit()
except DiskFullError as error:
    words, refused = str(error), saved.pop()
freed = not (folder / "ballast").exists()
for person_id in saved[: len(saved) // 2]:
    with keeper.begin() as unit:
        unit.people.remove(person_id)
        unit.commit()
kept = saved[len(saved) // 2 :]
keeper.lock()
keeper.open(WithPassphrase(PASSPHRASE))
with keeper.begin() as unit:
    found = {person.id for person in unit.people.all()}
result = {
    "saved": len(saved),
    "lost": len(set(kept) - found),
    "came_back": len(found - set(kept)) - 1,
    "damage": len(keeper.find_damage()),
    "had_ballast": had_ballast,
    "freed": freed,
    "words": words,
}
keeper.lock()
print(json.dumps(result))
"""


@pytest.mark.skipif(
    not (sys.platform == "linux" and shutil.which("unshare")), reason="makes a small disk on Linux"
)
def test_a_full_disk_loses_nothing_and_lets_things_be_removed(tmp_path, repository):
    small = tmp_path / "small"
    small.mkdir()
    mount = f"mount -t tmpfs -o size={ROOM_MB}m tmpfs {small} && exec {sys.executable} -c '{FILL}'"
    run = subprocess.run(
        [str(shutil.which("unshare")), "-rm", "/bin/sh", "-c", f"{mount} {small}/data"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(repository)},
    )
    if "unshare" in run.stderr or "mount:" in run.stderr:
        pytest.skip("this system lets nobody make a small disk")
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    assert result.pop("words") == str(DiskFullError())
    assert result.pop("saved") > 10
    assert result == {"lost": 0, "came_back": 0, "damage": 0, "had_ballast": True, "freed": True}


@pytest.fixture
def around(around):
    """Surroundings with the real disk."""
    return replace(around, disk=DiskFiles())


def test_the_reserve_is_taken_and_given_back(vault, folder):
    assert (folder / "ballast").stat().st_size == BALLAST_BYTES
    with pytest.raises(DiskFullError), vault.begin():
        raise DiskFullError
    assert not (folder / "ballast").exists()


def test_other_trouble_leaves_the_reserve(vault, folder):
    with pytest.raises(ZeroDivisionError), vault.begin():
        raise ZeroDivisionError
    assert (folder / "ballast").exists()


@pytest.mark.parametrize(
    ("megabytes", "warns", "refuses"), [(501, False, False), (499, True, False), (99, True, True)]
)
def test_little_room_warns_first_and_then_refuses_imports(megabytes, warns, refuses):
    room = DiskRoom(megabytes * 1_000_000)
    assert (room.is_low, room.is_too_low_to_import) == (warns, refuses)


def test_the_room_left_is_that_of_the_disk(vault, folder):
    assert 0 < vault.room().free_bytes <= shutil.disk_usage(folder).total


def test_where_there_is_little_room_no_reserve_is_taken(vault, folder, around, monkeypatch):
    vault.lock()
    (folder / "ballast").unlink()
    monkeypatch.setattr(DiskFiles, "free_bytes", lambda *_: 4 * BALLAST_BYTES - 1)
    vault.open(WithKeyring())
    assert not (folder / "ballast").exists()

"""A second pass phrase opens other data, and nothing shows that there is one, or which is which."""

import json
import shutil
import stat
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.domain.vault import KeyChoices, SlotKind, VaultState
from dsar_assistant.domain.vault import WithPassphrase as Words
from dsar_assistant.domain.vault_errors import (
    PassphraseTooShortError,
    SamePassphraseError,
    SecondNeedsPassphraseError,
    WrongPassphraseError,
)
from dsar_assistant.storage.backups import ZipBackups
from dsar_assistant.storage.keeper import SqlVaultKeeper
from dsar_assistant.storage.padding import SMALLEST_STEP, cut_filling, fill, rounded_size
from dsar_assistant.storage.places import a_place
from dsar_assistant.storage.sqlcipher import content_bytes
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.storage.vault_files import PLACES, VaultFiles
from tests.fakes import FixedClock, MemorySecretStore
from tests.ready_vault import CHEAP, NoReserve

FIRST, SECOND = Words("correct horse battery staple"), Words("other words entirely now")
NEW = "a third set of words"


@pytest.fixture
def around(around):
    return replace(around, disk=NoReserve())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A data folder that a pass phrase alone opens, and one with a second pass phrase; locked."""
    alone, both = tmp_path_factory.mktemp("alone"), tmp_path_factory.mktemp("both")
    around = Surroundings(MemorySecretStore(), FixedClock(), NoReserve(), CHEAP, PLACES[0])
    keeper = SqlVaultKeeper(alone, around)
    keeper.create(KeyChoices(FIRST.passphrase))
    keeper.lock()
    shutil.copytree(alone, both, dirs_exist_ok=True)
    keeper = SqlVaultKeeper(both, around)
    keeper.open(FIRST)
    keeper.set_second(FIRST, SECOND.passphrase)
    keeper.lock()
    return alone, both


@pytest.fixture
def vault(keeper, made, folder):
    """A vault that a pass phrase alone opens, open."""
    shutil.copytree(made[0], folder)
    keeper.open(FIRST)
    return keeper


@pytest.fixture
def hidden(keeper, made, folder, person):
    """A vault with one person in it and with a second pass phrase, locked."""
    shutil.copytree(made[1], folder)
    keeper.open(FIRST)
    add(keeper, person)
    keeper.lock()
    return keeper


def add(keeper, person, count=1):
    with keeper.begin() as unit:
        for _ in range(count):
            unit.people.add(person)
        unit.commit()


def people_behind(keeper, unlock):
    keeper.lock()
    keeper.open(unlock)
    with keeper.begin() as unit:
        return len(unit.people.all())


def look_of_header(path):
    """All of a header that does not differ by chance, and the length of what does."""
    header = json.loads(path.read_bytes())["header"]
    slots = [
        {**slot, **{name: len(slot[name]) for name in ("id", "nonce", "wrapped", "salt")}}
        for slot in header["slots"]
    ]
    rest = {name: header[name] for name in header if name not in {"slots", "seal", "vault_id"}}
    return json.dumps([slots, rest, len(header["seal"]), len(header["vault_id"])])


def look_of(place):
    """What an examiner sees of a locked place: names, sizes, times, rights, header."""
    files = {}
    for path in (place, *sorted(place.iterdir())):
        seen = path.stat()
        read_at = seen.st_atime_ns if path.is_file() else 0  # looking into a folder reads it
        size = seen.st_size if path.is_file() else 0
        name = "" if path == place else path.name
        files[name] = (size, seen.st_mtime_ns, read_at, stat.S_IMODE(seen.st_mode))
    return files, look_of_header(place / "vault.json")


def use_much(keeper, person):
    """Work as somebody does who has only this vault."""
    keeper.open(FIRST)
    add(keeper, replace(person, former_names=("x" * 3000,)), 700)
    for _ in range(3):
        keeper.change_passphrase(FIRST, FIRST.passphrase)
        keeper.new_recovery_key(FIRST)
    keeper.lock()


def test_the_second_pass_phrase_opens_other_data_and_the_first_its_own(hidden, person):
    assert people_behind(hidden, SECOND) == 0
    add(hidden, person, 3)
    assert people_behind(hidden, FIRST) == 1
    assert people_behind(hidden, SECOND) == 3


@pytest.mark.parametrize("has_second", [False, True])
def test_a_used_place_looks_like_one_that_was_never_opened(
    keeper, made, person, folder, has_second
):
    shutil.copytree(made[has_second], folder)
    use_much(keeper, person)
    first, second = (look_of(folder / name) for name in PLACES)
    assert first == second
    assert first[0]["vault.db"][0] > SMALLEST_STEP


def test_a_data_folder_with_a_second_pass_phrase_looks_like_one_without(
    made, person, tmp_path, around
):
    seen = []
    for number, template in enumerate(made):
        folder = tmp_path / str(number)
        shutil.copytree(template, folder)
        keeper = SqlVaultKeeper(folder, around)
        use_much(keeper, person)
        keeper.open(FIRST)
        ZipBackups(folder, keeper, around).make()
        keeper.lock()
        seen.append(_names_and_sizes(folder))
    assert seen[0] == seen[1]


def _names_and_sizes(folder):
    """List names and sizes; the random end of a backup's name is left out."""
    return sorted(
        (path.name.split("Z-")[0], path.stat().st_size)
        for path in folder.rglob("*")
        if path.is_file()
    )


def test_opening_the_second_leaves_the_first_looking_like_it(hidden, person, folder):
    people_behind(hidden, SECOND)
    add(hidden, replace(person, former_names=("x" * 3000,)), 900)
    hidden.lock()
    assert look_of(folder / PLACES[0]) == look_of(folder / PLACES[1])
    assert people_behind(hidden, FIRST) == 1
    assert hidden.find_damage() == ()


def test_setting_it_up_leaves_nothing_older_than_the_second_place(vault, person, folder, around):
    backups = ZipBackups(folder, vault, around)
    add(vault, person)
    backups.make()
    backups.restore(folder / "backups" / backups.all()[0].name, FIRST)
    vault.open(FIRST)
    vault.set_second(FIRST, SECOND.passphrase)
    vault.lock()
    assert sorted(path.name for path in folder.iterdir()) == ["ballast", "instance.lock", *PLACES]


def test_a_backup_shows_no_more_than_the_folder(hidden, folder, around, person):
    people_behind(hidden, FIRST)
    add(hidden, replace(person, former_names=("x" * 3000,)), 900)
    made = folder / "backups" / ZipBackups(folder, hidden, around).make().name
    with zipfile.ZipFile(made) as archive:
        parts = [
            sorted(
                (item.filename.partition("/")[2], item.file_size)
                for item in archive.infolist()
                if item.filename.startswith(f"{name}/")
            )
            for name in PLACES
        ]
    assert parts[0] == parts[1]
    assert [name for name, _ in parts[0]] == ["vault.db", "vault.json", "vault.mark"]


@pytest.mark.parametrize("mine", [FIRST, SECOND], ids=["first", "second"])
def test_both_come_back_from_one_backup_on_a_new_computer(hidden, around, person, mine):
    people_behind(hidden, SECOND)
    add(hidden, person, 2)
    folder = hidden.opened().files.folder
    backup = folder / "backups" / ZipBackups(folder, hidden, around).make().name
    elsewhere = folder.parent / "new"
    keeper = SqlVaultKeeper(elsewhere, around)
    ZipBackups(elsewhere, keeper, around).restore(backup, mine)
    found = [people_behind(keeper, FIRST), people_behind(keeper, SECOND)]
    keeper.lock()
    assert found == [1, 2]


def test_a_restore_in_one_leaves_the_other_as_it_is_now(hidden, folder, around, person):
    people_behind(hidden, SECOND)
    made = folder / "backups" / ZipBackups(folder, hidden, around).make().name
    people_behind(hidden, FIRST)
    add(hidden, person, 4)
    ZipBackups(folder, hidden, around).restore(made, SECOND)
    assert people_behind(hidden, FIRST) == 5


def test_neither_says_that_there_is_another(hidden):
    status = hidden.status()
    assert status.slots == (SlotKind.PASSPHRASE, SlotKind.RECOVERY)
    hidden.open(SECOND)
    assert hidden.status() == replace(status, state=VaultState.OPEN)
    with hidden.begin() as unit:
        assert unit.audit.entries() == ()


def test_two_vaults_never_have_the_same_pass_phrase(hidden):
    hidden.open(FIRST)
    with pytest.raises(SamePassphraseError):
        hidden.set_second(FIRST, FIRST.passphrase)
    with pytest.raises(SamePassphraseError):
        hidden.change_passphrase(FIRST, SECOND.passphrase)


def test_a_second_one_that_is_too_short_changes_nothing(hidden):
    hidden.open(FIRST)
    with pytest.raises(PassphraseTooShortError):
        hidden.set_second(FIRST, "short")
    assert people_behind(hidden, SECOND) == 0


def test_whoever_sets_it_up_must_know_the_first(vault):
    with pytest.raises(WrongPassphraseError):
        vault.set_second(SECOND, NEW)


def test_beside_a_keyring_a_second_one_hides_nothing(keeper):
    keeper.create(KeyChoices(FIRST.passphrase, keyring=True))
    with pytest.raises(SecondNeedsPassphraseError):
        keeper.set_second(FIRST, SECOND.passphrase)


@pytest.mark.parametrize("step", range(1, 7))
def test_setting_it_up_may_be_cut_short_anywhere(vault, person, around, step, monkeypatch):
    folder = vault.opened().files.folder
    add(vault, person)
    really_move, moves = NoReserve.move, []

    def move(disk, source, target):
        moves.append(target)
        if len(moves) == step:
            raise KeyboardInterrupt
        really_move(disk, source, target)

    monkeypatch.setattr(NoReserve, "move", move)
    with pytest.raises(KeyboardInterrupt):
        vault.set_second(FIRST, SECOND.passphrase)
    monkeypatch.undo()
    vault.lock()
    later = SqlVaultKeeper(folder, around)
    assert people_behind(later, FIRST) == 1
    later.lock()
    assert look_of(folder / PLACES[0])[0].keys() == look_of(folder / PLACES[1])[0].keys()


@pytest.mark.parametrize("part", ["vault.json", "vault.db", "vault.mark"])
def test_damage_in_one_place_does_not_close_the_other(hidden, folder, part):
    (folder / PLACES[1] / part).write_bytes(b"damaged")
    assert people_behind(hidden, FIRST) == 1


def test_a_place_that_is_gone_is_filled_again(hidden, folder):
    for path in (folder / PLACES[1]).iterdir():
        path.unlink()
    (folder / PLACES[1]).rmdir()
    assert people_behind(hidden, FIRST) == 1
    with pytest.raises(WrongPassphraseError):
        people_behind(hidden, SECOND)


def test_chance_decides_which_place_is_whose(folder, around):
    chosen = [a_place(folder, replace(around, place=None)).name for _ in range(64)]
    assert set(chosen) == set(PLACES)


@given(st.integers(0, 1 << 40))
def test_sizes_come_in_few_steps_and_little_is_wasted(size):
    rounded = rounded_size(size)
    assert size <= rounded <= max(size * 9 // 8, size + SMALLEST_STEP)
    assert rounded_size(rounded) == rounded


def test_filling_is_cut_off_again_to_the_byte(vault, folder):
    key, database = vault.opened().key, VaultFiles(folder).database
    vault.lock()
    size = content_bytes(database, key)
    whole = database.read_bytes()
    assert len(whole) == SMALLEST_STEP
    fill(database, 3 * SMALLEST_STEP)
    cut_filling(database, key)
    assert database.read_bytes() == whole[:size]
    assert VaultFiles(folder).twin.database.stat().st_size == SMALLEST_STEP

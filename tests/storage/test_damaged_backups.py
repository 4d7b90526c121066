"""A backup that is damaged anywhere is told, and nothing of it is put back."""

import zipfile
from hashlib import sha256

from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.domain.vault_errors import BackupUnreadableError
from tests.storage.conftest import PASSPHRASE

POINTS = 100
BURST = 512


def read_parts(backup):
    """Give where the content of each part lies that the program reads."""
    with zipfile.ZipFile(backup) as archive:
        parts = archive.infolist()
    ends = [part.header_offset for part in parts[1:]]
    places = [range(end - part.file_size, end) for part, end in zip(parts, ends, strict=False)]
    return places[1:]  # the first is a word to whoever finds the file


def chosen(number, places):
    """Choose a point as if by chance, but the same each time, so that a failure comes again."""
    place = places[number % len(places)]
    return place[int.from_bytes(sha256(str(number).encode()).digest()) % len(place)]


def damages_of(backup):
    """Give a backup with a bit turned, cut off, or with a burst of zeros, at many points."""
    whole, places = backup.read_bytes(), read_parts(backup)
    for number in range(POINTS):
        at = chosen(number, places)
        yield at, whole[:at] + bytes([whole[at] ^ (1 << number % 8)]) + whole[at + 1 :]
        if number % 10 == 0:
            yield at, whole[:at]
            yield at, whole[:at] + bytes(BURST) + whole[at + BURST :]


def is_refused(work):
    try:
        work()
    except BackupUnreadableError:
        return True
    return False


def everything_in(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_part_that_is_read_is_damaged_somewhere(made):
    places = read_parts(made)
    points = [chosen(number, places) for number in range(POINTS)]
    assert len(places) == 6
    assert all(any(point in place for point in points) for place in places)


def test_damage_at_a_hundred_points_is_told_by_the_check(backups, made):
    assert not is_refused(lambda: backups.verify(made.name))
    for at, content in damages_of(made):
        made.write_bytes(content)
        assert is_refused(lambda: backups.verify(made.name)), at


def test_damage_at_a_hundred_points_is_told_and_the_vault_stands(backups, made, vault, folder):
    vault.lock()
    before = everything_in(folder / "vault"), everything_in(folder / "vault.2")
    names = sorted(folder.iterdir())
    for at, content in damages_of(made):
        made.write_bytes(content)
        assert is_refused(lambda: backups.restore(made, WithPassphrase(PASSPHRASE))), at
    assert (everything_in(folder / "vault"), everything_in(folder / "vault.2")) == before
    assert sorted(folder.iterdir()) == names

"""Reading whatever was dropped in."""

import pytest

from dsar_assistant.finding.evidence_files import read_evidence
from tests.finding.making import (
    SETTINGS,
    RecordingTicket,
    StoppedError,
    StoppingTicket,
    counts,
    mail,
    mbox,
    read_file,
    read_paths,
)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("notes.txt", mbox(mail()), "mbox"),
        ("x.mbox", mail().encode(), "eml"),
        ("Inbox", mbox(mail()), "mbox"),
    ],
)
def test_the_kind_is_told_from_content_never_from_the_name(tmp_path, name, content, kind):
    read = read_file(tmp_path, content, name)
    assert (read.kind, read.items) == (kind, 1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "It is empty."),
        (b"name,price\nTea,3\n", "It is a table"),
        (b"From my diary\nToday it rained.\n", "does not know this kind of file"),
    ],
)
def test_what_no_reader_takes_is_told(tmp_path, content, reason):
    read = read_file(tmp_path, content)
    assert (read.kind, read.items, read.fingerprint) == ("unknown", 0, "")
    assert reason in read.problems[0].reason


def test_a_missing_file_is_told_and_the_others_are_read(tmp_path):
    (tmp_path / "here").write_bytes(mbox(mail()))
    missing, here = read_paths(tmp_path / "missing", tmp_path / "here")
    assert "not there any more" in missing.problems[0].reason
    assert here.items == 1


def test_a_file_is_known_again_under_another_name(tmp_path):
    one = read_file(tmp_path, mbox(mail()), "one")
    other = read_file(tmp_path, mbox(mail()), "other")
    assert one.fingerprint == other.fingerprint
    assert len(one.fingerprint) == 64


@pytest.mark.parametrize("place", [10, -10])
def test_a_changed_file_has_another_fingerprint(tmp_path, place):
    content = bytearray(mbox(*[mail()] * 30_000))
    before = read_file(tmp_path, bytes(content)).fingerprint
    content[place] ^= 1
    assert read_file(tmp_path, bytes(content)).fingerprint != before


def test_progress_never_falls_and_ends_at_the_whole(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.mbox").write_bytes(mbox(*[mail()] * 5000))
    ticket = RecordingTicket()
    read_paths(*sorted(tmp_path.iterdir()), ticket=ticket)
    told = [done / total for done, total in ticket.told if total]
    assert told == sorted(told)
    assert ticket.told[-1][0] == ticket.told[-1][1] == 3 * len(mbox(*[mail()] * 5000))


@pytest.mark.parametrize("after", range(0, 12, 3))
def test_stop_is_raised_as_it_is(tmp_path, after):
    (tmp_path / "big").write_bytes(mbox(*[mail()] * 60_000))
    with pytest.raises(StoppedError):
        list(read_evidence([tmp_path / "big"], SETTINGS, StoppingTicket(after)))


def test_what_was_read_before_a_stop_was_handed_over(tmp_path):
    (tmp_path / "one").write_bytes(mbox(mail()))
    (tmp_path / "two").write_bytes(mbox(*[mail()] * 60_000))
    reading = read_evidence([tmp_path / "one", tmp_path / "two"], SETTINGS, StoppingTicket(9))
    assert counts(next(reading).sightings) == {"shop.example": 1}
    with pytest.raises(StoppedError):
        next(reading)

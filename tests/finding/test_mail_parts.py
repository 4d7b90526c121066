"""A mailbox counted in parts comes to the same as in one reading."""

from dataclasses import replace

import msgspec
import pytest

from dsar_assistant.finding.entries import FileEntry
from dsar_assistant.finding.mail.parts import ByteRange, count_part, put_parts_together, ranges_of
from dsar_assistant.finding.mail.tally import MailPart
from dsar_assistant.finding.payees import read_payees
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.reader_list import all_readers
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.finding.making import SETTINGS, StoppedError, StoppingTicket, mail, mbox, read_with

READER = next(reader for reader in all_readers() if reader.kind == "mbox")
BODY = "\n\nFrom here on it is quoted\nFrom: nobody\n" + "x" * 900


def messages(count):
    for number in range(count):
        post = f"List-Post: <mailto:talk@l{number % 7}.groups.example>\nList-Id: <l{number % 7}>"
        more = [post] if number % 3 == 0 else []
        sender = f"Shop {number % 5} <news@s{number % 40}.example>" if number % 11 else "?"
        text = mail(sender, *more, day=f"{number % 28 + 1} Mar 20{number % 20 + 5:02}")
        yield text.replace("The body.", BODY)


@pytest.fixture
def entry(tmp_path):
    path = tmp_path / "all.mbox"
    path.write_bytes(mbox(*messages(3000)))
    return FileEntry(path, path.name, path.stat().st_size)


def parts_of(entry, ranges):
    return [count_part(entry, one, SETTINGS, UnwatchedTicket()) for one in ranges]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_parts_come_to_the_same_as_the_whole(entry, count):
    ranges = ranges_of(entry, count, least=0)
    items, found = put_parts_together(parts_of(entry, ranges), SETTINGS)
    whole, sightings, problems = read_with(READER, entry.path.read_bytes())
    assert (len(ranges), items) == (count, whole) == (count, 3000)
    assert set(map(repr, found)) == {repr(one) for one in [*sightings, *problems]}


def test_the_parts_follow_each_other_without_a_gap(entry):
    one, two = ranges_of(entry, 2, least=0)
    assert (one.start, one.end, two.end) == (0, two.start, entry.size)
    assert entry.path.read_bytes()[two.start :].startswith(b"From someone@")
    assert abs(one.end - entry.size / 2) < entry.size / 10


def test_a_small_mailbox_is_left_whole(entry):
    assert ranges_of(entry, 2) == (ByteRange(0, entry.size),)


def test_a_file_without_a_place_to_cut_is_left_whole(tmp_path):
    path = tmp_path / "one"
    path.write_bytes(mbox(mail()) + b"x" * 500_000)
    entry = FileEntry(path, "one", path.stat().st_size)
    assert ranges_of(entry, 2, least=0) == (ByteRange(0, entry.size),)


def test_a_part_goes_to_another_process_and_back(entry):
    part = parts_of(entry, ranges_of(entry, 2, least=0))[1]
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(part), type=MailPart) == part


def test_settings_go_to_another_process_and_back(resources):
    settings = replace(SETTINGS, payees=read_payees(resources / "directory" / "payees.toml"))
    told = msgspec.msgpack.encode(settings)
    assert msgspec.msgpack.decode(told, type=ReadingSettings) == settings


def test_stop_is_heard_in_a_part(entry):
    with pytest.raises(StoppedError):
        count_part(entry, ByteRange(0, entry.size), SETTINGS, StoppingTicket())

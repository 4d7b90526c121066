"""What every reader must bear of its own kind of file; a new reader is tested by being there."""

import pytest

from dsar_assistant.domain.evidence import Sighting
from dsar_assistant.finding.reader_list import all_readers
from tests.finding.exports import EXPORTS
from tests.finding.making import StoppedError, StoppingTicket, mail, mbox, read_with
from tests.finding.test_readers import noise

READERS = {reader.kind: reader for reader in all_readers()}
SAMPLES = {
    **EXPORTS,
    "mbox": mbox(mail(), mail()),
    "eml": mail().encode(),
    "emlx": b"100\n" + mail().encode(),
}
# These know their kind by the folders around a file.
BY_FOLDER = {"maildir"}


def test_every_reader_has_an_invented_sample():
    assert {sample.partition(":")[0] for sample in SAMPLES} | BY_FOLDER == set(READERS)


@pytest.fixture(params=sorted(SAMPLES))
def sample(request):
    return request.param


@pytest.fixture
def content(sample):
    return SAMPLES[sample]


@pytest.fixture
def reader(sample):
    return READERS[sample.partition(":")[0]]


def test_a_sample_is_recognised_by_its_own_reader(content, reader):
    head = content[: 64 * 1024]
    assert next(one for one in all_readers() if one.recognises(head)) is reader


def test_a_sample_has_no_more_traces_than_items(content, reader):
    items, sightings, _ = read_with(reader, content)
    assert sum(one.count for one in sightings) <= items
    assert all(isinstance(one, Sighting) for one in sightings)


def test_a_cut_off_sample_raises_nothing(content, reader):
    for end in range(0, len(content), max(1, len(content) // 60)):
        items, sightings, _ = read_with(reader, content[:end])
        assert sum(one.count for one in sightings) <= items


def test_a_damaged_sample_raises_nothing(content, reader):
    changes = iter(noise(20_000))
    for _ in range(200):
        damaged = bytearray(content)
        for _ in range(6):
            place = next(changes) * 256 + next(changes)
            damaged[place % len(damaged)] = next(changes)
        read_with(reader, bytes(damaged))
        reader.recognises(bytes(damaged))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "cp037"])
def test_a_sample_in_another_encoding_raises_nothing(content, reader, encoding):
    other = content.decode("latin-1").encode(encoding)
    read_with(reader, other)
    reader.recognises(other)


def test_stop_is_heard_in_a_sample(content, reader):
    with pytest.raises(StoppedError):
        read_with(reader, content, StoppingTicket())


@pytest.mark.parametrize("kind", sorted(READERS))
@pytest.mark.parametrize("bomb", [b"[" * 200_000, b'{"a":' * 100_000, b'["' + b"\\u0041" * 200_000])
def test_deep_or_endless_json_holds_nothing(kind, bomb):
    _, sightings, _ = read_with(READERS[kind], bomb)
    assert sightings == []

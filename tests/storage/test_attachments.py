"""Files kept with requests lie in the vault, encrypted, whole and out of anyone's sight."""

import os
from datetime import UTC, datetime

import pytest
from sqlalchemy import MetaData, Table, insert, text

from dsar_assistant.domain.attachment import Attachment
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.request import Fact, FactKind
from dsar_assistant.storage import migrating
from dsar_assistant.storage.attachments import PART_BYTES
from dsar_assistant.storage.keys import VaultKey
from dsar_assistant.storage.mapping_people import person_to_row
from dsar_assistant.storage.mapping_requests import (
    fact_to_row,
    letter_to_row,
    request_to_row,
)
from dsar_assistant.storage.sqlcipher import make_engine
from tests.canary import CANARY, files_with_canary

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def request_id(vault, person, request_for):
    with vault.begin() as work:
        kept = work.requests.add(request_for(work.people.add(person).id))
        work.commit()
    return kept.id


def keep(vault, request_id, content, name="reply.pdf"):
    about = Attachment("", request_id, name, "application/pdf", len(content), "ab" * 32, NOON)
    with vault.begin() as work:
        kept = work.attachments.add(about, content)
        work.commit()
    return kept


@pytest.mark.parametrize("size", [1, PART_BYTES, PART_BYTES + 1])
def test_a_file_comes_back_as_it_was(vault, request_id, size):
    content = os.urandom(size)
    kept = keep(vault, request_id, content)
    with vault.begin() as work:
        assert work.attachments.content(kept.id) == content
        assert work.attachments.of_request(request_id) == (kept,)


def test_no_file_on_the_disk_shows_what_was_kept(vault, request_id, folder):
    keep(vault, request_id, CANARY.encode() * 5000, f"{CANARY}.txt")
    assert files_with_canary(folder) == []
    vault.lock()
    assert files_with_canary(folder) == []


def test_a_file_set_aside_is_out_of_sight_and_can_come_back(vault, request_id):
    kept = keep(vault, request_id, b"x")
    with vault.begin() as work:
        work.attachments.set_aside(kept.id, NOON)
        assert work.attachments.of_request(request_id) == ()
        assert [one.id for one in work.attachments.aside()] == [kept.id]
        work.attachments.put_back(kept.id)
        assert work.attachments.of_request(request_id) == (kept,)


def test_an_erased_file_leaves_no_part_behind(vault, request_id):
    kept = keep(vault, request_id, b"x" * (PART_BYTES + 1))
    with vault.begin() as work:
        work.attachments.remove(kept.id)
        work.commit()
    with vault.opened().engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM attachment_parts")).scalar() == 0
    with vault.begin() as work, pytest.raises(NotFoundError):
        work.attachments.content(kept.id)


def test_a_file_goes_with_its_request(vault, request_id):
    kept = keep(vault, request_id, b"x")
    with vault.begin() as work:
        work.requests.remove(request_id)
        with pytest.raises(NotFoundError):
            work.attachments.get(kept.id)


def test_nothing_is_kept_with_a_request_that_is_not_there(vault):
    with pytest.raises(NotFoundError):
        keep(vault, "nowhere", b"x")


@pytest.mark.parametrize("method", ["get", "content", "put_back", "remove"])
def test_a_file_that_is_not_there_is_not_found(vault, method):
    with vault.begin() as work, pytest.raises(NotFoundError):
        getattr(work.attachments, method)("nothing")


def test_a_request_set_aside_is_out_of_sight_and_can_come_back(vault, request_id):
    with vault.begin() as work:
        before = work.requests.get(request_id)
        work.requests.set_aside(request_id, NOON)
        assert work.requests.all() == ()
        assert work.requests.aside() == ((before, NOON),)
        with pytest.raises(NotFoundError):
            work.requests.get(request_id)
        work.requests.put_back(request_id)
        assert work.requests.get(request_id) == before


def test_a_vault_of_the_first_shape_keeps_its_letters_and_facts(
    tmp_path, person, request_for, letter_of
):
    engine = make_engine(tmp_path / "old.db", VaultKey.new())
    migrating.migrate(engine, "0001")
    letter = letter_to_row(letter_of("r1"))
    rows = {
        "people": {**person_to_row(person), "id": "p1"},
        "requests": {**request_to_row(request_for("p1")), "id": "r1"},
        "letters": {**letter, "id": "l1"},
        "facts": fact_to_row(Fact("f1", "r1", FactKind.NOTE, NOON.date(), NOON, note="hm")),
    }
    with engine.begin() as connection:
        for table, row in rows.items():
            insert_plainly(connection, table, row)
    migrating.migrate(engine)
    with engine.begin() as connection:
        found = connection.execute(text("SELECT kind, written_on, plain_text FROM letters")).one()
        assert tuple(found) == ("access", "2026-11-23", "the words")
        assert connection.execute(text("SELECT note, undoes FROM facts")).one() == ("hm", None)
    engine.dispose()


def insert_plainly(connection, table, row):
    """Write a row with the columns that the first shape had, and no others."""
    old = Table(table, MetaData(), autoload_with=connection)
    known = {key: value for key, value in row.items() if key in old.c}
    connection.execute(insert(old).values(known))

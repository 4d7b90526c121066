"""Signatures lie in the vault; a frozen letter keeps the one it was printed with."""

import pytest

from dsar_assistant.domain.paper import Envelope, PaperChoices, PrintSize, ReferenceMark
from dsar_assistant.domain.vault import WithKeyring
from tests.canary import CANARY, files_with_canary

INK, OTHER_INK = b"PNG one " + CANARY.encode(), b"PNG two"
PAPER = PaperChoices(Envelope.C5, PrintSize.LARGE, fold_marks=False, mark=ReferenceMark.BARS)


@pytest.fixture
def subject_id(vault, person):
    with vault.begin() as work:
        kept = work.people.add(person)
        work.commit()
    return kept.id


@pytest.fixture
def letter_id(vault, subject_id, request_for, letter_of):
    with vault.begin() as work:
        request = work.requests.add(request_for(subject_id))
        letter = work.requests.add_letter(letter_of(request.id))
        work.commit()
    return letter.id


def keep(vault, subject_id, picture):
    with vault.begin() as work:
        work.papers.keep_signature(subject_id, picture)
        work.commit()


def freeze(vault, letter_id, subject_id, paper):
    with vault.begin() as work:
        work.papers.freeze(letter_id, subject_id, paper)
        work.commit()


def signed(picture):
    return PaperChoices(Envelope.DL, signature=picture)


def signature(vault, subject_id):
    with vault.begin() as work:
        return work.papers.signature(subject_id)


def paper(vault, letter_id):
    with vault.begin() as work:
        return work.papers.of_letter(letter_id)


def test_a_new_signature_takes_the_place_of_the_old_one(vault, subject_id):
    keep(vault, subject_id, INK)
    keep(vault, subject_id, OTHER_INK)
    assert signature(vault, subject_id) == OTHER_INK
    keep(vault, subject_id, INK)
    assert signature(vault, subject_id) == INK


def test_a_removed_signature_is_gone(vault, subject_id):
    keep(vault, subject_id, INK)
    with vault.begin() as work:
        work.papers.remove_signature(subject_id)
        work.commit()
    assert signature(vault, subject_id) is None


def test_a_frozen_letter_keeps_its_paper(vault, letter_id, subject_id):
    assert paper(vault, letter_id) is None
    freeze(vault, letter_id, subject_id, PAPER)
    assert paper(vault, letter_id) == PAPER


def test_a_frozen_letter_keeps_its_signature(vault, letter_id, subject_id):
    keep(vault, subject_id, INK)
    freeze(vault, letter_id, subject_id, signed(INK))
    keep(vault, subject_id, OTHER_INK)
    with vault.begin() as work:
        work.papers.remove_signature(subject_id)
        work.commit()
    assert paper(vault, letter_id) == signed(INK)


def test_the_first_paper_of_a_letter_counts(vault, letter_id, subject_id):
    freeze(vault, letter_id, subject_id, PAPER)
    freeze(vault, letter_id, subject_id, signed(INK))
    assert paper(vault, letter_id) == PAPER


def test_a_signature_goes_with_its_person(vault, letter_id, subject_id):
    keep(vault, subject_id, INK)
    freeze(vault, letter_id, subject_id, signed(INK))
    with vault.begin() as work:
        work.people.remove(subject_id)
        work.commit()
    assert (signature(vault, subject_id), paper(vault, letter_id)) == (None, None)


def test_no_file_on_the_disk_shows_a_signature(vault, subject_id, folder):
    keep(vault, subject_id, INK)
    assert files_with_canary(folder) == []
    vault.lock()
    assert files_with_canary(folder) == []
    vault.open(WithKeyring())
    assert signature(vault, subject_id) == INK

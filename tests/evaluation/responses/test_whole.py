from functools import cache

import pytest

from tests.evaluation.responses.whole import score_files

LEAST_NAME_PRECISION, LEAST_NAME_RECALL, LEAST_ROLES = 0.95, 0.90, 0.92
LEAST_ITEMS, LEAST_ANSWERED = 0.93, 0.95
LEAST_CLAIM_PRECISION, LEAST_CLAIM_RECALL = 0.92, 0.90

# Every reply starts a child of its own.
read_once = cache(score_files)


@pytest.fixture(params=["officers.toml", "officers_unseen.toml"])
def score(request):
    return read_once(request.param)


def test_names_in_whole_replies_are_nearly_always_right(score):
    assert score.names.precision >= LEAST_NAME_PRECISION, score.names.wrong
    assert score.names.recall >= LEAST_NAME_RECALL, score.names.missed
    assert score.names.role_share >= LEAST_ROLES, score.names.wrong_roles


def test_the_checklist_says_what_a_careful_reader_says(score):
    assert score.item_share >= LEAST_ITEMS, score.wrong_items
    assert score.answered_share >= LEAST_ANSWERED, score.wrong_items


def test_the_claims_are_those_that_were_made(score):
    assert score.claim_precision >= LEAST_CLAIM_PRECISION, score.wrong_claims
    assert score.claim_recall >= LEAST_CLAIM_RECALL, score.missed_claims

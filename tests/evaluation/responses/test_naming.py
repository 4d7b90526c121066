import pytest

from tests.evaluation.responses.scoring import score_replies

LEAST_PRECISION, LEAST_RECALL, LEAST_ROLES = 0.95, 0.85, 0.90


@pytest.fixture(scope="module", params=["replies.toml", "unseen.toml"])
def score(request):
    return score_replies(request.param)


def test_what_is_found_in_invented_replies_is_nearly_always_right(score):
    assert score.precision >= LEAST_PRECISION, score.wrong


def test_most_of_what_is_there_is_found(score):
    assert score.recall >= LEAST_RECALL, score.missed


def test_roles_are_nearly_always_right(score):
    assert score.role_share >= LEAST_ROLES, score.wrong_roles

"""Names among a register that holds every run of capitals of the reply itself."""

import tomllib
from collections.abc import Iterator
from itertools import pairwise

import pytest

from dsar_assistant.directory.load import load_directory
from dsar_assistant.domain.reply import NameOrigin, ReplyPart
from dsar_assistant.responses.checklist import load_checklist
from dsar_assistant.responses.known_names import KnownName
from dsar_assistant.responses.named import find_named, load_naming_words
from dsar_assistant.responses.names import words_of
from dsar_assistant.responses.passages import sentences_of
from dsar_assistant.services.read_response import directory_names
from tests.evaluation.responses.scoring import HERE, RESOURCES, Score, count

LEAST_PRECISION, LEAST_RECALL, LEAST_ROLES = 0.93, 0.95, 0.92
_LONGEST = 3
_JOINS = frozenset({"and", "of"})


@pytest.fixture(scope="module")
def score():
    known = list(directory_names(load_directory(RESOURCES / "directory").controllers))
    words = load_naming_words(RESOURCES / "responses")
    headings = load_checklist(RESOURCES / "responses" / "checklist.toml").heading_words
    score = Score()
    for reply in tomllib.loads((HERE / "crowded.toml").read_text("utf-8"))["reply"]:
        sentences = sentences_of([ReplyPart("reply", reply["text"])], headings)
        meant = [KnownName(NameOrigin.REGISTER, name, name) for name in reply["register"]]
        crowd = list(crowd_of([s.text for s in sentences], telling_words(reply)))
        found = find_named(sentences, [*known, *meant, *crowd], reply["own"], words)
        count(score, reply["id"], reply["named"], found)
    return score


def telling_words(reply) -> set[frozenset[str]]:
    """Give the words of what is really named; a run that shares one is not put in."""
    labels = [*reply["register"], *(label.split(":", 1)[1] for label in reply["named"])]
    plain = (frozenset(w.owner for w in words_of(one.replace("-", " "))) for one in labels)
    return {words - {"and", "of", "on", "for", "uk", "services", "limited"} for words in plain}


def crowd_of(texts, meant) -> Iterator[KnownName]:
    """Make a register entry of each run of capitals of up to three words."""
    seen = set()
    for text in texts:
        words = words_of(text)
        for first in range(len(words)):
            for last in range(first + 1, min(first + _LONGEST, len(words)) + 1):
                run = words[first:last]
                name = " ".join(word.raw for word in run).title()
                shares = any(part & {word.owner for word in run} for part in meant)
                if name not in seen and is_name_like(run) and not shares:
                    seen.add(name)
                    yield KnownName(NameOrigin.REGISTER, f"crowd:{name}", f"{name} Limited")


def is_name_like(run) -> bool:
    ends = run[0].raw[0].isupper() and run[-1].raw[0].isupper()
    inner = all(word.raw[0].isupper() or word.plain in _JOINS for word in run)
    return ends and inner and not any(one.plain == other.plain for one, other in pairwise(run))


def test_hardly_any_run_of_capitals_is_taken_for_an_organisation(score):
    assert score.precision >= LEAST_PRECISION, score.wrong


def test_what_is_meant_is_found_among_them_in_its_role(score):
    assert score.recall >= LEAST_RECALL, score.missed
    assert score.role_share >= LEAST_ROLES, score.wrong_roles

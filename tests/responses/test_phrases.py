import re
import time
import tomllib
from collections.abc import Iterator

import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.responses import glossary, names, passages
from dsar_assistant.responses.phrases import (
    Phrase,
    PhraseIndex,
    PhraseInvalidError,
    compile_phrase,
    holds,
)
from dsar_assistant.responses.resource_files import compile_all
from dsar_assistant.services import read_response
from dsar_assistant.system.reply_reading import kinds, office, tables
from tests.responses.conftest import SHIPPED

LENGTH = 100_000
# A phrase that looks back works for minutes on such a text, one that does not for
# milliseconds: the limit lies far from both, so that a busy machine changes nothing.
LIMIT_S = 3.0


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("we hold", "what we hold now"),
        ("(keep|hold back) it", "we hold back it"),
        ("hold (your)? data", "we hold data"),
        ("retain*", "we retained it"),
        ("we ... it", "we sold all of it"),
        ("we ... it", "we sold one two three four five six it"),
        ("for # years", "for 6 years"),
        ("for # years", "for six years"),
        ("^sold by", "  Sold by us"),
        ("don't know", "we don't know"),
    ],
)
def test_a_phrase_finds(phrase, text):
    assert holds(text, [compile_phrase(phrase)])


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("we hold", "we uphold"),
        ("we ... it", "we " + "very " * 9 + "it"),
        ("retain", "we retained it"),
        ("^sold by", "it was sold by us"),
        ("for # years", "for many years"),
    ],
)
def test_a_phrase_does_not_find(phrase, text):
    assert not holds(text, [compile_phrase(phrase)])


@pytest.mark.parametrize(
    "wrong", ["", "... we", "we ...", "(a)? b", "we (a (b) c)", "we (", "a b?"]
)
def test_a_phrase_that_cannot_be_understood_is_refused(wrong):
    with pytest.raises(PhraseInvalidError):
        compile_phrase(wrong)


def test_a_wrong_phrase_in_a_file_is_named_with_its_place(tmp_path):
    with pytest.raises(ResourceInvalidError, match=r"claims.toml.*extension"):
        compile_all(tmp_path / "claims.toml", "extension", ("... we",))


def test_the_index_gives_the_sentences_of_all_phrases_in_order():
    index = PhraseIndex(["We hold it.", "Nobody sold it.", "WE HOLD IT and sold it."])
    phrases = [compile_phrase("sold"), compile_phrase("we hold"), compile_phrase("retain*")]
    assert list(index.find(phrases)) == [0, 1, 2]


def all_phrases() -> Iterator[str]:
    """Every phrase of the data files."""

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            yield from (s for key, v in value.items() if key not in WORDS_OF for s in walk(v))
        elif isinstance(value, list):
            yield from (s for v in value for s in walk(v))
        elif isinstance(value, str):
            yield value

    for name in ("checklist", "claims", "roles", "glossary"):
        yield from walk(tomllib.loads((SHIPPED / f"{name}.toml").read_text("utf-8")))


WORDS_OF = {
    *(
        "id",
        "provision",
        "earlier_provision",
        "part_3_provision",
        "regime",
        "label",
        "ask",
        "names",
    ),
    *("same_as", "advice", "letter", "heading_words", "plain_values", "codes", "note", "source"),
    *("name", "confidence"),
}


def stem(token: str) -> str:
    return token.strip("()?^").split("|")[0].rstrip("*").replace("#", "6").replace("...", "x")


def hostile_texts(phrase: Phrase) -> Iterator[str]:
    """Texts made to keep one phrase busy: its own words over and over, never to the end."""
    words = [stem(token) for token in phrase.source.replace("|", " | ").split()]
    opening = " ".join(words[:-1]) or words[0]
    yield f"{opening} " * (LENGTH // (len(opening) + 1))
    yield f"{words[0]} " * (LENGTH // (len(words[0]) + 1))
    yield opening + " " + "a" * LENGTH


def slowest(search, texts) -> float:
    """Seconds of the processor's work that the slowest search took."""
    worst = 0.0
    for text in texts:
        start = time.process_time()
        search(text)
        worst = max(worst, time.process_time() - start)
    return worst


def test_no_phrase_is_slow_on_hostile_text():
    phrases = [compile_phrase(source) for source in all_phrases()]
    assert len(phrases) > 150
    slow = [p.source for p in phrases if slowest(p.pattern.search, hostile_texts(p)) > LIMIT_S]
    assert slow == []


PATTERNS = [
    (module.__name__, name, value)
    for module in (passages, names, glossary, tables, kinds, office, read_response)
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
]


@pytest.mark.parametrize(("module", "name", "pattern"), PATTERNS, ids=lambda value: str(value)[:20])
def test_no_pattern_of_the_code_is_slow_on_hostile_text(module, name, pattern):
    texts = [
        seed * (LENGTH // len(seed))
        for seed in (
            "a",
            " ",
            "A a ",
            "a-\n",
            "A: ",
            "On a\n",
            "Ltd. ",
            "- ",
            "1.1 ",
            "i",
            "a'",
            "a.A ",
        )
    ]
    assert slowest(pattern.search, texts) < LIMIT_S

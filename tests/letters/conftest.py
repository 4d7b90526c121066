"""The real kinds and the real law, read once; a small kind of our own to bend."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from dsar_assistant.domain.regime import Jurisdiction
from dsar_assistant.law.load import load_jurisdiction
from dsar_assistant.letters.book import LetterBook, load_book
from dsar_assistant.letters.compose import LetterOrder
from dsar_assistant.letters.facts import LetterFacts
from dsar_assistant.letters.sample import load_samples

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

KIND = """
title = "Ask a question"
noun = "question"
summary = "Asks."
send_to = "Anyone."
rights = ["access"]
jurisdictions = ["uk"]
goes_wrong = []
order = 1
shared_fields = ["known_by"]

[[fields]]
id = "topic"
label = "Topic"
why = "So that they know."
required = true
"""

TEMPLATE = """
:: subject subject
About {{ topic }}

:: salutation salutation
Dear you,

:: closing closing
Yours,

:: question
Please tell me about {{ topic }} ({{ cite("uk-gdpr-15-1") }}).

:: again
I ask under {{ cite("uk-gdpr-15-1") }}.

:: known bullets
{% for detail in known_by %}
- {{ detail }}
{% endfor %}
"""

SAMPLE = """
[answers]
topic = "parsnips"
known_by = '''
one
two'''
"""


@pytest.fixture(scope="session")
def uk() -> Jurisdiction:
    return load_jurisdiction(RESOURCES / "jurisdictions" / "uk.toml")


@pytest.fixture(scope="session")
def eu() -> Jurisdiction:
    return load_jurisdiction(RESOURCES / "jurisdictions" / "eu.toml")


@pytest.fixture(scope="session")
def book() -> LetterBook:
    return load_book(RESOURCES / "letters")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one kind, ``ask``, with shared parts and a refusal of the real ones."""
    letters = tmp_path / "letters"
    parts = letters / "_parts"
    parts.mkdir(parents=True)
    refusals = tmp_path / "refusals"
    refusals.mkdir()
    copy(RESOURCES / "refusals" / "fee.toml", refusals)
    for name in ("fields.toml", "sample.toml"):
        (parts / name).write_bytes((RESOURCES / "letters" / "_parts" / name).read_bytes())
    ask = letters / "ask"
    ask.mkdir()
    (ask / "letter.toml").write_text(KIND, "utf-8")
    (ask / "en.j2").write_text(TEMPLATE, "utf-8")
    (ask / "sample.toml").write_text(SAMPLE, "utf-8")
    return letters


@pytest.fixture
def ask(folder: Path) -> LetterBook:
    return load_book(folder)


@pytest.fixture
def order(ask: LetterBook) -> LetterOrder:
    """The invented case of the small kind."""
    return load_samples(ask, "ask")["sample"]


def with_answers(order: LetterOrder, **answers: str) -> LetterOrder:
    """Give the same case with other answers."""
    return with_facts(order, answers={**order.facts.answers, **answers})


def with_facts(order: LetterOrder, **changes: Any) -> LetterOrder:
    """Give the same case with other facts."""
    facts: LetterFacts = replace(order.facts, **changes)
    return replace(order, facts=facts)


def dated(order: LetterOrder, year: int, month: int, day: int) -> LetterOrder:
    """Give the same case on another day."""
    return replace(order, on=date(year, month, day))

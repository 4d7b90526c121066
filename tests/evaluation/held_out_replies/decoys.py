"""Names of a register that no reply means: ordinary words, people, places, phrases of letters."""

import tomllib
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import Any

WORDS = Path(__file__).with_name("decoy_words.toml")


def decoy_names() -> list[str]:
    """Make all decoys of the lists of words, each once, always in the same order."""
    table = tomllib.loads(WORDS.read_text("utf-8"))
    lists = {
        name: [word.strip() for word in text.split(",")] for name, text in table["words"].items()
    }
    return list(dict.fromkeys([*_singles(table, lists), *_pairs(table, lists)]))


def _singles(table: dict[str, Any], lists: dict[str, list[str]]) -> Iterator[str]:
    for kind in table["kind"]:
        for word, form in product(lists[kind["of"]], kind["forms"]):
            yield form.format(word)


def _pairs(table: dict[str, Any], lists: dict[str, list[str]]) -> Iterator[str]:
    for pair in table["pair"]:
        joined = product(lists[pair["first"]], lists[pair["second"]])
        for words in islice(joined, 0, None, pair["every"]):
            yield " ".join((*words, pair.get("ending", ""))).strip()

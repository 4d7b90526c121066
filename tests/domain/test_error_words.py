"""Every error of the rule rooms says in whole sentences what happened and what can be done."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from datetime import date
from typing import Any, get_type_hints

import pytest

import dsar_assistant
from dsar_assistant.domain.errors import DsarError

RULE_ROOMS = ("domain", "law", "deadlines", "letters")
MADE_UP: dict[Any, object] = {
    str: "a thing",
    int: 3,
    date: date(2026, 11, 26),
    date | None: date(2026, 11, 26),
    tuple[str, ...]: ("one", "two"),
}
OF_A_FORM = {"on": "2026-11-26", "advice": "Choose another kind."}
"""Words that are a day, or a whole sentence."""


def errors() -> Iterator[type[DsarError]]:
    """Give every error that has words of its own."""
    for room in RULE_ROOMS:
        package = importlib.import_module(f"{dsar_assistant.__name__}.{room}")
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for _, one in inspect.getmembers(module, inspect.isclass):
                if one.__module__ == module.__name__ and "__init__" in vars(one):
                    yield from [one] if issubclass(one, DsarError) else []


@pytest.mark.parametrize("error", tuple(errors()), ids=lambda error: error.__name__)
def test_an_error_says_in_sentences_what_happened_and_what_can_be_done(error):
    hints = get_type_hints(error.__init__)
    hints.pop("return")
    given = {name: MADE_UP[hint] for name, hint in hints.items()}
    given |= {name: words for name, words in OF_A_FORM.items() if hints.get(name) is str}
    said = str(error(**given))
    assert said.endswith((".", "?"))
    assert "!" not in said
    assert said.count(". ") >= 1, "one sentence alone cannot say what to do as well"
    assert "a thing" in said or "a thing" not in given.values(), "it names what it is about"

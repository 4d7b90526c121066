"""Patterns over strangers' replies, lists and registers take their time in proportion too."""

import pkgutil
import re
import time
from collections.abc import Iterator
from importlib import import_module

import pytest

from tests.finding.test_patterns import PARTS

ROOMS = ("responses", "directory", "domain", "system", "services", "rendering")
# One that begins anew at each letter works for seconds on so much; others for milliseconds.
LONG = 20_000
LIMIT_S = 0.5
MORE_PARTS = ("ab ", "A ", "AB", "1", "12 ", "'", "/", "- ", "EX1 1AA ", "12 March 2020 ", "a.b")
# These are only tried where a text begins.
AT_ONE_PLACE = {
    "dsar_assistant.responses.lines.LABEL",
    "dsar_assistant.responses.passages.LABEL",
    "dsar_assistant.responses.overleaf._PAGE_NUMBER",
    "dsar_assistant.rendering.email_draft._ADDRESS",
}


def patterns(room: str) -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Give every compiled pattern of a room, by its place and name."""
    package = import_module(f"dsar_assistant.{room}")
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value


def slow_on(pattern: re.Pattern[str] | re.Pattern[bytes], name: str = "") -> str | None:
    """Give what makes a pattern slow, if anything does."""
    for part in (*PARTS, *MORE_PARTS):
        text = part * (LONG // len(part))
        looked_at = text.encode() if isinstance(pattern.pattern, bytes) else text
        look = getattr(pattern, "match" if name in AT_ONE_PLACE else "search")
        begun = time.process_time()
        look(looked_at)
        if time.process_time() - begun > LIMIT_S:
            return part
    return None


@pytest.mark.parametrize("room", ROOMS)
def test_no_text_makes_a_pattern_slow(room):
    found = {name: slow_on(pattern, name) for name, pattern in patterns(room)}
    assert {name: part for name, part in found.items() if part} == {}


def test_a_pattern_that_begins_anew_at_each_letter_is_seen():
    assert slow_on(re.compile(r"(?:\w+ ){1,8}\(x\)")) == "a"

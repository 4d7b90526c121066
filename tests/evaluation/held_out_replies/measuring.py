"""How well the names are found in the held-out replies, through the service that reads replies."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dsar_assistant.directory.load import load_directory
from dsar_assistant.domain.controller import Controller
from dsar_assistant.law.regimes import regime_for
from dsar_assistant.services.read_response import Asked
from tests.evaluation.held_out_replies.decoys import decoy_names
from tests.evaluation.responses.scoring import RESOURCES, Score, count, shown
from tests.evaluation.responses.whole import read_as_file, reading_service

HERE = Path(__file__).parent
RECEIVED_ON = date(2026, 9, 1)
# What a sender is like, where that is not said: a firm under the general rules.
USUAL_SENDER = "generic-employer"
# Letters point to them for complaints. It is right to name them and right to leave them out.
REGULATORS = frozenset({"directory:ico", "directory:ofcom"})


def held_out_replies() -> Iterator[dict[str, Any]]:
    """Give the replies of all files of the set."""
    for path in sorted((HERE / "replies").glob("*.toml")):
        yield from tomllib.loads(path.read_text("utf-8"))["reply"]


@cache
def invented() -> dict[str, str]:
    """Give the number of each invented organisation by its name."""
    lines = (HERE / "register.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {name: number for number, name in rows}


def register_entries() -> Iterator[tuple[str, str]]:
    """Give number and name of the invented organisations, then of the decoys."""
    for name, number in invented().items():
        yield number, name
    for place, name in enumerate(decoy_names(), start=1):
        yield f"ZD{place:06}", name


def wanted(reply: dict[str, Any]) -> list[str]:
    """Give what a careful reader finds, an organisation of the register by its number."""
    return [_numbered(label) for label in reply["named"]]


def _numbered(label: str) -> str:
    kind, rest = label.split(":", 1)
    name, role = rest.rsplit(" ", 1)
    return f"{kind}:{invented()[name] if kind == 'register' else name} {role}"


def score_held_out() -> Score:
    """Read every held-out reply as the file it comes in and count the names."""
    service = reading_service(register_entries)
    directory = load_directory(RESOURCES / "directory")
    score = Score()
    with TemporaryDirectory() as folder:
        for reply in held_out_replies():
            sender = _sender(directory.get(reply.get("like", USUAL_SENDER)), reply["own"])
            asked = Asked(sender, RECEIVED_ON, regime_for(sender))
            named = read_as_file(service, reply, asked, Path(folder)).named
            truth = wanted(reply)
            passed_over = _passed_over(reply, truth)
            counted = [one for one in named if shown(one)[0] not in passed_over]
            count(score, reply["id"], truth, counted)
    return score


def _sender(like: Controller, own: list[str]) -> Controller:
    name, *others = own
    return replace(like, id="sender", name=name, known_as=tuple(others), is_generic=False)


def _passed_over(reply: dict[str, Any], truth: list[str]) -> set[str]:
    """Give what is neither right nor wrong in a reply."""
    named = {label.rsplit(" ", 1)[0] for label in truth}
    return {*REGULATORS, *reply.get("neutral", ())} - named

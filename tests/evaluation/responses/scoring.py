"""How well the names in invented replies are found, against what a careful reader finds."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dsar_assistant.directory.load import load_directory
from dsar_assistant.domain.reply import NamedOrganisation, NameOrigin, ReplyPart
from dsar_assistant.responses.checklist import load_checklist
from dsar_assistant.responses.known_names import KnownName
from dsar_assistant.responses.named import find_named, load_naming_words
from dsar_assistant.responses.passages import sentences_of
from dsar_assistant.services.read_response import directory_names

HERE = Path(__file__).parent
RESOURCES = HERE.parents[2] / "resources"


@dataclass
class Score:
    """What was found, missed and wrongly found; roles apart."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    wrong_roles: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """How much of what was found is right."""
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """How much of what is there was found."""
        return self.right / (self.right + len(self.missed))

    @property
    def role_share(self) -> float:
        """How many of the right ones have the right role."""
        return 1 - len(self.wrong_roles) / self.right


def register_entries() -> Iterator[tuple[str, str]]:
    """Give number and name of each entry of the made-up register."""
    for line in (HERE / "register.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            number, name = line.split("\t")
            yield number, name


def known_names() -> Iterator[KnownName]:
    """Give the names of the shipped directory and of the made-up register."""
    yield from directory_names(load_directory(RESOURCES / "directory").controllers)
    for number, name in register_entries():
        yield KnownName(NameOrigin.REGISTER, number, name)


def score_replies(file: str = "replies.toml") -> Score:
    """Look through all invented replies and count."""
    known = list(known_names())
    words = load_naming_words(RESOURCES / "responses")
    headings = load_checklist(RESOURCES / "responses" / "checklist.toml").heading_words
    score = Score()
    for reply in tomllib.loads((HERE / file).read_text("utf-8"))["reply"]:
        sentences = sentences_of([ReplyPart("reply", reply["text"])], headings)
        found = find_named(sentences, known, reply["own"], words)
        count(score, reply["id"], reply["named"], found)
    return score


def shown(one: NamedOrganisation) -> tuple[str, str]:
    """Give a name that was found and its role as the sets write them down."""
    kinds = {NameOrigin.CONTROLLER: "directory", NameOrigin.REGISTER: "register"}
    return f"{kinds.get(one.origin, 'name')}:{one.key}", one.role.value


def count(score: Score, reply: str, wanted: list[str], found: Iterable[NamedOrganisation]) -> None:
    """Count the names of one reply; one that both gave and got data needs one role right."""
    truth = dict(line.rsplit(" ", 1) for line in wanted)
    seen: dict[str, set[str]] = {}
    for key, role in map(shown, found):
        seen.setdefault(key, set()).add(role)
    score.right += len(truth.keys() & seen.keys())
    score.wrong += [f"{reply}: {key}" for key in seen.keys() - truth.keys()]
    score.missed += [f"{reply}: {key}" for key in truth.keys() - seen.keys()]
    score.wrong_roles += [
        f"{reply}: {key} as {', '.join(sorted(seen[key]))}"
        for key in truth.keys() & seen.keys()
        if truth[key] not in seen[key]
    ]

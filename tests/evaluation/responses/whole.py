"""How well whole replies are read: files in, checklist, names and claims out."""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dsar_assistant.domain.reply import Found
from dsar_assistant.domain.vault_errors import VaultLockedError
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.read_response import Asked, ReadResponse, ReplyReport
from dsar_assistant.storage.pack_shelf import FilePackShelf
from dsar_assistant.system.clock import SystemClock
from dsar_assistant.system.files import DiskFiles
from dsar_assistant.system.reply_reading.parent import LimitedReplyReader
from dsar_assistant.system.resources import BundledResources
from tests.evaluation.responses.files import as_file
from tests.evaluation.responses.scoring import HERE, Score, count, register_entries

Entries = Callable[[], Iterable[tuple[str, str]]]

# Of the police: their letters, and what they are called in the set.
_POLICE = {"g": "3", "g origin": "g", "45 complaint": "ea"}


@dataclass
class WholeScore:
    """What a careful reader says against what the program says.

    Attributes:
        answered: How many items were told rightly as answered or not; ``unclear`` is not.
    """

    names: Score = field(default_factory=Score)
    items: int = 0
    answered: int = 0
    wrong_items: list[str] = field(default_factory=list)
    claims: int = 0
    wrong_claims: list[str] = field(default_factory=list)
    missed_claims: list[str] = field(default_factory=list)

    @property
    def item_share(self) -> float:
        """How many items have the right one of three answers."""
        return 1 - len(self.wrong_items) / self.items

    @property
    def answered_share(self) -> float:
        """How many items are rightly told as answered or not."""
        return self.answered / self.items

    @property
    def claim_precision(self) -> float:
        """How many claims that were told were made."""
        return self.claims / (self.claims + len(self.wrong_claims))

    @property
    def claim_recall(self) -> float:
        """How many claims that were made were told."""
        return self.claims / (self.claims + len(self.missed_claims))


class _MadeUpRegister:
    """A register of made-up entries, given afresh as often as it is asked."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries

    def names(self) -> Iterator[tuple[str, str]]:
        yield from self._entries()


def _no_vault() -> Any:
    raise VaultLockedError


def reading_service(entries: Entries) -> ReadResponse:
    """Give the service that reads replies, with the shipped directory and a made-up register."""
    knowledge = Knowledge(
        BundledResources(), SystemClock(), FilePackShelf(HERE / "none", DiskFiles())
    )
    return ReadResponse(knowledge, LimitedReplyReader(), _MadeUpRegister(entries), _no_vault)


def read_as_file(
    service: ReadResponse, reply: dict[str, Any], asked: Asked, folder: Path
) -> ReplyReport:
    """Read a reply of a set as the file it comes in, in the limited child."""
    name, content = as_file(reply)
    path = folder / name
    path.write_bytes(content)
    return service.check([path], asked)


def score_files(file: str = "officers.toml") -> WholeScore:
    """Read every reply of a set as the file it comes in, in the limited child, and count."""
    service = reading_service(register_entries)
    score = WholeScore()
    with TemporaryDirectory() as folder:
        for reply in tomllib.loads((HERE / file).read_text("utf-8"))["reply"]:
            on = date.fromisoformat(reply["received"])
            asked = service.asked_of(reply["controller"], on)
            _count(score, reply, read_as_file(service, reply, asked, Path(folder)))
    return score


def _count(score: WholeScore, reply: dict[str, Any], report: ReplyReport) -> None:
    count(score.names, reply["id"], reply["named"], report.named)
    truth = dict.fromkeys(reply.get("unclear", "").split(), Found.UNCLEAR)
    truth |= dict.fromkeys(reply.get("yes", "").split(), Found.YES)
    for item in report.items:
        wanted = truth.get(_letter(item.item), Found.NO)
        score.items += 1
        score.answered += (item.found is Found.YES) == (wanted is Found.YES)
        if item.found is not wanted:
            shown = f"{reply['id']}: {item.item} {item.found}, not {wanted}: {item.evidence[:90]}"
            score.wrong_items.append(shown)
    made, told = set(reply.get("claims", ())), {one.id for one in report.claims}
    score.claims += len(made & told)
    score.wrong_claims += [f"{reply['id']}: {one}" for one in sorted(told - made)]
    score.missed_claims += [f"{reply['id']}: {one}" for one in sorted(made - told)]


def _letter(item: str) -> str:
    """Give the short form: ``15(1)(c)`` is c, ``15(2)`` is 2, ``45(2)(g) origin`` is g."""
    if item.startswith("45"):
        bare = item.removeprefix("45(2)").replace("(", "").replace(")", "")
        return _POLICE.get(bare, bare)
    return item.removeprefix("15").removeprefix("(1)").strip("()")

"""What controllers say when they refuse, what the law asks of them, and an answer to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.letters.kind_file import read_toml


@dataclass(frozen=True, slots=True)
class RefusalTopic:
    """One thing that a controller may say instead of doing what was asked.

    Attributes:
        title: What they say, in a sentence.
        they_say: Words to recognise it by, in lower case.
        asks: What the law asks of them, in sentences for the person.
        provisions: Ids of the rules behind it.
        touches: Rights that it can limit at all; empty = any.
        is_exemption: Whether it is an exemption of Schedules 2 to 4. One that cannot limit
            the right that was used is still answered, with just that.
        regimes: Bodies of rules in which it can come up.
        paragraph: The answer in a letter, as template text for one block.
    """

    id: str
    title: str
    they_say: tuple[str, ...]
    asks: tuple[str, ...]
    provisions: tuple[str, ...]
    touches: tuple[Right, ...]
    is_exemption: bool
    regimes: tuple[RegimeCode, ...]
    paragraph: str
    order: int

    def can_limit(self, right: Right) -> bool:
        """Say whether the law lets it limit a right at all."""
        return not self.touches or right in self.touches

    def can_limit_any(self, rights: Iterable[Right]) -> bool:
        """Say whether it can limit at least one of these rights."""
        return any(map(self.can_limit, rights))


class _RefusalFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    they_say: tuple[str, ...]
    asks: tuple[str, ...]
    provisions: tuple[str, ...]
    paragraph: str
    order: int
    touches: tuple[Right, ...] = ()
    is_exemption: bool = False
    regimes: tuple[RegimeCode, ...] = (RegimeCode.UK_GDPR,)


def load_refusals(folder: Path) -> tuple[RefusalTopic, ...]:
    """Read every topic of a folder, in the order they are shown.

    Raises:
        ResourceInvalidError: A file cannot be used; file, place and reason are named.
    """
    topics = [_topic(path) for path in sorted(folder.glob("*.toml"))]
    if not topics:
        raise ResourceInvalidError(folder.name, "the folder", "it holds no topic")
    return tuple(sorted(topics, key=lambda topic: (topic.order, topic.id)))


def recognised(topics: tuple[RefusalTopic, ...], reply: str) -> tuple[RefusalTopic, ...]:
    """Suggest the topics whose words turn up in a reply, most words first.

    A suggestion only: the person says what the reply means.
    """
    words = " ".join(reply.casefold().split())
    counted = [(sum(phrase in words for phrase in topic.they_say), topic) for topic in topics]
    found = sorted((pair for pair in counted if pair[0]), key=lambda pair: -pair[0])
    return tuple(topic for _, topic in found)


def _topic(path: Path) -> RefusalTopic:
    file = read_toml(path, _RefusalFile)
    return RefusalTopic(id=path.stem, **msgspec.structs.asdict(file))

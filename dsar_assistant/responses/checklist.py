"""Which of the things that the law lets a person ask does a reply answer?

A first look, made to be right when it says yes: the person decides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.reply import (
    Found,
    ItemFinding,
    NamedOrganisation,
    NamedRole,
    PartKind,
    ReplyPart,
)
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.responses.passages import Sentence
from dsar_assistant.responses.phrases import Phrase, PhraseIndex, holds
from dsar_assistant.responses.resource_files import compile_all, read_toml

_LONGEST_EVIDENCE = 400


class _ItemRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    provision: str
    regime: RegimeCode
    label: str
    ask: str
    found: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    least: int = 0
    names: NamedRole | None = None
    tables: bool = False
    values: bool = False
    promises_count: bool = False
    same_as: str | None = None


class _ChecklistFile(msgspec.Struct, forbid_unknown_fields=True):
    heading_words: tuple[str, ...]
    no_values: tuple[str, ...]
    promises: tuple[str, ...]
    pointers: tuple[str, ...]
    item: tuple[_ItemRow, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to ask for, with the phrases that show an answer.

    Attributes:
        under: What a sentence must hold to answer it below one of its ``headings``.
        parts: Groups of phrases; ``least`` of them must be there.
        names: An organisation named in this role answers it.
        tables: A table of data answers it.
        values: What stands in a field that one of its ``headings`` names answers it.
        promises_count: The law asks only to be told of a right, so being told is the answer.
    """

    id: str
    provision: str
    regime: RegimeCode
    label: str
    ask: str
    found: tuple[Phrase, ...]
    unclear: tuple[Phrase, ...]
    headings: tuple[Phrase, ...]
    under: tuple[Phrase, ...]
    parts: tuple[tuple[Phrase, ...], ...]
    least: int
    names: NamedRole | None
    tables: bool
    values: bool
    promises_count: bool


@dataclass(frozen=True, slots=True)
class Checklist:
    """All items, with the phrases that never count as an answer.

    Attributes:
        no_values: Phrases that say nothing in a field.
    """

    items: tuple[Item, ...]
    no_values: tuple[Phrase, ...]
    empty_words: tuple[Phrase, ...]
    heading_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reply:
    """What the checks look at: the parts as read and their sentences."""

    parts: Sequence[ReplyPart]
    sentences: Sequence[Sentence]
    index: PhraseIndex


def load_checklist(path: Path) -> Checklist:
    """Read the checklist.

    Raises:
        ResourceInvalidError: The file is not as it should be.
    """
    file = read_toml(path, _ChecklistFile)
    rows = {row.id: row for row in file.item}
    return Checklist(
        items=tuple(_item(path, row, rows) for row in file.item),
        no_values=compile_all(path, "no_values", file.no_values),
        empty_words=compile_all(path, "promises", file.promises + file.pointers),
        heading_words=frozenset(file.heading_words),
    )


def _item(path: Path, row: _ItemRow, rows: dict[str, _ItemRow]) -> Item:
    words = rows.get(row.same_as or row.id)
    if words is None or words.same_as:
        raise ResourceInvalidError(path.name, row.id, f"there are no words of {row.same_as}")
    return Item(
        id=row.id,
        provision=row.provision,
        regime=row.regime,
        label=row.label,
        ask=row.ask,
        found=compile_all(path, row.id, words.found),
        unclear=compile_all(path, row.id, words.unclear),
        headings=compile_all(path, row.id, words.headings),
        under=compile_all(path, row.id, words.under),
        parts=tuple(compile_all(path, row.id, part) for part in words.parts),
        least=row.least or words.least,
        names=words.names,
        tables=words.tables,
        values=words.values,
        promises_count=words.promises_count,
    )


def check_items(
    items: Iterable[Item],
    reply: Reply,
    named: Sequence[NamedOrganisation],
    checklist: Checklist,
) -> tuple[ItemFinding, ...]:
    """Say for each item whether the reply answers it, with the sentence that shows it.

    Args:
        items: Those that the law in force on the day of the request holds.
        reply: What came back.
        named: The organisations named in it, with their roles.
        checklist: The phrases of bare promises, pointers elsewhere and empty fields.
    """
    return tuple(_Look(item, reply, checklist).finding(named) for item in items)


class _Look:
    """One item held against one reply."""

    def __init__(self, item: Item, reply: Reply, checklist: Checklist) -> None:
        self._item = item
        self._reply = reply
        self._no_values = checklist.no_values
        self._empty_words = () if item.promises_count else checklist.empty_words

    def finding(self, named: Sequence[NamedOrganisation]) -> ItemFinding:
        """Give the first answer; else the first unclear sentence; else nothing."""
        for answer in self._answers(named):
            return self._as_finding(Found.YES, *answer)
        for sentence in self._doubtful():
            return self._as_finding(Found.UNCLEAR, sentence.text, sentence.where)
        return self._as_finding(Found.NO)

    def _as_finding(self, found: Found, evidence: str = "", where: str = "") -> ItemFinding:
        item = self._item
        shown = evidence[:_LONGEST_EVIDENCE]
        return ItemFinding(item.id, item.provision, item.label, item.ask, found, shown, where)

    def _answers(self, named: Sequence[NamedOrganisation]) -> Iterator[tuple[str, str]]:
        for one in named:
            if one.role is self._item.names:
                yield one.text, one.where
        for sentence in (
            *self._matching(self._item.found),
            *self._under_headings(),
            *self._values(),
        ):
            if not self._is_empty(sentence.text):
                yield sentence.text, sentence.where
        together = self._parts_found()
        if self._item.least and len(together) >= self._item.least:
            texts = dict.fromkeys(sentence.text for sentence in together)
            yield " … ".join(texts), together[0].where
        for part in self._reply.parts:
            if self._item.tables and part.kind is PartKind.TABLE and part.text.strip():
                yield f"A table of data: {part.where}", part.where

    def _doubtful(self) -> Iterator[Sentence]:
        yield from self._matching(self._item.found)
        yield from self._parts_found()
        yield from self._matching(self._item.unclear)
        yield from self._below()

    def _matching(self, phrases: Sequence[Phrase]) -> Iterator[Sentence]:
        for number in self._reply.index.find(phrases):
            yield self._reply.sentences[number]

    def _parts_found(self) -> list[Sentence]:
        firsts = (next(self._matching(phrases), None) for phrases in self._item.parts)
        return [sentence for sentence in firsts if sentence]

    def _below(self) -> Iterator[Sentence]:
        """Give the sentences that stand under a heading of this item."""
        fitting: dict[str, bool] = {}
        for sentence in self._reply.sentences if self._item.headings else ():
            for line in sentence.above:
                if line not in fitting:
                    fitting[line] = holds(line, self._item.headings)
            if any(fitting[line] for line in sentence.above):
                yield sentence

    def _under_headings(self) -> Iterator[Sentence]:
        if self._item.under:
            yield from (s for s in self._below() if holds(s.text, self._item.under))

    def _values(self) -> Iterator[Sentence]:
        """Give what stands in a field of this item: ``Purpose: fundraising``."""
        for sentence in self._reply.sentences if self._item.values else ():
            if (
                sentence.is_item
                and sentence.above
                and holds(sentence.above[0], self._item.headings)
            ):
                says = not holds(sentence.text, (*self._no_values, *self._item.unclear))
                if says:
                    yield sentence

    def _is_empty(self, text: str) -> bool:
        """Say whether a sentence only promises or points elsewhere; half of one may do more."""
        if not holds(text, self._empty_words):
            return False
        halves = text.split(";")
        return len(halves) == 1 or not any(
            holds(half, self._item.found) and not holds(half, self._empty_words) for half in halves
        )

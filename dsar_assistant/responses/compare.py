"""What is new, gone or changed since an earlier reply of the same organisation?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dsar_assistant.domain.reply import Found, ItemFinding, NamedOrganisation
from dsar_assistant.responses.passages import Sentence


@dataclass(frozen=True, slots=True)
class CheckedReply:
    """A reply with what the checks found in it."""

    sentences: Sequence[Sentence]
    items: Sequence[ItemFinding]
    named: Sequence[NamedOrganisation]


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field that both replies have, with another value."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """A question that one reply answers better than the other."""

    item: str
    before: Found
    now: Found


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two replies."""

    named_new: tuple[NamedOrganisation, ...]
    named_gone: tuple[NamedOrganisation, ...]
    items: tuple[ChangedItem, ...]
    fields: tuple[ChangedField, ...]
    lines_new: tuple[str, ...]
    lines_gone: tuple[str, ...]


def compare(earlier: CheckedReply, later: CheckedReply) -> Comparison:
    """Compare two replies by the organisations they name, the questions, and the lines."""
    fields = tuple(_changed_fields(earlier.sentences, later.sentences))
    told = {(field.label, value) for field in fields for value in (field.before, field.now)}
    return Comparison(
        named_new=_named_only_in(later.named, earlier.named),
        named_gone=_named_only_in(earlier.named, later.named),
        items=tuple(_changed_items(earlier.items, later.items)),
        fields=fields,
        lines_new=_lines_only_in(later.sentences, earlier.sentences, told),
        lines_gone=_lines_only_in(earlier.sentences, later.sentences, told),
    )


def _named_only_in(
    these: Iterable[NamedOrganisation], others: Iterable[NamedOrganisation]
) -> tuple[NamedOrganisation, ...]:
    known = {(one.key.casefold(), one.role) for one in others}
    return tuple(one for one in these if (one.key.casefold(), one.role) not in known)


def _changed_items(
    before: Iterable[ItemFinding], now: Iterable[ItemFinding]
) -> Iterator[ChangedItem]:
    earlier = {item.item: item.found for item in before}
    for item in now:
        was = earlier.get(item.item, item.found)
        if was is not item.found:
            yield ChangedItem(item.item, was, item.found)


def _fields(sentences: Iterable[Sentence]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for sentence in sentences:
        if sentence.is_item and sentence.above:
            fields.setdefault(sentence.above[0], []).append(sentence.text)
    return fields


def _changed_fields(before: Iterable[Sentence], now: Iterable[Sentence]) -> Iterator[ChangedField]:
    """Find fields that stand once in each reply; where a label comes often, lines tell more."""
    earlier = _fields(before)
    for label, values in _fields(now).items():
        was = earlier.get(label, [])
        if len(values) == len(was) == 1 and _plain(values[0]) != _plain(was[0]):
            yield ChangedField(label, was[0], values[0])


def _lines_only_in(
    these: Iterable[Sentence], others: Iterable[Sentence], told: set[tuple[str, str]]
) -> tuple[str, ...]:
    known = {_line(sentence) for sentence in others}
    lines = {
        _line(one): _shown(one)
        for one in these
        if not (one.above and (one.above[0], one.text) in told)
    }
    return tuple(shown for line, shown in lines.items() if line not in known)


def _line(sentence: Sentence) -> str:
    return _plain(_shown(sentence))


def _shown(sentence: Sentence) -> str:
    is_field = sentence.is_item and sentence.above
    return f"{sentence.above[0]}: {sentence.text}" if is_field else sentence.text


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())

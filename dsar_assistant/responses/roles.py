"""What a reply says an organisation did: gave the data, got them, or neither."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from dsar_assistant.domain.reply import NamedRole
from dsar_assistant.responses.passages import Sentence
from dsar_assistant.responses.phrases import Phrase, holds
from dsar_assistant.responses.resource_files import compile_all, read_toml


class _RolesFile(msgspec.Struct, forbid_unknown_fields=True):
    source_before: tuple[str, ...]
    recipient_before: tuple[str, ...]
    source_after: tuple[str, ...]
    recipient_after: tuple[str, ...]
    source_heads: tuple[str, ...]
    recipient_heads: tuple[str, ...]
    denials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The phrases that give an organisation its role."""

    before: dict[NamedRole, tuple[Phrase, ...]]
    after: dict[NamedRole, tuple[Phrase, ...]]
    heads: dict[NamedRole, tuple[Phrase, ...]]
    denials: tuple[Phrase, ...]


def load_role_words(path: Path) -> RoleWords:
    """Read the phrases.

    Raises:
        ResourceInvalidError: The file is not as it should be.
    """
    file = read_toml(path, _RolesFile)

    def both(place: str) -> dict[NamedRole, tuple[Phrase, ...]]:
        return {
            role: compile_all(path, f"{role}_{place}", getattr(file, f"{role}_{place}"))
            for role in (NamedRole.SOURCE, NamedRole.RECIPIENT)
        }

    denials = compile_all(path, "denials", file.denials)
    return RoleWords(both("before"), both("after"), both("heads"), denials)


def role_of(sentence: Sentence, start: int, end: int, words: RoleWords) -> NamedRole:
    """Say what the organisation named from ``start`` to ``end`` did.

    Its own sentence decides; then its label, the line that opens its list, its heading.
    """
    before = sentence.text[:start].lower()
    after = sentence.text[end:].lower()
    for role, phrases in words.after.items():
        if holds(after, phrases):
            return role
    return _role_before(before, words) or _role_above(sentence, words)


def _role_before(before: str, words: RoleWords) -> NamedRole | None:
    """Let the last phrase before the name decide, unless a denial reaches into it."""
    spans = [
        (match.end(), match.start(), role)
        for role, phrases in words.before.items()
        for phrase in phrases
        for match in phrase.pattern.finditer(before)
    ]
    denials = [m.span() for phrase in words.denials for m in phrase.pattern.finditer(before)]
    if not spans:
        return NamedRole.MENTIONED if denials else None
    end, start, role = max(spans)
    denied = any(first <= start <= last or last > end for first, last in denials)
    return NamedRole.MENTIONED if denied else role


def _role_above(sentence: Sentence, words: RoleWords) -> NamedRole:
    for line in sentence.above:
        if holds(line, words.denials):
            return NamedRole.MENTIONED
        for role, phrases in words.heads.items():
            if holds(line, phrases):
                return role
    return NamedRole.MENTIONED

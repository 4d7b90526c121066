"""What a reply says an organisation did: gave the data, got them, or neither."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import msgspec

from dsar_assistant.domain.reply import NamedRole
from dsar_assistant.responses.passages import Sentence
from dsar_assistant.responses.phrases import Phrase, holds
from dsar_assistant.responses.resource_files import compile_all, read_toml


class _RolesFile(msgspec.Struct, forbid_unknown_fields=True):
    source_before: tuple[str, ...]
    recipient_before: tuple[str, ...]
    recipient_over: tuple[str, ...]
    source_after: tuple[str, ...]
    recipient_after: tuple[str, ...]
    source_heads: tuple[str, ...]
    recipient_heads: tuple[str, ...]
    denials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The phrases that give an organisation its role.

    Attributes:
        over: They make it a recipient, whatever else ends at the same word.
    """

    before: dict[NamedRole, tuple[Phrase, ...]]
    over: tuple[Phrase, ...]
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

    over = compile_all(path, "recipient_over", file.recipient_over)
    denials = compile_all(path, "denials", file.denials)
    return RoleWords(both("before"), over, both("after"), both("heads"), denials)


class Basis(Enum):
    """What gave an organisation its role.

    Attributes:
        AFTER: The words right behind its name.
        BEFORE: Words before it in its sentence.
        ABOVE: Its label, the line that opens its list, or its heading.
        DENIED: Words before it that deny a role.
        NONE: Nothing.
    """

    AFTER = "after"
    BEFORE = "before"
    ABOVE = "above"
    DENIED = "denied"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says that an organisation did, and by what it says so.

    Attributes:
        phrase_end: Where the phrase before the name ends in the sentence; -1 without one.
    """

    role: NamedRole
    basis: Basis
    phrase_end: int = -1


_NOTHING = Told(NamedRole.MENTIONED, Basis.NONE)
_DENIED = Told(NamedRole.MENTIONED, Basis.DENIED)


def told_of(sentence: Sentence, start: int, end: int, words: RoleWords) -> Told:
    """Say what the organisation named from ``start`` to ``end`` did.

    Its own sentence decides; then its label, the line that opens its list, its heading.
    """
    before = sentence.text[:start].lower()
    after = sentence.text[end:].lower()
    for role, phrases in words.after.items():
        if holds(after, phrases):
            return Told(role, Basis.AFTER)
    return _told_before(before, words) or _told_above(sentence, words)


def _told_before(before: str, words: RoleWords) -> Told | None:
    """Let the last phrase before the name decide, unless a denial reaches into it."""
    spans = [
        (match.end(), match.start(), role)
        for role, phrases in words.before.items()
        for phrase in phrases
        for match in phrase.pattern.finditer(before)
    ]
    denials = [m.span() for phrase in words.denials for m in phrase.pattern.finditer(before)]
    if not spans:
        return _DENIED if denials else None
    end, start, role = max(spans)
    if any(
        match.end() == end for phrase in words.over for match in phrase.pattern.finditer(before)
    ):
        role = NamedRole.RECIPIENT
    denied = any(first <= start <= last or last > end for first, last in denials)
    return Told(NamedRole.MENTIONED, Basis.DENIED, end) if denied else Told(role, Basis.BEFORE, end)


def _told_above(sentence: Sentence, words: RoleWords) -> Told:
    for line in sentence.above:
        if holds(line, words.denials):
            return _NOTHING
        for role, phrases in words.heads.items():
            if holds(line, phrases):
                return Told(role, Basis.ABOVE)
    return _NOTHING

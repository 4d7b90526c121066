"""What does an organisation claim in its reply, by which rule, and which letter answers it?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dsar_assistant.domain.reply import Claim
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.responses.passages import Sentence
from dsar_assistant.responses.phrases import Phrase, PhraseIndex, holds
from dsar_assistant.responses.resource_files import compile_all, read_toml

# A claim is shown with the first few sentences that make it, not with every one.
_MOST_SENTENCES = 3


class _ClaimRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    provision: str
    label: str
    letter: str
    advice: str
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    earlier_provision: str | None = None
    part_3_provision: str | None = None


class _ClaimsFile(msgspec.Struct, forbid_unknown_fields=True):
    claim: tuple[_ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """One sort of claim.

    Attributes:
        provisions: Rules it may lean on under the UK GDPR, the newest first.
        part_3_provision: The rule for police and other competent authorities; None = none.
        letter: The kind of letter that answers it; empty if none is needed.
        unless: Phrases in the same sentence that take it away.
    """

    id: str
    provisions: tuple[str, ...]
    part_3_provision: str | None
    label: str
    letter: str
    advice: str
    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]

    def provision(self, regime: RegimeCode, in_force: Callable[[str], bool]) -> str | None:
        """Give the rule that was in force; None if this claim has none under the regime."""
        part_3 = (self.part_3_provision,) if self.part_3_provision else ()
        rules = part_3 if regime is RegimeCode.DPA_PART_3 else self.provisions
        return next((rule for rule in rules if in_force(rule)), None)


def load_claims(path: Path) -> tuple[ClaimKind, ...]:
    """Read the sorts of claim.

    Raises:
        ResourceInvalidError: The file is not as it should be.
    """
    rows = read_toml(path, _ClaimsFile).claim
    return tuple(_kind(path, row) for row in rows)


def _kind(path: Path, row: _ClaimRow) -> ClaimKind:
    rules = (row.provision, row.earlier_provision)
    return ClaimKind(
        id=row.id,
        provisions=tuple(rule for rule in rules if rule),
        part_3_provision=row.part_3_provision,
        label=row.label,
        letter=row.letter,
        advice=row.advice,
        phrases=compile_all(path, row.id, row.phrases),
        unless=compile_all(path, row.id, row.unless),
    )


def find_claims(
    kinds: Sequence[tuple[ClaimKind, str]], sentences: Sequence[Sentence], index: PhraseIndex
) -> tuple[Claim, ...]:
    """Find the claims in a reply.

    Args:
        kinds: Sorts of claim, each with the id of the rule in force.
        sentences, index: The reply.
    """
    return tuple(
        claim for kind, rule in kinds for claim in _claims_of(kind, rule, sentences, index)
    )


def _claims_of(
    kind: ClaimKind, rule: str, sentences: Sequence[Sentence], index: PhraseIndex
) -> Iterator[Claim]:
    told: set[str] = set()
    for number in index.find(kind.phrases):
        sentence = sentences[number]
        if sentence.text in told or holds(sentence.text, kind.unless):
            continue
        told.add(sentence.text)
        if len(told) > _MOST_SENTENCES:
            return
        yield Claim(
            kind.id,
            rule,
            kind.label,
            kind.letter,
            kind.advice,
            sentence.text,
            sentence.where,
        )

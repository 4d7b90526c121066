"""What was filled in for a letter: read into its proper sort, and checked for gaps."""

from collections.abc import Iterator, Mapping
from datetime import date

from dsar_assistant.domain.letter import FieldKind, LetterField, LetterKind
from dsar_assistant.letters.errors import AnswerInvalidError
from dsar_assistant.letters.facts import LetterFacts, MissingFact

TypedAnswer = str | bool | date | tuple[str, ...] | None

_YES_NO = {"yes": True, "no": False}


def typed_answers(kind: LetterKind, answers: Mapping[str, str]) -> dict[str, TypedAnswer]:
    """Read every field of a kind: text as typed, days, items of a list, yes or no.

    A field that was left empty gives its default; one that is not up gives nothing,
    whatever an earlier choice left in it.

    Raises:
        AnswerInvalidError: A day, a choice or a yes-or-no cannot be read, or a text is
            longer than it may be.
    """
    return {
        field.id: _typed(field, _answer(field, answers) if is_up(kind, field, answers) else "")
        for field in kind.fields
    }


def is_up(kind: LetterKind, field: LetterField, answers: Mapping[str, str]) -> bool:
    """Say whether a field is asked at all, given the other answers."""
    if not field.only_when:
        return True
    others = {other.id: other for other in kind.fields}
    return any(_answer(others[key], answers) == wanted for key, wanted in field.only_when)


def missing(kind: LetterKind, facts: LetterFacts) -> tuple[MissingFact, ...]:
    """List what a letter of this kind cannot do without and does not have yet."""
    return (
        *_missing_about_people(facts),
        *_missing_answers(kind, facts.answers),
        *_missing_choices(kind, facts.answers),
    )


def _missing_about_people(facts: LetterFacts) -> Iterator[MissingFact]:
    if not facts.subject.full_name.strip():
        yield MissingFact("person.full_name", "Full name", "They look your data up under it.")
    if not facts.subject.address.block:
        yield MissingFact("person.address", "Postal address", "They need to know where to reply.")
    if not facts.controller.name.strip():
        yield MissingFact(
            "controller.name", "Name of the organisation", "A letter must be addressed to someone."
        )


def _missing_answers(kind: LetterKind, answers: Mapping[str, str]) -> Iterator[MissingFact]:
    for field in kind.fields:
        is_empty = not _answer(field, answers).strip()
        if field.required and is_empty and is_up(kind, field, answers):
            yield MissingFact(field.id, field.label, field.why)


def _missing_choices(kind: LetterKind, answers: Mapping[str, str]) -> Iterator[MissingFact]:
    fields = {field.id: field for field in kind.fields}
    for group in kind.one_of:
        members = [fields[name] for name in group]
        if not any(_says_something(field, answers) for field in members):
            listed = ", ".join(f"“{field.label}”" for field in members)
            yield MissingFact(group[0], f"at least one of {listed}", members[0].why)


def _says_something(field: LetterField, answers: Mapping[str, str]) -> bool:
    return _answer(field, answers).strip() not in {"", "no"}


def _answer(field: LetterField, answers: Mapping[str, str]) -> str:
    given = answers.get(field.id, "")
    return given if given.strip() else field.default


def _typed(field: LetterField, answer: str) -> TypedAnswer:
    if field.kind is FieldKind.LIST:
        return _items(field, answer)
    if field.kind is FieldKind.DATE:
        return _day(field, answer)
    if field.kind is FieldKind.YES_NO:
        return _yes_or_no(field, answer)
    if field.kind is FieldKind.CHOICE:
        return _choice(field, answer)
    return _text(field, answer)


def _items(field: LetterField, answer: str) -> tuple[str, ...]:
    lines = tuple(line for line in answer.splitlines() if line.strip())
    if not field.choices:
        return lines
    return tuple(_choice(field, line) for line in lines)


def _text(field: LetterField, answer: str) -> str:
    words = len(answer.split())
    if field.max_words is not None and words > field.max_words:
        raise AnswerInvalidError(
            field.label, f"it has {words} words, and {field.max_words} are allowed"
        )
    return answer


def _day(field: LetterField, answer: str) -> date | None:
    if not answer:
        return None
    try:
        return date.fromisoformat(answer.strip())
    except ValueError as error:
        raise AnswerInvalidError(field.label, "it needs a day such as 2026-03-31") from error


def _yes_or_no(field: LetterField, answer: str) -> bool:
    if not answer:
        return False
    if answer.strip() not in _YES_NO:
        raise AnswerInvalidError(field.label, "it needs yes or no")
    return _YES_NO[answer.strip()]


def _choice(field: LetterField, answer: str) -> str:
    keys = tuple(key for key, _ in field.choices)
    if answer and answer.strip() not in keys:
        raise AnswerInvalidError(field.label, f"it needs one of: {', '.join(keys)}")
    return answer.strip()

"""How the command ``due`` reads what is asked and writes what it found."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dsar_assistant.cli.parameters import read_day, read_pause
from dsar_assistant.domain.deadline import Deadline, Extension
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.request import Channel
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.domain.text import day_in_words, weekday_in_words
from dsar_assistant.services.count_days import DueAnswer, DueQuestion

POST_CLASSES = {"first": Channel.FIRST_CLASS, "second": Channel.SECOND_CLASS}
_YES = {"1", "yes", "true", "y"}
_NO = {"", "0", "no", "false", "n"}
C = TypeVar("C", bound=StrEnum)


def read_question(words: Mapping[str, str]) -> DueQuestion:
    """Read one question from words by option name; empty words count as not given.

    Raises:
        ValueError: With a sentence on what is wrong.
    """
    return DueQuestion(
        received=_day(words, "received"),
        posted=_day(words, "posted"),
        channel=_channel(words.get("class") or "first"),
        nation=_choice(Nation, words.get("nation") or Nation.UNKNOWN.value),
        right=_choice(Right, words.get("right") or Right.ACCESS.value),
        regime=_choice(RegimeCode, words.get("regime") or RegimeCode.UK_GDPR.value),
        state=words.get("state") or None,
        identity_received=_day(words, "identity_received"),
        fee_paid=_day(words, "fee_paid"),
        pauses=tuple(read_pause(part) for part in (words.get("clarification") or "").split()),
        extension=_extension(words),
        is_complaint=_flag(words, "complaint"),
    )


def as_json(answer: DueAnswer) -> dict[str, object]:
    """Write an answer as the JSON that scripts rely on."""
    return {
        "received": iso(answer.receipt.on),
        "basis": answer.receipt.basis.value,
        "status": answer.status,
        **deadline_json(answer.deadline),
    }


def deadline_json(deadline: Deadline) -> dict[str, object]:
    """Write a deadline with its sum as the JSON that scripts rely on."""
    return {
        "due": iso(deadline.due),
        "starts": iso(deadline.starts),
        "paused_since": iso(deadline.paused_since),
        "extension_notice_by": iso(deadline.extension_notice_by),
        "late_on_any_view": iso(deadline.late_on_any_view),
        "by_nation": {nation.value: iso(day) for nation, day in deadline.by_nation.items()},
        "steps": [
            {"text": step.text, "date": iso(step.on), "provision": step.provision}
            for step in deadline.steps
        ],
        "notes": list(deadline.notes),
    }


def as_words(deadline: Deadline) -> str:
    """Write a deadline as a short text: the day, the sum, the doubts."""
    head = (
        f"An answer is due by {weekday_in_words(deadline.due)}."
        if deadline.due
        else "The clock is stopped" + _since(deadline.paused_since)
    )
    steps = [f"  {number}. {step.text}" for number, step in enumerate(deadline.steps, start=1)]
    notes = [f"  Note: {note}" for note in deadline.notes]
    return "\n".join([head, *steps, *notes])


def iso(day: date | None) -> str | None:
    """Write a day for scripts; None stays None."""
    return day.isoformat() if day else None


def _since(day: date | None) -> str:
    return f" since {day_in_words(day)}, so there is no due day yet." if day else "."


def _day(words: Mapping[str, str], name: str) -> date | None:
    text = words.get(name)
    return read_day(text) if text else None


def _choice(kind: type[C], text: str) -> C:
    try:
        return kind(text.strip().lower())
    except ValueError:
        known = ", ".join(value.value for value in kind)
        raise ValueError(f"“{text}” is not known here. Choose one of: {known}.") from None


def _channel(text: str) -> Channel:
    key = text.strip().lower()
    return POST_CLASSES[key] if key in POST_CLASSES else _choice(Channel, key)


def _flag(words: Mapping[str, str], name: str) -> bool:
    text = (words.get(name) or "").strip().lower()
    if text not in _YES | _NO:
        raise ValueError(f"“{text}” is neither yes nor no.")
    return text in _YES


def _extension(words: Mapping[str, str]) -> Extension | None:
    notice = _day(words, "extension_notice")
    return Extension(notice) if notice or _flag(words, "extended") else None

"""How the command ``due`` reads what is asked and writes what it found."""

import re
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

ACKNOWLEDGEMENT = "complaint-acknowledgement"
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
        right=_right(words),
        regime=_regime(words),
        state=words.get("state") or None,
        identity_received=_day(words, "identity_received"),
        fee_paid=_day(words, "fee_paid"),
        pauses=tuple(read_pause(part) for part in _parts(words.get("clarification") or "")),
        extension=_extension(words),
    )


def as_json(answer: DueAnswer) -> dict[str, object]:
    """Write an answer as the JSON that scripts rely on."""
    return {
        "received": iso(answer.receipt.on),
        "basis": answer.receipt.basis.value,
        "status": answer.status,
        **deadline_json(answer.deadline),
        "by_nation": _by_nation(answer.by_nation),
    }


def deadline_json(deadline: Deadline) -> dict[str, object]:
    """Write a deadline with its sum as the JSON that scripts rely on."""
    return {
        "due": iso(deadline.due),
        "starts": iso(deadline.starts),
        "paused_since": iso(deadline.paused_since),
        "extension_notice_by": iso(deadline.extension_notice_by),
        "late_on_any_view": iso(deadline.late_on_any_view),
        "on_their_count": iso(deadline.on_their_count),
        "by_nation": _by_nation(deadline.by_nation),
        "steps": [
            {"text": step.text, "date": iso(step.on), "provision": step.provision}
            for step in deadline.steps
        ],
        "notes": list(deadline.notes),
    }


def as_words(deadline: Deadline) -> str:
    """Write a deadline as a short text: the day, the sum, the doubts."""
    steps = [f"  {number}. {step.text}" for number, step in enumerate(deadline.steps, start=1)]
    notes = [f"  Note: {note}" for note in deadline.notes]
    return "\n".join([_head(deadline), *steps, *notes])


def iso(day: date | None) -> str | None:
    """Write a day for scripts; None stays None."""
    return day.isoformat() if day else None


def _head(deadline: Deadline) -> str:
    if deadline.due is None:
        since = deadline.paused_since or deadline.starts
        return f"The clock is stopped since {day_in_words(since)}, so there is no due day yet."
    what = "The acknowledgement" if deadline.period == ACKNOWLEDGEMENT else "An answer"
    due = weekday_in_words(deadline.due)
    if deadline.is_estimate:
        return f"{what} is due by about {due} (estimated from the day of posting)."
    return f"{what} is due by {due}."


def _by_nation(days: Mapping[Nation, date]) -> dict[str, str | None]:
    return {nation.value: iso(day) for nation, day in days.items()}


def _right(words: Mapping[str, str]) -> Right:
    if _flag(words, "complaint"):
        return Right.COMPLAINT
    return _choice(Right, words.get("right") or Right.ACCESS.value)


def _regime(words: Mapping[str, str]) -> RegimeCode:
    # The holidays of a state of the EU matter under the rules of the EU alone.
    likely = RegimeCode.EU_GDPR if words.get("state") else RegimeCode.UK_GDPR
    regime = _choice(RegimeCode, words.get("regime") or likely.value)
    if words.get("state") and regime is not RegimeCode.EU_GDPR:
        raise ValueError(f"A state goes with {RegimeCode.EU_GDPR.value} only, not with {regime}.")
    return regime


def _parts(text: str) -> list[str]:
    return re.split(r"[\s,;|]+", text.strip(" \t,;|")) if text.strip() else []


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

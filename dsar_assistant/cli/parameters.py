"""Sorts of option that several commands take, and how their words are read."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import click

from dsar_assistant.domain.deadline import Pause


class DayParameter(click.ParamType[date]):
    """An ISO day such as 2026-11-23."""

    name = "day"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day, or say how a day is written."""
        if isinstance(value, date):
            return value
        try:
            return read_day(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


DAY = DayParameter()


def read_day(text: str) -> date:
    """Read an ISO day.

    Raises:
        ValueError: With a sentence on how a day is written.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"“{text}” is not a day. Write it like 2026-11-23.") from None


def read_pause(text: str) -> Pause:
    """Read a clarification: the day asked, two dots, the day answered (empty while open).

    Raises:
        ValueError: With a sentence on how it is written.
    """
    asked, dots, answered = text.strip().partition("..")
    if not dots:
        raise ValueError(
            f"“{text}” is not a clarification. Write it like 2026-03-10..2026-03-15, "
            "or 2026-03-10.. while it is open."
        )
    return Pause(read_day(asked), read_day(answered) if answered else None)


def choices(values: Iterable[StrEnum]) -> click.Choice[str]:
    """Offer the values of an enumeration."""
    return click.Choice([value.value for value in values])


def read_facts(texts: Iterable[str]) -> dict[str, str]:
    """Read facts written as KEY=VALUE; a value may hold further equals signs and lines.

    Raises:
        ValueError: With a sentence on how a fact is written.
    """
    facts = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise ValueError(f"“{text}” is not a fact. Write it like KEY=VALUE.")
        facts[key.strip()] = value
    return facts

"""The history of a record: which changes stand, which were taken back, and how to take one back.

Facts are only ever added. Taking a change back adds a fact that says what held before it;
doing it again adds one more. So nothing is lost, and the record always says what happened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dsar_assistant.domain.request import Fact


@dataclass(frozen=True, slots=True)
class History:
    """The changes of a record, in the order they were made.

    Attributes:
        done: Changes that hold, oldest first; the last one is taken back first.
        undone: Changes taken back, with what took each back; the last one is done again first.
    """

    done: tuple[Fact, ...]
    undone: tuple[tuple[Fact, Fact], ...]


def history_of(facts: Sequence[Fact]) -> History:
    """Read the history from all facts of a request, oldest first."""
    done: list[Fact] = []
    undone: list[tuple[Fact, Fact]] = []
    for fact in facts:
        if fact.undoes is None:
            done.append(fact)
            undone.clear()
        elif done and fact.undoes == done[-1].id:
            undone.append((done.pop(), fact))
        elif undone and fact.undoes == undone[-1][1].id:
            done.append(undone.pop()[0])
    return History(tuple(done), tuple(undone))


def taking_back(facts: Sequence[Fact], now: datetime) -> Fact | None:
    """Give the fact that takes the last change back; None if there is none left."""
    done = history_of(facts).done
    if not done:
        return None
    change = done[-1]
    before = _by_id(facts, change.supersedes)
    held = replace(change, is_withdrawn=True) if before is None else before
    return _said_again(held, facts, change, now, undoes=change.id)


def doing_again(facts: Sequence[Fact], now: datetime) -> Fact | None:
    """Give the fact that does the change again that was taken back last; None if there is none."""
    undone = history_of(facts).undone
    if not undone:
        return None
    change, taken_back = undone[-1]
    return _said_again(change, facts, change, now, undoes=taken_back.id)


def _said_again(
    held: Fact, facts: Sequence[Fact], change: Fact, now: datetime, *, undoes: str
) -> Fact:
    """Write what held as a new fact, in the place of what stands now."""
    newest = list(_after(change.id, facts))[-1]
    return replace(held, id="", recorded_at=now, supersedes=newest, undoes=undoes)


def _after(fact_id: str, facts: Sequence[Fact]) -> Iterator[str]:
    """Follow a fact to the ones that took its place, itself first."""
    next_of = {fact.supersedes: fact.id for fact in facts if fact.supersedes}
    here: str | None = fact_id
    while here is not None:
        yield here
        here = next_of.get(here)


def _by_id(facts: Sequence[Fact], fact_id: str | None) -> Fact | None:
    return next((fact for fact in facts if fact.id == fact_id), None)

"""Ten thousand requests in a vault: how long Home, the list and one change take.

``python -m bench.requests`` from the top of the checkout; ``--count 1000`` for a short look.
Goals: Home and the list 150 ms, one change 50 ms, a key in the search 100 ms. Nothing that
follows from the record is stored, so the first list after opening the vault works all of it
out once.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import insert

from dsar_assistant.bootstrap import build_app
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.reference import CAPACITY, make_reference
from dsar_assistant.domain.request import Channel, Fact, FactKind, Request
from dsar_assistant.domain.vault import KeyChoices
from dsar_assistant.services.app import App
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.storage import tables
from dsar_assistant.storage.ids import new_id
from dsar_assistant.storage.kdf import Argon2Cost
from dsar_assistant.storage.keeper import SqlVaultKeeper
from dsar_assistant.storage.mapping_requests import fact_to_row, letter_to_row, request_to_row
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.system.files import DiskFiles
from tests.fakes import FixedClock, MemorySecretStore

PASSPHRASE = "a pass phrase for the bench"  # noqa: S105 - of a made-up vault
LIST_GOAL_MS = 150.0
CHANGE_GOAL_MS = 50.0
SEARCH_GOAL_MS = 100.0
ROUNDS = 7
ORGANISATIONS = ("emmas-diary", "experian", "equifax", "transunion-uk", "royal-mail")


def fill(app: App, keeper: SqlVaultKeeper, count: int) -> list[str]:
    """Put requests with letters and facts into the vault, past the services; gives their ids."""
    someone = DataSubject("", "Bench Person", PostalAddress(("1 Road", "Town"), "ZZ99 3AA"))
    person = app.people.add(someone).value
    models = [_model(app, person.id, organisation) for organisation in _known(app)]
    chance = random.Random(7)
    made = [_another(chance.choice(models), app, chance) for _ in range(count)]
    with keeper.opened().engine.begin() as connection:
        connection.execute(insert(tables.requests), [request_to_row(one) for one in made])
        rows = [letter_to_row(letter) for one in made for letter in one.letters]
        connection.execute(insert(tables.letters), rows)
        facts = [fact_to_row(fact) for one in made for fact in one.facts]
        connection.execute(insert(tables.facts), facts)
    return [one.id for one in made]


def _known(app: App) -> list[str]:
    return [one for one in ORGANISATIONS if app.knowledge.directory.find(one)]


def _model(app: App, person_id: str, organisation: str) -> Request:
    request = app.requests.open(person_id, organisation, "access").value
    app.letters.finish(request.id, PaperChoices(), "txt")
    return app.deadlines.one(request.id).request


def _another(model: Request, app: App, chance: random.Random) -> Request:
    key = new_id()
    posted_on = app.knowledge.today - timedelta(days=chance.randrange(400))
    letter = replace(model.letters[0], id=new_id(), request_id=key)
    facts = [_fact(key, FactKind.POSTED, posted_on, app, {"channel": Channel.FIRST_CLASS.value})]
    later = posted_on + timedelta(days=chance.randrange(5, 40))
    if chance.random() < 0.6 and later <= app.knowledge.today:  # noqa: PLR2004 - most answer
        outcome = chance.choice(("full", "partial", "refused"))
        facts.append(_fact(key, FactKind.ACKNOWLEDGED, later, app, {}))
        facts.append(_fact(key, FactKind.RESPONSE, later, app, {"outcome": outcome}))
    return replace(
        model,
        id=key,
        reference=make_reference(chance.randrange(CAPACITY)),
        opened_on=posted_on,
        letters=(letter,),
        facts=tuple(replace(fact, letter_id=letter.id) for fact in facts),
    )


def _fact(key: str, kind: FactKind, on: date, app: App, details: dict[str, str]) -> Fact:
    return Fact(new_id(), key, kind, on, app.knowledge.clock.now(), details)


def timed(work: Callable[[], object]) -> float:
    """Run some work and say how long it took, in milliseconds."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def line(name: str, took: list[float], goal: float) -> None:
    """Print one figure beside its goal."""
    middle = median(took)
    print(
        f"{name:<34} median {middle:8.1f} ms   worst {max(took):8.1f} ms   "
        f"goal {goal:5.0f} ms   ratio {middle / goal:5.2f}"
    )


def change(app: App, request_id: str) -> None:
    """Write down that somebody telephoned."""
    today = app.knowledge.today
    app.facts.record(request_id, Happening(FactKind.PHONE_CALL, today, note="They rang"))


def measure(app: App, ids: list[str]) -> None:
    """Time the first list, then Home and list with a change before each."""
    print(f"{'first list after opening':<34} {timed(app.deadlines.rows):8.1f} ms")
    changes, homes, lists, untouched, pages = [], [], [], [], []
    for request_id in random.Random(3).sample(ids, ROUNDS):
        changes.append(timed(lambda key=request_id: change(app, key)))  # type: ignore[misc]
        homes.append(timed(app.deadlines.home))
        changes.append(timed(lambda key=request_id: change(app, key)))  # type: ignore[misc]
        lists.append(timed(app.deadlines.rows))
        untouched.append(timed(app.deadlines.home))
        pages.append(timed(lambda key=request_id: app.deadlines.one(key)))  # type: ignore[misc]
    line("one change, on the disk", changes, CHANGE_GOAL_MS)
    line("Home after a change", homes, LIST_GOAL_MS)
    line("list after a change", lists, LIST_GOAL_MS)
    line("Home again", untouched, LIST_GOAL_MS)
    line("one request", pages, CHANGE_GOAL_MS)
    search(app)


def search(app: App) -> None:
    """Time what one key in the search costs, once the letters were read."""
    print(f"{'letters read for the search':<34} {timed(app.search.catch_up):8.1f} ms")
    for words in ("exp", "experian bench", "a word that nothing holds"):
        took = [timed(lambda words=words: app.search.find(words)) for _ in range(ROUNDS)]  # type: ignore[misc]
        line(f"search “{words[:20]}”", took, SEARCH_GOAL_MS)


def main() -> None:
    """Fill a vault, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as folder:
        clock, store = FixedClock(date(2026, 11, 23)), MemorySecretStore()
        around = Surroundings(store, clock, DiskFiles(), Argon2Cost(1, 8, 1))
        app = build_app(Path(folder) / "data", around)
        app.vault.create(KeyChoices(passphrase=PASSPHRASE))
        keeper = app.vault._keeper  # noqa: SLF001 - the bench goes in by the back door
        assert isinstance(keeper, SqlVaultKeeper)  # noqa: S101 - what bootstrap puts there
        ids = fill(app, keeper, count)
        app.deadlines.one(ids[0])  # the law, the letters and the calendars are read once
        print(f"{count:,} requests")
        measure(app, ids)
        app.vault.lock()


if __name__ == "__main__":
    main()

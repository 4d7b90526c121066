import io
import subprocess
import sys
import threading
from datetime import date

import pytest

from dsar_assistant.directory.packs.errors import (
    PackTooLargeError,
    PackUnknownError,
    PackUnreadableError,
)
from dsar_assistant.directory.packs.read import PackWords, read_pack
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.register import CELL_END
from dsar_assistant.domain.register_errors import RegisterUnreadableError
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.system.cage import lists, messages, parent, refusals
from dsar_assistant.system.cage.lists import ConfinedPacks, ConfinedRegister
from dsar_assistant.system.cage.messages import (
    End,
    PackJob,
    Refused,
    RegisterOpened,
    RegisterRows,
    write_message,
)
from dsar_assistant.system.cage.parent import Cage, child_command
from tests.register_making import row, rows_of, table
from tests.system.cage.planted import child_saying

TODAY = date(2026, 11, 23)


def test_a_list_comes_out_of_the_cage_as_it_went_in(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,email,postcode\nExample Ltd,privacy@example-ltd.example,EX1 1AA\n")
    words = PackWords(label="A list", as_of=TODAY)
    assert ConfinedPacks().read(path, words, UnwatchedTicket()) == read_pack(path, words)


def test_a_refusal_comes_out_as_the_error_it_is(tmp_path):
    path = tmp_path / "odd.bin"
    path.write_bytes(b"\0\1\2")
    with pytest.raises(PackUnknownError, match=r"odd\.bin is not a list"):
        ConfinedPacks().read(path, PackWords(), UnwatchedTicket())


def test_nothing_listens_on_while_a_refusal_is_being_told(tmp_path):
    path = tmp_path / "odd.bin"
    path.write_bytes(b"\0\1\2")
    # The error holds on to the frames it came through; a thread left in them would bring
    # the whole program down at its end.
    with pytest.raises(PackUnknownError) as told:
        ConfinedPacks().read(path, PackWords(), UnwatchedTicket())
    assert told.value is not None
    assert "cage-listener" not in {thread.name for thread in threading.enumerate()}


def test_a_child_lost_over_a_list_is_one_sentence(tmp_path):
    with pytest.raises(PackUnreadableError, match="made to do harm"):
        ConfinedPacks(Cage(child_saying("x"))).read(
            tmp_path / "x.csv", PackWords(), UnwatchedTicket()
        )


def test_a_long_list_comes_in_parts_and_is_whole(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("name,town\n" + "".join(f"Shop {n},Leith\n" for n in range(6_000)), "utf-8")
    pack = ConfinedPacks().read(path, PackWords(), UnwatchedTicket())
    assert pack == read_pack(path, PackWords())
    assert len(pack.controllers) == 6_000


def test_more_than_a_list_may_hold_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "list.csv"
    path.write_text("name,town\nShop,Leith\nTide,Leith\n", "utf-8")
    monkeypatch.setattr(lists, "MOST_LISTED", 1)
    with pytest.raises(PackUnreadableError, match="made to do harm"):
        ConfinedPacks().read(path, PackWords(), UnwatchedTicket())


def test_the_register_streams_out_of_the_cage(tmp_path):
    path = tmp_path / "register-2026-11-20.csv"
    path.write_bytes(table([row(f"Example {n} Ltd") for n in range(2500)]))
    with ConfinedRegister().opened(path, TODAY, UnwatchedTicket(), keep_all=True) as rows:
        names = [one.name for one in rows_of(rows)]
    assert (len(names), rows.as_of, rows.tally.kept) == (2500, date(2026, 11, 20), 2500)
    assert 0 < rows.done <= rows.size


def test_a_child_lost_over_the_register_is_one_sentence(tmp_path):
    caged = ConfinedRegister(Cage(child_saying("x")))
    opened = caged.opened(tmp_path / "x.csv", TODAY, UnwatchedTicket(), keep_all=True)
    with pytest.raises(RegisterUnreadableError, match="made to do harm"), opened:
        pass


ONE_ROW = CELL_END.join(("ZA000001", "Example", *[""] * 13))


@pytest.mark.parametrize(
    "rows",
    [f"{ONE_ROW}\n", f"{ONE_ROW}\n{ONE_ROW}{CELL_END}", ONE_ROW.replace("Exa", "Exa\n"), "x"],
    ids=["an empty row", "a cell too many", "a line end in a name", "cells too few"],
)
def test_rows_without_all_their_cells_are_refused(rows):
    opened = RegisterOpened("x.csv", 1, None)
    answers = lists.RowsFromChild(opened, iter([RegisterRows(rows, 1)]), TODAY)
    with pytest.raises(RegisterUnreadableError, match="made to do harm"):
        list(answers.batches())


def test_more_rows_than_a_register_may_have_are_refused(monkeypatch):
    monkeypatch.setattr(lists, "MOST_ROWS", 1)
    said = iter([RegisterRows(ONE_ROW, 1), RegisterRows(ONE_ROW, 2)])
    rows = lists.RowsFromChild(RegisterOpened("x.csv", 1, None), said, TODAY)
    with pytest.raises(RegisterUnreadableError, match="made to do harm"):
        list(rows.batches())


def test_every_refusal_of_a_list_has_its_name_kept():
    kinds = {kind.__name__ for kind in (PackUnknownError, PackTooLargeError, PackUnreadableError)}
    assert kinds | {"ExportUnreadableError", "ListUnreadableError"} <= set(refusals.REFUSALS)


def test_an_unknown_refusal_is_still_a_sentence_for_the_person():
    with pytest.raises(DsarError, match="words"):
        refusals.not_refused(Refused("Whatever", "words"))


def test_the_child_refuses_and_ends(tmp_path, repository):
    job = _written(PackJob(bytes(tmp_path / "none.csv"), PackWords()))
    # Never in this process: a child gives up its time for good, and so would the tests.
    run = subprocess.run(
        child_command(), input=job, cwd=repository, capture_output=True, check=True
    )
    out = io.BytesIO(run.stdout)
    said = [messages.read_answer(out), messages.read_answer(out)]
    assert isinstance(said[0], Refused)
    assert said[1] == End()


def _written(job):
    out = io.BytesIO()
    write_message(out, job)
    return out.getvalue()


def test_the_frozen_program_is_its_own_child(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, parent.CHILD_WORD]

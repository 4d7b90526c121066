"""Slow work reports, stops, and loses nothing."""

import threading

import pytest

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.ui.tasks import StoppedError, Task, TaskRunner, Ticket, crash_report
from tests.canary import CANARY


@pytest.fixture
def runner(qtbot):
    runner = TaskRunner()
    yield runner
    assert runner.close()


def heard(task):
    """Write down what a task says, in order."""
    said = []
    task.succeeded.connect(lambda value: said.append(("succeeded", value)))
    task.refused.connect(lambda error: said.append(("refused", error)))
    task.crashed.connect(lambda report: said.append(("crashed", report)))
    task.cancelled.connect(lambda: said.append(("cancelled", None)))
    task.finished.connect(lambda: said.append(("finished", None)))
    return said


def run(qtbot, runner, task):
    said = heard(task)
    with qtbot.waitSignal(task.finished):
        runner.start(task)
    return said


def test_work_that_ends_well_gives_its_value_then_finishes(qtbot, runner):
    said = run(qtbot, runner, Task(lambda _: 42))
    assert said == [("succeeded", 42), ("finished", None)]


def test_a_situation_the_person_can_act_on_is_a_refusal(qtbot, runner):
    error = NotFoundError("file", "x")

    def work(_):
        raise error

    assert run(qtbot, runner, Task(work)) == [("refused", error), ("finished", None)]


def test_a_bug_is_reported_as_a_crash_by_task_and_runner(qtbot, runner):
    reports: list[str] = []
    runner.crashed.connect(reports.append)
    said = run(qtbot, runner, Task(lambda _: 1 / 0))
    assert [how for how, _ in said] == ["crashed", "finished"]
    assert reports == [said[0][1]]
    assert reports[0].startswith("ZeroDivisionError")


def test_a_crash_report_names_no_person():
    with pytest.raises(ValueError, match=CANARY) as caught:
        int(CANARY)
    report = crash_report(caught.value)
    assert CANARY not in report
    assert "test_tasks.py" in report


@pytest.mark.parametrize("writes", [True, False])
def test_of_3000_tasks_none_is_lost(qtbot, runner, writes):
    got: list[int] = []
    ended = []
    for number in range(3000):
        task = Task(lambda _, n=number: n, writes=writes)
        task.succeeded.connect(got.append)
        task.finished.connect(lambda: ended.append(1))
        runner.start(task)
    del task
    qtbot.waitUntil(lambda: len(ended) == 3000, timeout=20_000)
    assert sorted(got) == list(range(3000))
    assert runner.running == 0


def test_writing_runs_one_after_the_other_and_in_order(qtbot, runner):
    order, inside = [], []

    def work(number):
        inside.append(number)
        assert len(inside) == 1
        order.append(number)
        inside.pop()

    tasks = [Task(lambda _, n=n: work(n), writes=True) for n in range(200)]
    ended = []
    for task in tasks:
        task.finished.connect(lambda: ended.append(1))
        runner.start(task)
    qtbot.waitUntil(lambda: len(ended) == 200, timeout=10_000)
    assert order == list(range(200))


def test_stop_ends_work_at_its_next_checkpoint(qtbot, runner):
    begun = threading.Event()

    def endless(ticket):
        while True:
            begun.set()
            ticket.checkpoint()

    task = Task(endless)
    said = heard(task)
    with qtbot.waitSignal(task.finished):
        runner.start(task)
        assert begun.wait(5)
        task.stop()
    assert said == [("cancelled", None), ("finished", None)]


def test_work_stopped_before_it_began_never_runs(qtbot, runner):
    ran = []
    task = Task(lambda _: ran.append(1))
    task.stop()
    assert run(qtbot, runner, task) == [("cancelled", None), ("finished", None)]
    assert ran == []


def test_progress_arrives_before_the_end(qtbot, runner):
    seen: list[object] = []

    def work(ticket):
        ticket.checkpoint(1, 10)

    task = Task(work)
    task.progressed.connect(lambda done, total: seen.append((done, total)))
    task.finished.connect(lambda: seen.append("finished"))
    with qtbot.waitSignal(task.finished):
        runner.start(task)
    assert seen[-1] == "finished"
    assert (0, 0) in seen[:-1]


def test_progress_beyond_two_gigabytes_is_told_exactly(qtbot, runner):
    seen = []
    task = Task(lambda _: None)
    task.progressed.connect(lambda done, total: seen.append((done, total)))
    task.progressed.emit(3_000_000_000, 5_000_000_000)
    assert seen == [(3_000_000_000, 5_000_000_000)]


def test_reports_are_few_however_often_work_checks():
    reports = []
    ticket = Ticket(lambda done, total: reports.append((done, total)))
    for step in range(10_000):
        ticket.checkpoint(step, 10_000)
    assert 1 <= len(reports) < 100


def test_a_stopped_ticket_raises_at_its_checkpoint():
    ticket = Ticket(lambda *_: None)
    ticket.stop()
    with pytest.raises(StoppedError):
        ticket.checkpoint()
    assert ticket.is_stopped


def test_what_a_command_changed_is_told_once_and_its_value_unwrapped(qtbot, runner):
    changes = Changes(frozenset({"request"}))
    told: list[Changes] = []
    runner.changed.connect(told.append)
    said = run(qtbot, runner, Task(lambda _: Done("kept", changes), writes=True))
    assert said[0] == ("succeeded", "kept")
    assert told == [changes]


def test_a_quick_command_is_announced_without_a_task(qtbot, runner):
    told: list[Changes] = []
    runner.changed.connect(told.append)
    assert runner.announce(Done(7, Changes(frozenset({"person"})))) == 7
    assert runner.announce(Done(8)) == 8
    assert [change.nouns for change in told] == [{"person"}]


def test_closing_stops_all_and_loses_no_ending(qtbot):
    runner = TaskRunner()

    def endless(ticket):
        while True:
            ticket.checkpoint()

    said = [heard(runner.start(Task(endless))) for _ in range(4)]
    assert runner.close()
    assert all(one == [("cancelled", None), ("finished", None)] for one in said)


def test_closing_waits_no_longer_than_its_limit(qtbot):
    runner, begun, gate = TaskRunner(), threading.Event(), threading.Event()

    def stubborn(_):
        begun.set()
        gate.wait(10)

    runner.start(Task(stubborn))
    assert begun.wait(5)
    assert not runner.close(limit_s=0.05)
    gate.set()
    assert runner.close()

"""Chains of flows: two steps at most, in the right years, never in a circle."""

from dataclasses import replace
from datetime import date

from dsar_assistant.directory.chains import first_day, last_day
from dsar_assistant.directory.directory import Directory
from dsar_assistant.domain.controller import Flow, FlowStatus
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.provenance import Confidence


def _flow(sender: str, recipient: str, begins: str | None = None, ends: str | None = None) -> Flow:
    return Flow(
        sender=sender,
        recipient=recipient,
        data=("name",),
        purpose="mail",
        status=FlowStatus.PRESS_REPORT,
        sources=(),
        confidence=Confidence.LOW,
        from_date=PartialDate.parse(begins) if begins else None,
        to_date=PartialDate.parse(ends) if ends else None,
    )


def _down(flows: list[Flow], start: str, since: date | None = None) -> list[tuple[str, ...]]:
    return [chain.path for chain in Directory((), tuple(flows)).chain_down(start, since)]


def _up(flows: list[Flow], end: str, until: date | None = None) -> list[tuple[str, ...]]:
    return [chain.path for chain in Directory((), tuple(flows)).chain_up(end, until)]


def test_a_chain_has_one_or_two_steps_never_three() -> None:
    flows = [_flow("a", "b"), _flow("b", "c"), _flow("c", "d")]
    assert _down(flows, "a") == [("a", "b"), ("a", "b", "c")]
    assert _up(flows, "d") == [("c", "d"), ("b", "c", "d")]


def test_what_is_passed_on_of_areas_alone_is_no_step_of_a_longer_chain() -> None:
    areas = replace(_flow("b", "c"), is_of_areas=True)
    flows = [_flow("a", "b"), areas, _flow("c", "d")]
    assert _down(flows, "a") == [("a", "b")]
    assert _down(flows, "b") == [("b", "c")]
    assert _up(flows, "c") == [("b", "c")]
    assert _up(flows, "d") == [("c", "d")]


def test_a_step_that_ended_before_the_one_before_began_is_left_out() -> None:
    flows = [_flow("a", "b", "2018"), _flow("b", "c", ends="2017-12"), _flow("b", "d", "2015")]
    assert _down(flows, "a") == [("a", "b"), ("a", "b", "d")]
    assert _up(flows, "c") == [("b", "c")]


def test_a_flow_that_ended_before_they_had_your_data_is_left_out() -> None:
    flows = [_flow("a", "b", "2010", "2016"), _flow("a", "c", "2017", "2017-06")]
    assert _down(flows, "a", date(2017, 6, 30)) == [("a", "c")]
    assert _down(flows, "a", date(2017, 7, 1)) == []
    assert _down(flows, "a") == [("a", "b"), ("a", "c")]


def test_a_later_start_counts_for_the_second_step_too() -> None:
    flows = [_flow("a", "b"), _flow("b", "c", ends="2015")]
    assert _down(flows, "a", date(2016, 1, 1)) == [("a", "b")]


def test_a_flow_that_began_after_they_were_seen_is_left_out() -> None:
    flows = [_flow("a", "b", "2020"), _flow("z", "a", "2021")]
    assert _up(flows, "b", date(2019, 12, 31)) == []
    assert _up(flows, "b", date(2020, 6, 1)) == [("a", "b")]


def test_data_do_not_run_in_a_circle() -> None:
    flows = [_flow("a", "b"), _flow("b", "a"), _flow("b", "b")]
    assert _down(flows, "a") == [("a", "b")]
    assert _up(flows, "b") == [("a", "b")]


def test_plain_words_end_a_chain() -> None:
    assert _down([_flow("a", "Many shops")], "a") == [("a", "Many shops")]


def test_a_month_and_a_year_last_to_their_end() -> None:
    assert last_day(_flow("a", "b", ends="2016-02")) == date(2016, 2, 29)
    assert last_day(_flow("a", "b", ends="2016-12")) == date(2016, 12, 31)
    assert last_day(_flow("a", "b", ends="2016")) == date(2016, 12, 31)
    assert last_day(_flow("a", "b", ends="2016-05-04")) == date(2016, 5, 4)
    assert first_day(_flow("a", "b", "2016")) == date(2016, 1, 1)
    assert first_day(_flow("a", "b")) is None

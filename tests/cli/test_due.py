"""The command ``due`` keeps its options, its JSON and its exit status."""

import pytest


def test_the_json_holds_the_day_the_sum_and_the_doubts(run):
    found = run(
        "due",
        "--received=2026-03-02",
        "--clarification=2026-03-10..2026-03-15",
        "--nation=england-wales",
        "--today=2026-03-20",
        "--json",
        as_json=True,
    )
    assert (found["due"], found["starts"], found["status"]) == (
        "2026-04-08",
        "2026-03-02",
        "running",
    )
    assert found["steps"][2]["provision"] == "uk-gdpr-12a-5"
    assert any("7 April" in note for note in found["notes"])


def test_an_open_question_stops_the_clock(run):
    found = run(
        "due", "--received=2026-11-02", "--clarification=2026-11-10..", "--json", as_json=True
    )
    assert (found["due"], found["status"]) == (None, "paused")


@pytest.mark.parametrize(
    ("post_class", "received", "basis"),
    [
        ("first", "2026-12-01", "estimated-first-class"),
        ("second", "2026-12-03", "estimated-second-class"),
    ],
)
def test_posting_gives_an_estimated_receipt(run, post_class, received, basis):
    found = run(
        "due",
        "--posted=2026-11-27",
        f"--class={post_class}",
        "--nation=england-wales",
        "--json",
        as_json=True,
    )
    assert (found["received"], found["basis"]) == (received, basis)


def test_a_complaint_is_acknowledged_within_30_days(run):
    found = run(
        "due",
        "--received=2026-11-25",
        "--nation=england-wales",
        "--complaint",
        "--json",
        as_json=True,
    )
    assert found["due"] == "2026-12-29"


def test_an_unknown_nation_shows_all_three(run):
    found = run("due", "--received=2026-12-01", "--json", as_json=True)
    assert found["due"] == "2027-01-05"
    assert found["by_nation"] == {
        "england-wales": "2027-01-04",
        "scotland": "2027-01-05",
        "northern-ireland": "2027-01-04",
    }


def test_a_batch_answers_one_object_a_row(run, tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text(
        "received,nation,extended\n2026-03-10,england-wales,yes\n2026-11-23,england-wales,\n"
    )
    found = run("due", "--batch", file, "--json", as_json=True)
    assert [row["due"] for row in found] == ["2026-06-10", "2026-12-23"]


def test_a_bad_row_of_a_batch_is_named(run, tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("received\n2026-03-10\nyesterday\n")
    result = run("due", "--batch", file)
    assert result.exit_code == 1
    assert "line 3" in result.stderr


def test_words_are_given_without_json(run):
    result = run("due", "--received=2026-11-23", "--nation=england-wales")
    assert "Wednesday 23 December 2026" in result.stdout


@pytest.mark.parametrize(
    "words",
    [["--received=tomorrow"], ["--received=2026-11-23", "--clarification=soon"], ["--nation=x"]],
)
def test_wrong_usage_has_status_2(run, words):
    assert run("due", *words).exit_code == 2


def test_no_day_to_count_from_has_status_1_and_one_sentence(run):
    result = run("due")
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr

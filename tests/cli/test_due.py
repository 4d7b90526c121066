"""The command ``due`` keeps its options, its JSON and its exit status."""

import json

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


def test_a_bad_row_of_a_batch_is_named_and_the_others_are_answered(run, tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text("received\n2026-03-10\nyesterday\n2035-01-01\n2026-11-23\n")
    result = run("due", "--batch", file, "--json")
    rows = json.loads(result.stdout)
    assert [row["due"] for row in rows] == ["2026-04-10", None, None, "2026-12-23"]
    assert (rows[1]["line"], "yesterday" in rows[1]["error"]) == (3, True)
    assert "2035" in rows[2]["error"]
    assert "2 of 4 rows" in result.stderr


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"received,colour\n2026-03-10,red\n", "colour"), (b"\xff\xfe\x00", "UTF-8")],
)
def test_a_file_that_is_no_batch_is_refused_by_name(run, tmp_path, content, reason):
    file = tmp_path / "rows.csv"
    file.write_bytes(content)
    result = run("due", "--batch", file)
    assert result.exit_code == 1
    assert "rows.csv" in result.stderr
    assert reason in result.stderr


@pytest.mark.parametrize("between", [" ", ";", ", "])
def test_a_row_may_hold_several_clarifications(run, tmp_path, between):
    windows = between.join(["2026-03-10..2026-03-11", "2026-03-14..2026-03-15"])
    file = tmp_path / "rows.csv"
    file.write_text(f'received,nation,clarification\n2026-03-02,scotland,"{windows}"\n')
    (row,) = run("due", "--batch", file, "--json", as_json=True)
    assert row["due"] == "2026-04-06"


def test_words_are_given_without_json(run):
    result = run("due", "--received=2026-11-23", "--nation=england-wales")
    assert "Wednesday 23 December 2026" in result.stdout


def test_a_day_that_rests_on_an_estimate_says_so(run):
    words = ["due", "--posted=2026-11-23", "--nation=england-wales"]
    assert "by about Tuesday 29 December 2026 (estimated" in run(*words).stdout


def test_the_days_of_all_nations_are_shown_whichever_it_is(run):
    found = run("due", "--received=2026-12-01", "--nation=scotland", "--json", as_json=True)
    assert found["due"] == "2027-01-05"
    assert found["by_nation"]["england-wales"] == "2027-01-04"


def test_a_state_of_the_eu_brings_its_rules_and_holidays(run):
    found = run("due", "--received=2026-02-17", "--state=ie", "--json", as_json=True)
    assert found["due"] == "2026-03-18"
    assert found["steps"][0]["provision"].startswith("eu-gdpr")
    assert "day off in Ireland" in found["steps"][-1]["text"]
    assert found["by_nation"] == {}


@pytest.mark.parametrize(
    ("words", "due"),
    [
        pytest.param(["--right=complaint"], "2026-12-29", id="the word is as good as the option"),
        pytest.param(["--right=credit-correction"], "2026-12-23", id="28 days"),
        pytest.param(["--right=erasure"], "2026-12-29", id="one month"),
        pytest.param(["--right=access", "--regime=dpa-part-4"], "2026-12-29", id="intelligence"),
    ],
)
def test_each_right_has_its_own_clock(run, words, due):
    start = ["due", "--received=2026-11-25", "--nation=england-wales", "--json"]
    assert run(*start, *words, as_json=True)["due"] == due


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--received=2026-11-23", "--right=open-register"], "open register"),
        (["--received=2026-06-18", "--complaint"], "confirming that a complaint"),
        (["--received=2026-11-23", "--complaint", "--regime=dpa-part-4"], "confirming that a"),
        (["--received=2026-11-23", "--state=GB"], "country of the EU or EEA"),
        (["--received=2028-12-20"], "2029"),
        (["--received=9999-12-01"], "9999"),
    ],
)
def test_what_cannot_be_worked_out_has_status_1_and_says_why(run, words, reason):
    result = run("due", *words)
    assert result.exit_code == 1
    assert reason in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--received=tomorrow"],
        ["--received=2026-11-23", "--clarification=soon"],
        ["--nation=x"],
        ["--received=2026-11-23", "--state=IE", "--regime=uk-gdpr"],
    ],
)
def test_wrong_usage_has_status_2(run, words):
    assert run("due", *words).exit_code == 2

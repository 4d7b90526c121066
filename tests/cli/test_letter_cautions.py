"""The command line gives the same cautions as the window, as warnings."""

import pytest

PERSON = """
full_name = "Ida Fenwick"
address = ["14 Larkspur Row", "Hexbridge"]
postcode = "ZZ9 4QT"
born_on = 1984-03-02
"""
FORCE = """
name = "Hexshire Constabulary"
address = ["Bridge Street", "Hexbridge"]
postcode = "ZZ9 3EF"
"""


@pytest.fixture
def write(run, tmp_path):
    """Write a letter to a police force; gives the JSON and the text."""
    person, force, out = (tmp_path / name for name in ("person.toml", "force.toml", "letter.txt"))
    person.write_text(PERSON, "utf-8")

    def written(kind, *facts, regime="uk-gdpr"):
        force.write_text(f'{FORCE}regime = "{regime}"\n', "utf-8")
        given = [part for fact in facts for part in ("--fact", fact)]
        paths = ("--to", str(force), "--subject", str(person), "--out", str(out))
        words = ("letter", "--kind", kind, *paths, "--on", "2026-11-23", *given, "--json")
        return run(*words, as_json=True), out.read_text("utf-8")

    return written


def test_a_letter_under_the_wrong_part_of_the_act_is_warned_of(write):
    answer, _ = write("access")
    assert any("looks like a police force" in one for one in answer["warnings"])
    assert any("may not find you" in one for one in answer["warnings"])


def test_a_date_of_birth_is_given_where_the_letter_says_so(write):
    facts = ("incidents=Theft, 14 March 2026", "give_birth_date=yes")
    _, text = write("police-access", *facts, regime="dpa-part-3")
    assert "Date of birth: 2 March 1984" in text


def test_a_complaint_speaks_of_the_request_that_it_is_told_of(write):
    _, text = write(
        "complaint-to-controller",
        "infringement=You did not answer.",
        "remedy=Answer.",
        "record.sent_on=2026-09-01",
    )
    assert "On 1 September 2026 I sent you my subject access request" in text


def test_a_late_notice_for_more_time_is_called_late(write):
    _, text = write("extension-challenge", "notice_on=2026-11-20", "record.received_on=2026-09-02")
    assert "had to come by 2 October 2026" in text

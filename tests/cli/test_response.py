import json

import pytest

from tests.register_making import row, table
from tests.system.reply_reading import making

REPLY = """
Dear Ms Example,

We use your data to send you samples. We keep it for two years after the last order.
Sources
We obtained your details from Emma's Diary. Your record was sold to Quillmere Research Ltd.
You have the right to ask for a copy. We have redacted third party data.
"""


@pytest.fixture
def reply(tmp_path):
    path = tmp_path / "reply.txt"
    path.write_text(REPLY, "utf-8")
    return path


@pytest.fixture
def asked(tmp_path):
    path = tmp_path / "request.json"
    path.write_text('{"controller": "bounty", "received": "2026-07-01", "kind": "access"}', "utf-8")
    return path


@pytest.fixture
def checked(run, asked):
    """Check a file and give the JSON."""
    return lambda *files: run(
        "response", "check", *files, "--request", asked, "--json", as_json=True
    )


def test_the_document_has_the_keys_that_scripts_rely_on(checked, reply):
    document = checked(reply)
    assert set(document) == {"items", "named", "claims"}
    assert {frozenset(item) for item in document["items"]} == {
        frozenset({"item", "found", "evidence"})
    }
    assert {frozenset(claim) for claim in document["claims"]} == {frozenset({"provision", "text"})}


def test_items_are_answered_missing_or_unclear(checked, reply):
    found = {item["item"]: item["found"] for item in checked(reply)["items"]}
    assert (found["15(1)(d)"], found["15(1)(g)"], found["15(2)"]) == ("yes", "yes", "no")


def test_organisations_of_the_directory_are_named_by_their_id(checked, reply):
    named = checked(reply)["named"]
    assert {"controller": "emmas-diary", "role": "source"}.items() <= named[0].items()
    assert "Emma's Diary" in named[0]["text"]


def test_organisations_of_the_register_are_named_by_their_number(run, checked, reply, tmp_path):
    register = tmp_path / "register-2026-11-20.csv"
    register.write_bytes(
        table([row("Quillmere Research Limited", trading="Quill|Moor", tier="Tier 3")])
    )
    run("register", "import", register)
    assert [one.get("register") for one in checked(reply)["named"]][1] is not None


def test_an_organisation_known_nowhere_is_named_by_its_words(checked, reply):
    assert checked(reply)["named"][1]["name"] == "Quillmere Research Ltd"


def test_a_claim_comes_with_its_provision(checked, reply):
    assert "dpa-sch2-16" in {claim["provision"] for claim in checked(reply)["claims"]}


def test_the_rules_of_the_day_decide_what_is_asked_for(run, reply, tmp_path):
    early = tmp_path / "early.json"
    early.write_text('{"controller": "bounty", "on": "2026-06-18"}', "utf-8")
    document = run("response", "check", reply, "--request", early, "--json", as_json=True)
    items = [item["item"] for item in document["items"]]
    assert "15(1)(ea)" not in items
    assert "15(1)(f)" in items


def test_what_could_not_be_read_is_said_beside_the_document(run, asked, tmp_path):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-")
    result = run("response", "check", bad, "--request", asked, "--json")
    assert result.exit_code == 0
    assert "damaged" in result.stderr
    assert set(json.loads(result.stdout)) == {"items", "named", "claims"}


def test_words_say_what_to_do_next(run, reply, asked, tmp_path):
    scores = tmp_path / "scores.csv"
    scores.write_text("Segment code,Payment status\nXQ9,D\n", "utf-8")
    text = run("response", "check", reply, scores, "--request", asked).stdout
    assert "answered: How long they will keep it" in text
    assert "ask next: Bounty UK told you that Emma's Diary gave them your data." in text
    assert "ask them what it means" in text
    assert "Default" in text


def test_a_pdf_is_read(checked, tmp_path):
    path = tmp_path / "reply.pdf"
    path.write_bytes(making.pdf("We obtained your details from Emma's Diary."))
    assert checked(path)["named"][0]["controller"] == "emmas-diary"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "it is not JSON"),
        ("[]", "it names no controller"),
        ('{"controller": "bounty", "on": "soon"}', "is not a day"),
    ],
)
def test_a_wrong_request_file_is_told_in_one_sentence(run, reply, tmp_path, content, reason):
    path = tmp_path / "wrong.json"
    path.write_text(content, "utf-8")
    result = run("response", "check", reply, "--request", path)
    assert result.exit_code == 1
    assert reason in result.stderr


def test_without_a_day_the_rules_of_today_hold(run, reply, tmp_path):
    path = tmp_path / "undated.json"
    path.write_text('{"controller": "bounty"}', "utf-8")
    assert run("response", "check", reply, "--request", path, "--json", as_json=True)["items"]


def test_an_unknown_organisation_is_told(run, reply, tmp_path):
    path = tmp_path / "unknown.json"
    path.write_text('{"controller": "no-such"}', "utf-8")
    assert "no-such" in run("response", "check", reply, "--request", path).stderr


def test_the_help_says_how_the_request_file_is_written(run):
    assert '"received"' in run("response", "check", "--help").stdout


def test_a_request_of_the_vault_needs_the_vault(run, reply):
    result = run("response", "check", reply, "--request", "no-such-id")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1


def test_an_earlier_reply_is_compared(run, asked, reply, tmp_path):
    old = tmp_path / "old.txt"
    old.write_text("We obtained your details from Experian.", "utf-8")
    given = ("response", "check", reply, "--request", asked, "--earlier", old)
    changes = run(*given, "--json", as_json=True)["changes"]
    assert [one["controller"] for one in changes["named_gone"]] == ["experian"]
    assert {"item": "15(1)(d)", "before": "no", "now": "yes"} in changes["items"]
    assert "no longer named, as source: Experian" in run(*given).stdout


def test_what_the_letter_command_prints_serves_as_the_request(run, reply, tmp_path):
    path = tmp_path / "letter.json"
    path.write_text('{"kind": "access", "to": "bounty", "on": "2026-07-01"}', "utf-8")
    document = run("response", "check", reply, "--request", path, "--json", as_json=True)
    assert "15(1)(ea)" in {item["item"] for item in document["items"]}

"""The command ``letter`` writes one letter with the law of its day."""

import pytest


@pytest.fixture
def write(run, tmp_path, person_file):
    def call(kind, *more, to="emmas-diary", out="letter.pdf"):
        return run(
            "letter",
            f"--kind={kind}",
            f"--to={to}",
            f"--subject={person_file}",
            f"--out={tmp_path / out}",
            "--json",
            *more,
            as_json=True,
        )

    return call


def test_the_json_holds_citations_deadline_and_warnings(write):
    found = write("access")
    assert {"kind", "to", "on", "citations", "deadline", "warnings", "file"} <= found.keys()
    assert found["deadline"]["due"] == "2026-12-29"
    assert all(
        one.keys() == {"id", "citation", "url", "in_force_from"} for one in found["citations"]
    )


def test_a_day_that_cannot_be_counted_is_said_to_be_missing(write):
    far = write("access", "--on=2029-02-01")
    assert far["deadline"] is None
    assert any("cannot be said" in one for one in far["warnings"])
    assert not any("cannot be said" in one for one in write("access")["warnings"])


def test_the_law_is_that_of_the_letters_day(write):
    before = {one["id"] for one in write("access", "--on=2026-02-04")["citations"]}
    after = {one["id"] for one in write("access", "--on=2026-06-20")["citations"]}
    assert "uk-gdpr-12a" not in before
    assert "uk-gdpr-12a" in after


@pytest.mark.parametrize(
    ("out", "head"), [("l.pdf", b"%PDF"), ("l.docx", b"PK"), ("l.txt", b"Rowan Ellery")]
)
def test_the_suffix_chooses_the_form(write, tmp_path, out, head):
    write("access", out=out)
    assert (tmp_path / out).read_bytes().startswith(head)


def test_an_email_draft_goes_to_the_one_address_on_file(write, tmp_path):
    write("access", to="labour-party", out="l.eml")
    assert b"To: dataprotection@labour.org.uk" in (tmp_path / "l.eml").read_bytes()


def test_equal_orders_give_equal_files(write, tmp_path):
    write("access", out="one.pdf")
    write("access", out="two.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_an_organisation_may_come_from_a_file(write, tmp_path):
    file = tmp_path / "org.toml"
    file.write_text('name = "Fable & Sons <Ltd>"\naddress = ["1 Yard"]\npostcode = "ZZ99 1AA"\n')
    write("access", to=str(file), out="l.txt")
    assert "Fable & Sons <Ltd>" in (tmp_path / "l.txt").read_text("utf-8")


def test_a_reminder_is_written_from_the_facts_of_the_record(write):
    found = write("reminder", "--fact=record.sent_on=2026-09-01", "--fact=record.kind=access")
    assert found["kind"] == "reminder"


def test_a_reminder_before_the_day_is_refused_in_one_sentence(run, tmp_path, person_file):
    result = run(
        "letter",
        "--kind=reminder",
        "--to=emmas-diary",
        f"--subject={person_file}",
        f"--out={tmp_path / 'l.pdf'}",
        "--fact=record.sent_on=2026-11-20",
    )
    assert result.exit_code == 1
    assert not (tmp_path / "l.pdf").exists()


@pytest.mark.parametrize(
    ("option", "status"),
    [("--kind=nonsense", 1), ("--to=nobody", 1), ("--fact=x=1", 1), ("--out=l.xyz", 2)],
)
def test_what_cannot_be_is_refused(run, person_file, tmp_path, option, status):
    words = {
        "--kind": "--kind=access",
        "--to": "--to=tesco",
        "--out": f"--out={tmp_path / 'l.pdf'}",
    }
    key = option.split("=", 1)[0]
    words[key] = option
    result = run("letter", f"--subject={person_file}", *words.values())
    assert result.exit_code == status, result.stderr


def test_the_list_names_every_kind_with_its_clock(run):
    kinds = {one["kind"]: one for one in run("letter", "--list", "--json", as_json=True)["kinds"]}
    assert kinds["access"]["opens"] == "response"
    assert kinds["complaint-to-controller"]["opens"] == "complaint-acknowledgement"


def test_the_page_for_the_sender_is_a_file_of_its_own(write, tmp_path):
    write("access", f"--sender-page={tmp_path / 'page.txt'}", out="l.txt")
    page = (tmp_path / "page.txt").read_text("utf-8")
    assert "What your letter means" in page
    assert "their reply is due by 29 December 2026" in page
    assert "What your letter means" not in (tmp_path / "l.txt").read_text("utf-8")

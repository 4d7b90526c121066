"""Many letters in one run from the command line."""

from zipfile import ZipFile

import pytest


@pytest.fixture
def opened(run, made_vault, person_file):
    """Ids of three requests of a person in a new vault."""
    run("people", "add", person_file)
    places = ("emmas-diary", "labour-party", "experian-marketing-services")
    return [run("requests", "open", one).stdout.strip() for one in places]


def test_letters_labels_and_lists_come_into_a_folder(run, opened, tmp_path):
    out = tmp_path / "letters"
    told = run(
        "requests",
        "print",
        *opened,
        f"--out={out}",
        "--labels=l7160",
        "--duplex",
        "--one-pdf",
        "--json",
        as_json=True,
    )
    assert len(told["letters"]) == 3
    assert sorted(file.name for file in out.iterdir()) == [
        "labels L7160.pdf",
        "letters.pdf",
        "list of letters.pdf",
        "proof of posting.pdf",
    ]


def test_a_zip_holds_one_file_for_each_letter(run, opened, tmp_path):
    out = tmp_path / "letters.zip"
    run("requests", "print", "--drafts", f"--out={out}")
    with ZipFile(out) as archive:
        assert len(archive.namelist()) == 3 + 2


def test_a_letter_that_cannot_be_written_ends_in_one_and_says_why(run, opened, tmp_path):
    bad = run("requests", "open", "emmas-diary", "--kind=objection").stdout.strip()
    done = run("requests", "print", opened[0], bad, f"--out={tmp_path / 'out'}")
    assert done.exit_code == 1
    assert "1 of 2 letters could not be written" in done.stderr
    assert (tmp_path / "out" / "list of letters.pdf").exists()


def test_naming_no_request_is_wrong_usage(run, opened, tmp_path):
    assert run("requests", "print", f"--out={tmp_path / 'out'}").exit_code == 2

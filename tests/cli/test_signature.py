"""A signature from the command line."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw


@pytest.fixture
def picture(tmp_path):
    image = Image.new("RGB", (300, 120), "white")
    ImageDraw.Draw(image).line([(20, 90), (150, 20), (280, 80)], "navy", 6)
    file = BytesIO()
    image.save(file, "PNG")
    path = tmp_path / "signed.png"
    path.write_bytes(file.getvalue())
    return path


@pytest.fixture
def someone(run, made_vault, person_file):
    return run("people", "add", person_file).stdout.strip()


def test_a_picture_is_kept_given_back_and_removed(run, someone, picture, tmp_path):
    out = tmp_path / "kept.png"
    assert run("people", "signature", someone, f"--picture={picture}").exit_code == 0
    assert run("people", "signature", someone, f"--out={out}").exit_code == 0
    with Image.open(out) as kept:
        assert kept.mode == "L"
    assert run("people", "signature", someone, "--remove").exit_code == 0
    gone = run("people", "signature", someone, f"--out={out}")
    assert gone.exit_code == 1
    assert "no signature" in gone.stderr


def test_what_is_no_picture_is_refused_in_a_sentence(run, someone, tmp_path):
    file = tmp_path / "x.png"
    file.write_text("no picture")
    done = run("people", "signature", someone, f"--picture={file}")
    assert done.exit_code == 1
    assert "cannot be used" in done.stderr


def test_nothing_to_do_is_wrong_usage(run, someone):
    assert run("people", "signature", someone).exit_code == 2

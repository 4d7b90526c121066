"""Whose signed lists to trust, from a script."""

from tests.directory.packs.test_signature import NOTE, Signer, b64

CHARITY = Signer()
NUMBER = "3837363534333231"


def test_a_signer_is_trusted_and_taken_back(run, made_vault, tmp_path):
    key = tmp_path / "charity.pub"
    key.write_text("untrusted comment: x\n" + b64(b"Ed" + CHARITY.id + CHARITY.public.key) + "\n")
    told = run("directory", "trust", key, "--name", "Larkspur Advice").stdout
    assert f"Number of the key: {NUMBER}" in told
    path = tmp_path / "list.csv"
    path.write_text("name,email\nFresh Example Ltd,privacy@fresh.example\n")
    path.with_name("list.csv.minisig").write_text(CHARITY.sign(path.read_bytes(), NOTE))
    assert run("directory", "import", path).exit_code == 1
    assert run("directory", "import", path, "--trusted", "--json", as_json=True)["signed"]
    found = run("directory", "signers", "--json", as_json=True)["signers"]
    assert found == [{"name": "Larkspur Advice", "key": NUMBER}]
    gone = run("directory", "distrust", "3837 3635 3433 3231").stdout
    assert "1 list came out of use" in gone
    assert run("directory", "packs", "--json", as_json=True)["packs"] == []
    assert run("directory", "signers").stdout == "No signer was added.\n"

import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.letters.sample import load_samples
from tests.letters.conftest import SAMPLE


def write(folder, more: str) -> None:
    (folder / "ask" / "sample.toml").write_text(SAMPLE + more, "utf-8")


def test_a_sample_adds_its_answers_to_the_people_all_samples_share(ask, order):
    assert order.facts.subject.full_name == "Ida Fenwick"
    assert order.facts.answers["topic"] == "parsnips"


def test_a_variant_changes_a_table_in_part_and_its_answers_as_a_whole(ask, folder):
    write(folder, '[[variants]]\nname = "x"\ncontroller = { nation = "scotland" }\nanswers = {}\n')
    variant = load_samples(ask, "ask")["x"]
    assert variant.facts.controller.nation == "scotland"
    assert variant.facts.controller.name == "Gullane Catalogue Limited"
    assert variant.facts.answers == {}


def test_a_sample_of_the_wrong_shape_is_refused_by_file_and_place(ask, folder):
    write(folder, "[subject]\nfull_name = 3\n")
    with pytest.raises(ResourceInvalidError, match=r"ask/sample\.toml.*\$\.subject\.full_name"):
        load_samples(ask, "ask")


def test_a_sample_whose_subject_is_no_table_is_refused(ask, folder):
    (folder / "ask" / "sample.toml").write_text('subject = "Ida"\n', "utf-8")
    with pytest.raises(ResourceInvalidError, match=r"ask/sample\.toml"):
        load_samples(ask, "ask")

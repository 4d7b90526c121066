from datetime import date

import pytest

from dsar_assistant.domain.errors import NotFoundError, ResourceInvalidError
from dsar_assistant.letters.book import load_book
from dsar_assistant.letters.compose import compose
from tests.letters.conftest import KIND, TEMPLATE


def test_kinds_come_in_the_order_they_are_shown(book):
    assert [kind.order for kind in book.kinds] == sorted(kind.order for kind in book.kinds)


def test_a_kind_is_found_by_its_folder(ask):
    assert ask.kind("ask").title == "Ask a question"


def test_a_kind_that_is_not_there_is_refused(ask):
    with pytest.raises(NotFoundError, match="kind of letter called “poem”"):
        ask.kind("poem")


def test_only_kinds_of_that_day_are_offered(book):
    assert "complaint-to-controller" not in {k.id for k in book.offered(date(2026, 6, 18))}
    assert "complaint-to-controller" in {k.id for k in book.offered(date(2026, 6, 19))}


def test_a_folder_without_kinds_is_refused(folder):
    (folder / "ask" / "letter.toml").unlink()
    with pytest.raises(ResourceInvalidError, match="no kind of letter"):
        load_book(folder)


def test_a_kind_without_a_template_is_refused(folder):
    (folder / "ask" / "en.j2").unlink()
    with pytest.raises(ResourceInvalidError, match=r"ask/en\.j2.*it is not there"):
        load_book(folder)


def test_a_slip_in_a_template_is_found_at_the_start_by_its_line(folder):
    (folder / "ask" / "en.j2").write_text(":: a\n{% if %}", "utf-8")
    with pytest.raises(ResourceInvalidError, match=r"ask/en\.j2.*line 2"):
        load_book(folder)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("{{ nobody }}", "nobody"),
        ("{{ on }}", "date is not text"),
        ("{{ 1 == 1 }}", "bool is not text"),
        ("{{ record }}", "NoneType is not text"),
        ("{{ ''.__class__ }}", "unsafe"),
        ("{% include '../../secret' %}", "secret"),
        ("{% set x = range(9) %}", "range"),
        (":: question", "two blocks"),
    ],
)
def test_a_template_that_goes_wrong_is_named_and_nothing_is_written(
    folder, order, uk, words, reason
):
    (folder / "ask" / "en.j2").write_text(f"{TEMPLATE}\n:: more\n{words}\n", "utf-8")
    with pytest.raises(ResourceInvalidError, match=rf"ask/en\.j2.*{reason}"):
        compose(load_book(folder), order, uk)


def test_a_fixed_word_or_number_in_a_template_is_printed(folder, order, uk):
    (folder / "ask" / "en.j2").write_text(
        f'{TEMPLATE}\n:: more\n{{{{ "a b" }}}} {{{{ 7 }}}}', "utf-8"
    )
    assert compose(load_book(folder), order, uk).blocks[-1].texts == ("a b 7",)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("order = 1\n", 'order = "first"\n', r"\$\.order: Expected `int`"),
        ("order = 1\n", 'order = 1\ncolour = "red"\n', "unknown field `colour`"),
        ('title = "Ask a question"', "title = ", "the TOML"),
        ('["known_by"]', '["no_such"]', "no shared field no_such"),
        ('["known_by"]', '["known_by"]\ndefaults = { nothing = "x" }', "no field nothing"),
        ('["known_by"]', '["known_by"]\none_of = [["nothing"]]', "no field nothing"),
        ('["known_by"]', '["known_by", "known_by"]', "two fields have one id"),
        ('id = "topic"', 'id = "Topic"', "cannot be used in a template"),
        ('id = "topic"', 'id = "person"', "cannot be used in a template"),
        ("required = true", 'kind = "choice"', "a choice needs choices"),
        (
            "required = true",
            'choices = [{ id = "a", label = "A" }]',
            "choices belong to a choice or a list",
        ),
        (
            "required = true",
            'kind = "choice"\ndefault = "b"\nchoices = [{ id = "a", label = "A" }]',
            "b is no possible answer",
        ),
        ("required = true", 'kind = "list"\nchoices_from = "x"', "no choices called x"),
        ("required = true", 'kind = "yes-no"\ndefault = "perhaps"', "perhaps is no possible"),
        ("required = true", 'only_when = { other = ["x"] }', "an answer that other never has"),
    ],
)
def test_a_kind_that_cannot_be_used_is_refused_by_file_place_and_reason(
    folder, before, after, reason
):
    assert before in KIND
    (folder / "ask" / "letter.toml").write_text(KIND.replace(before, after), "utf-8")
    with pytest.raises(ResourceInvalidError, match=rf"(?s)ask/letter\.toml.*{reason}"):
        load_book(folder)


def test_a_shared_file_that_is_not_there_is_named(folder):
    (folder / "_parts" / "fields.toml").unlink()
    with pytest.raises(ResourceInvalidError, match=r"_parts/fields\.toml.*cannot be read"):
        load_book(folder)


def test_a_kind_may_set_another_default_for_a_shared_field(folder):
    own = KIND.replace('["known_by"]', '["give_emails"]\ndefaults = { give_emails = "no" }')
    (folder / "ask" / "letter.toml").write_text(own, "utf-8")
    fields = {field.id: field for field in load_book(folder).kind("ask").fields}
    assert fields["give_emails"].default == "no"

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.directory import register_file
from dsar_assistant.directory.register_file import LONGEST_TABLE_ROW, RegisterReading, RowChoice
from dsar_assistant.domain.register_errors import RegisterUnknownError, RegisterUnreadableError
from tests.canary import CANARY
from tests.register_making import AS_OF, HEADER, address_of, read, reading, row, rows_of, table


def tally_of(content, **choice):
    going = reading(content, **choice)
    rows = rows_of(going)
    return rows, going.tally


def test_columns_are_found_by_name_in_any_order():
    text = "Organisation_name,Payment_tier,REGISTRATION NUMBER\nExample Ltd,Tier 2,ZA000001\n"
    (found,) = read(text.encode())
    assert (found.registration, found.name, found.tier) == ("ZA000001", "Example Ltd", "Tier 2")


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 500, b"name,address\nExample,1 Way\n", b'"', "Date;Amount\n".encode("utf-16")],
    ids=["empty", "noise", "another table", "a quote", "another encoding"],
)
def test_a_table_without_the_two_columns_is_not_the_register(content):
    with pytest.raises(RegisterUnknownError, match="still in use"):
        reading(content)


def test_a_byte_order_mark_is_no_part_of_the_first_heading():
    assert len(read(b"\xef\xbb\xbf" + table([row("Example Ltd")]))) == 1


def test_old_windows_bytes_are_read_beside_utf8():
    content = table([row("Café One")]) + table([row("Café Two")], "cp1252").split(b"\r\n", 1)[1]
    assert [one.name for one in read(content)] == ["Café One", "Café Two"]


@pytest.mark.parametrize("written", ["2026-10-27", "27/10/2026", "2026-10-27 00:00:00"])
def test_days_are_read_in_each_way_they_are_written(written):
    assert read(table([row("Example Ltd", ends=written)]))[0].ends == "2026-10-27"


def test_trading_names_lose_empty_ones_and_repeats():
    (found,) = read(table([row("Example Ltd", trading="Example| Example |First Example|")]))
    assert found.trading_names == "Example|First Example"


def test_a_postcode_is_written_as_on_envelopes():
    found = read(table([row("A Ltd", postcode="zz166pp"), row("B Ltd", postcode="D02 X285")]))
    assert [one.postcode for one in found] == ["ZZ16 6PP", "D02 X285"]


def test_rows_that_ran_out_are_kept_and_counted():
    rows, tally = tally_of(table([row("Example Ltd", ends="2025-01-01"), row("Second Ltd")]))
    assert (len(rows), tally.expired) == (2, 1)


def test_small_ones_and_sole_traders_stay_out_unless_asked_for():
    content = table(
        [
            row("Mr John Example", tier="Tier 1"),
            row("Example School", tier="Tier 1", public="Y"),
            row("Example Ltd", tier="Tier 2"),
        ]
    )
    assert [one.name for one in read(content, keep_all=False)] == ["Example School", "Example Ltd"]
    assert len(read(content, keep_all=True)) == 3


def test_rows_left_out_are_counted_with_their_hosts():
    one = row("Mr John Example", tier="Tier 1", email="dpo@officers.example")
    _, tally = tally_of(table([one, one]), keep_all=False)
    assert (tally.left_out, tally.hosts_left_out) == (2, {"officers.example": 2})


@pytest.mark.parametrize(
    "bad",
    [
        "ZA000002",
        "!!,Example Ltd" + "," * 24,
        "ZA000002,Example, Ltd,1 Way,,,,,ZZ1 1AA,N,2020-01-01,2027-01-01,,Tier 3,,,,,,,,,,,,,,",
        "ZA000002,Example Ltd,,,,,,,Q" + "," * 17,
        "ZA000002,Example Ltd,,,,,,,N,someday,never" + "," * 15,
    ],
    ids=["ragged", "signs", "comma", "not Y or N", "no days"],
)
def test_a_bad_row_is_told_and_the_others_are_read(bad):
    content = (
        table([row("First Ltd")])
        + bad.encode()
        + b"\r\n"
        + table([row("Last Ltd")])[len(table([])) :]
    )
    rows, tally = tally_of(content)
    assert [one.name for one in rows] == ["First Ltd", "Last Ltd"]
    assert (tally.problem_rows, tally.problems[0].where) == (1, "line 3")


@pytest.mark.parametrize(
    ("cell", "kept"),
    [({"starts": "00/00/0000"}, "starts"), ({"ends": "N/A"}, "ends"), ({"tier": "Exempt"}, "tier")],
    ids=["start", "end", "tier"],
)
def test_one_odd_cell_costs_that_cell_and_not_the_organisation(cell, kept):
    (found,) = read(table([row("Example Ltd", **cell)]))
    assert (found.name, getattr(found, kept)) == ("Example Ltd", "")


@pytest.mark.parametrize("written", ["Tier 2", "tier2", "2", "Tier 2 (medium)"])
def test_a_tier_is_read_in_each_way_it_is_written(written):
    assert read(table([row("Example Ltd", tier=written)]), keep_all=False)[0].tier == "Tier 2"


def test_a_row_cut_short_after_its_name_is_read():
    rows, _ = tally_of(table([]) + b"ZA000002,Example Ltd\r\n")
    assert [one.name for one in rows] == ["Example Ltd"]


def test_blank_lines_are_no_rows():
    rows, tally = tally_of(table([row("Example Ltd")]) + b"\r\n\r\n")
    assert (len(rows), tally.rows, tally.problem_rows) == (1, 1, 0)


@given(
    st.lists(
        st.text('ab ",\n', min_size=1, max_size=8).map(lambda text: f"x{text}x"),
        min_size=1,
        max_size=6,
    )
)
def test_rows_with_and_without_quotes_are_parted_by_one_set_of_rules(names):
    found = read(table([row(name, line_1=name) for name in names]))
    tidy = [" ".join(name.split()) for name in names]
    assert [(one.name, address_of(one)) for one in found] == list(zip(tidy, tidy, strict=True))


def test_a_row_with_cells_over_several_lines_does_not_shift_the_count_of_lines():
    content = table([row("First\r\nLtd"), row("Second Ltd")]) + b"ZA000002\r\n"
    _, tally = tally_of(content)
    assert [problem.where for problem in tally.problems] == ["line 5"]


@pytest.mark.parametrize("block", [1, 100, 150, 300, 1000])
def test_rows_are_the_same_wherever_a_block_ends(monkeypatch, block):
    names = ["A Ltd", "B, C Ltd", 'D "E" Ltd', "F\r\nG Ltd", "H Ltd", "I\nJ, K Ltd", "L Ltd"]
    content = table([row(name, number=f"ZA{n}") for n, name in enumerate(names)]) + b"ZA9\r\n"
    whole, told = tally_of(content)
    monkeypatch.setattr(register_file, "_BLOCK", block)
    rows, tally = tally_of(content)
    assert (rows, tally.problems) == (whole, told.problems)
    assert [one.name for one in rows] == [" ".join(name.split()) for name in names]


def test_a_stray_quote_costs_no_more_than_it_swallows():
    good = table([row(f"Example {n} Ltd") for n in range(3000)])
    start = len(table([]))
    content = table([]) + b'ZA000001,"Stray\r\n' + good[start:]
    rows, tally = tally_of(content)
    assert tally.problem_rows >= 1
    assert len(rows) > 1000


def test_one_endless_line_fills_no_memory():
    content = table([row("Example Ltd")]) + b"A" * (LONGEST_TABLE_ROW * 3)
    rows, tally = tally_of(content)
    assert (len(rows), tally.problem_rows > 0) == (1, True)


def test_marks_that_turn_or_hide_writing_are_taken_out():
    (found,) = read(table([row("Exa\u202emple\x00  Ltd\u200b", line_1=" 1  Way ")]))
    assert (found.name, address_of(found)) == ("Exa mple Ltd", "1 Way")


def test_a_table_without_end_is_cut_and_that_is_told(monkeypatch):
    monkeypatch.setattr(register_file, "MOST_ROWS", 2)
    rows, tally = tally_of(table([row(f"Example {n} Ltd") for n in range(3)]))
    assert (len(rows), tally.problem_rows) == (2, 1)
    assert "only the first 2 rows" in tally.problems[0].reason


def test_a_space_behind_the_last_line_of_an_address_goes():
    (found,) = read(table([row("Example Ltd", line_1="1 Way", line_5="Town ")]))
    assert address_of(found) == "1 Way\nTown"


def test_a_fault_in_one_row_does_not_move_the_cells_of_its_neighbours():
    rows = [row("A Ltd", ends="N/A"), row("", number="ZA1"), row("B Ltd", postcode="zz11aa")]
    found = read(table(rows))
    assert [(one.name, one.ends, one.postcode) for one in found] == [
        ("A Ltd", "", ""),
        ("B Ltd", "2027-01-01", "ZZ1 1AA"),
    ]


def test_of_the_officer_only_the_address_for_mail_is_kept():
    (found,) = read(
        table(
            [
                row(
                    "Example Ltd",
                    first_name=CANARY,
                    last_name=CANARY,
                    phone="01632 960001",
                    officer=CANARY,
                    officer_line=CANARY,
                    email="DPO@Example.example",
                )
            ]
        )
    )
    assert CANARY not in str(found)
    assert "960001" not in str(found)
    assert found.dpo_email == "dpo@example.example"


@pytest.mark.parametrize(
    "email", ["Sam Sample", "a@b", "a b@c.example", "x@y.example, z@y.example"]
)
def test_what_is_no_address_for_mail_is_dropped(email):
    assert read(table([row("Example Ltd", email=email)]))[0].dpo_email == ""


@pytest.mark.parametrize(
    ("officer", "is_other"),
    [("", ""), ("EXAMPLE LIMITED", ""), ("Officers for All Ltd", "Y")],
)
def test_an_officer_of_another_organisation_is_noted(officer, is_other):
    (found,) = read(table([row("Example Ltd", officer=officer, email="dpo@x.example")]))
    assert found.other_officer == is_other


class Breaks(io.BytesIO):
    """A file whose end cannot be read."""

    def readinto(self, buffer):
        got = super().readinto(buffer)
        if not got:
            raise OSError
        return got


def test_a_file_that_breaks_off_says_so():
    going = RegisterReading(
        Breaks(table([row("Example Ltd")])), 1, "r.zip", RowChoice(keep_all=True, on=AS_OF)
    )
    with pytest.raises(RegisterUnreadableError, match=r"r\.zip"):
        rows_of(going)


@given(st.binary(max_size=600))
def test_no_content_at_all_stops_the_reading(noise):
    rows, tally = tally_of(table([row("Example Ltd")]) + noise)
    assert rows[0].name == "Example Ltd"
    assert tally.rows == tally.kept + tally.left_out + tally.problem_rows


def test_our_header_is_the_registers():
    assert len(HEADER) == 26

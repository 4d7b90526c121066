"""What records say about themselves, without being asked twice."""

from dataclasses import replace
from datetime import date

import pytest

from dsar_assistant.domain.changes import Changes
from dsar_assistant.domain.column_map import ColumnMap
from dsar_assistant.domain.deadline import Deadline
from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.domain.paper import AddressForm
from dsar_assistant.domain.redaction import CoveredArea
from dsar_assistant.domain.register import DomainUse
from dsar_assistant.domain.request import Phase, Status
from dsar_assistant.domain.settings import Settings, TrayWish
from dsar_assistant.domain.signer import TrustedSigner
from dsar_assistant.domain.vault import DiskRoom
from tests.domain.test_history import ORGANISATION, record

MEGABYTE = 1024 * 1024


def test_a_change_touches_the_nouns_it_names_and_no_others():
    assert Changes(frozenset({"request"})).touch("request")
    assert not Changes(frozenset({"request"})).touch("person")


def test_a_map_of_columns_needs_a_name_or_an_address():
    assert not ColumnMap(SightingKind.PAYMENT).is_usable
    assert ColumnMap(SightingKind.PAYMENT, name=0).is_usable
    assert ColumnMap(SightingKind.PAYMENT, address=3).is_usable


def test_a_form_with_one_place_is_an_envelope():
    assert AddressForm("DL", (220.0, 110.0)).is_envelope
    assert not AddressForm("L7160", (210.0, 297.0), places=21).is_envelope


def test_a_covered_area_is_rounded_outwards_and_kept_within_the_page():
    backwards = CoveredArea(0, left=0.505, top=0.9, right=0.101, bottom=0.2)
    assert backwards.in_dots(100, 10) == (10, 2, 51, 9)
    assert CoveredArea(0, -1.0, -1.0, 2.0, 2.0).in_dots(100, 10) == (0, 0, 100, 10)


@pytest.mark.parametrize("use", DomainUse)
def test_only_a_domain_of_one_organisation_or_none_is_plain(use):
    assert use.is_ambiguous == (use not in {DomainUse.NONE, DomainUse.ONE})


def test_the_tray_is_silent_by_itself_where_others_share_the_computer():
    assert Settings().tells_in_tray
    assert not Settings(is_shared_computer=True).tells_in_tray
    assert Settings(is_shared_computer=True, tray=TrayWish.ON).tells_in_tray
    assert not Settings(tray=TrayWish.OFF).tells_in_tray


def test_the_number_of_a_key_is_read_in_groups_of_four():
    assert TrustedSigner("Ida", "0123456789ABCDEF", "RW").key_words == "0123 4567 89AB CDEF"


def test_a_disk_warns_before_it_takes_nothing_in():
    assert not DiskRoom(100_000 * MEGABYTE).is_low
    assert DiskRoom(0).is_low
    assert DiskRoom(0).is_too_low_to_import
    between = [DiskRoom(size * MEGABYTE) for size in range(0, 2000, 10)]
    assert all(room.is_low for room in between if room.is_too_low_to_import)
    assert any(room.is_low and not room.is_too_low_to_import for room in between)


def test_a_request_that_is_answered_or_closed_waits_for_nobody():
    assert {one for one in Status if Phase.of(one) is Phase.DONE} == {
        Status.ANSWERED,
        Status.CLOSED,
    }
    assert Phase.of(Status.WAITING) is Phase.THEIRS
    assert Phase.of(Status.OVERDUE) is Phase.YOURS


def test_a_letter_that_a_request_does_not_have_is_said_to_be_missing():
    with pytest.raises(NotFoundError):
        record(()).letter("other")


def test_the_everyday_name_stands_before_the_legal_one_where_it_is_not_in_it():
    assert replace(ORGANISATION, known_as=("Bits",)).display_name == "Bits (Oddments)"
    assert replace(ORGANISATION, known_as=("oddments",)).display_name == "Oddments"


def test_days_are_counted_to_the_last_day_and_not_at_all_without_one():
    day = date(2026, 11, 26)
    deadline = Deadline(day, day, None, None, None, (), ())
    assert deadline.days_left(date(2026, 11, 25)) == 1
    assert deadline.days_left(date(2026, 11, 28)) == -2
    assert deadline._replace(due=None).days_left(day) is None

import re
from datetime import date

from dsar_assistant.domain.deadline import Receipt, ReceiptBasis
from dsar_assistant.letters.book import load_book
from dsar_assistant.letters.check import cases, check_kinds, moved
from dsar_assistant.letters.compose import compose
from dsar_assistant.letters.sample import load_samples
from tests.letters.conftest import TEMPLATE, dated


def test_every_kind_can_be_written_on_every_change_of_law_and_cites_what_its_template_names(
    book, uk, eu
):
    cited: dict[str, set[str]] = {}
    for lawbook in (uk, eu):
        for case in cases(book, lawbook):
            # Whatever cannot be written on its day raises here.
            letter = compose(book, case.order, lawbook)
            cited.setdefault(case.kind.id, set()).update(one.id for one in letter.citations)
    cited["_parts"] = set().union(*cited.values())
    untried = [
        (path.parent.name, named)
        for path in book.folder.rglob("*.j2")
        for named in re.findall(r"cite\(\s*[\"']([a-z0-9-]+)", path.read_text("utf-8"))
        if not {named, f"uk-{named}", f"eu-{named}"} & cited[path.parent.name]
    ]
    assert untried == []


def test_a_rule_cited_before_its_day_is_found_with_the_day(folder, uk):
    early = TEMPLATE.replace("uk-gdpr-15-1", "uk-gdpr-12a-5")
    (folder / "ask" / "en.j2").write_text(early, "utf-8")
    faults = check_kinds(load_book(folder), uk)
    assert {(fault.kind, fault.sample) for fault in faults} == {("ask", "sample")}
    assert date(2026, 2, 4) in {fault.on for fault in faults}
    assert date(2026, 2, 5) not in {fault.on for fault in faults}
    assert "uk-gdpr-12a-5" in next(f.reason for f in faults if f.on == date(2026, 2, 4))


def test_the_last_day_of_the_old_law_and_the_first_of_the_new_are_tried(ask, uk):
    tried = {case.on for case in cases(ask, uk)}
    assert {date(2026, 2, 4), date(2026, 2, 5), date(2026, 6, 18), date(2026, 6, 19)} <= tried


def test_a_case_under_the_rules_of_another_jurisdiction_is_not_tried(book, uk, eu):
    assert "eu" not in {case.sample for case in cases(book, uk)}
    european = {case.sample for case in cases(book, eu) if "uk" in case.kind.jurisdictions}
    assert european == {"eu"}


def test_a_moved_case_keeps_all_its_distances(book):
    kind = book.kind("complaint-to-ico")
    order = load_samples(book, "complaint-to-ico")["sample"]
    later = moved(order, kind, date(2027, 1, 12))
    record = later.facts.record
    assert record is not None
    assert record.receipt == Receipt(date(2026, 10, 8), ReceiptBasis.ESTIMATED_FIRST_CLASS)
    assert record.events[0].on == date(2026, 10, 6)
    assert record.replied_on is None
    assert later.facts.answers["last_contact_on"] == "2026-11-24"


def test_a_moved_case_takes_the_authority_along(book):
    kind = book.kind("access")
    order = load_samples(book, "access")["on-behalf"]
    acting = moved(order, kind, dated(order, 2026, 11, 24).on).facts.representative
    assert acting is not None
    assert (acting.authority_from, acting.authority_until) == (date(2026, 10, 2), date(2027, 10, 1))

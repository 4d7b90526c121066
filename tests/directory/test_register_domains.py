import pytest

from dsar_assistant.directory.register_domains import judge_domain
from dsar_assistant.domain.register import DomainRows, DomainUse, RegisterEntry


def rows(*names, count=None, other=False, postcode="ZZ1 1AA"):
    entries = tuple(
        RegisterEntry(f"ZA{n:06d}", name, postcode=postcode) for n, name in enumerate(names)
    )
    return DomainRows(entries, len(names) if count is None else count, names_other_officer=other)


def judged(found, *, is_free_mail=False, shared=()):
    return judge_domain("example.example", found, is_free_mail=is_free_mail, shared=shared)


@pytest.mark.parametrize(
    ("found", "use"),
    [
        (rows(), DomainUse.NONE),
        (rows("Example Ltd"), DomainUse.ONE),
        (rows("Example Ltd", "EXAMPLE LIMITED"), DomainUse.ONE),
        (rows("Example Ltd", "Second Ltd"), DomainUse.SEVERAL),
        (rows("Example Ltd", count=9), DomainUse.SEVERAL),
        (rows("Example Ltd", other=True), DomainUse.OFFICER_FOR_OTHERS),
        (rows(*"ABCDEFG"), DomainUse.OFFICER_FOR_OTHERS),
    ],
    ids=["none", "one", "one, twice", "two", "others left out", "officer named", "many"],
)
def test_a_domain_is_judged_by_who_uses_it(found, use):
    assert judged(found).use is use


def test_one_name_at_two_places_is_not_one_organisation():
    here, there = rows("St Example Church"), rows("St Example Church", postcode="ZZ2 2BB")
    both = DomainRows(here.entries + there.entries, 2)
    assert judged(both).use is DomainUse.SEVERAL


def test_free_mail_belongs_to_nobody():
    assert judged(rows("Example Ltd"), is_free_mail=True).use is DomainUse.FREE_MAIL


def test_a_domain_known_to_be_shared_belongs_to_several():
    assert judged(rows("Example Ltd"), shared={"example.example"}).use is DomainUse.SHARED


@pytest.mark.parametrize(
    "answer",
    [
        judged(rows()),
        judged(rows("Example Ltd", "Second Ltd")),
        judged(rows("Example Ltd"), is_free_mail=True),
        judged(rows("Example Ltd", other=True)),
        judged(rows("Example Ltd"), shared={"example.example"}),
    ],
    ids=lambda answer: answer.use.value,
)
def test_nobody_is_picked_unless_it_is_plain(answer):
    assert answer.entry is None


def test_the_one_that_it_plainly_is_may_be_suggested():
    answer = judged(rows("Example Ltd"))
    assert answer.entry == answer.entries[0]
    assert not answer.use.is_ambiguous

from dataclasses import replace

import pytest

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.letters.check import moved
from dsar_assistant.letters.citing import LawInForce
from dsar_assistant.letters.compose import compose, draft, legal_days
from dsar_assistant.letters.errors import AnswerInvalidError
from dsar_assistant.letters.readability import our_words, readability
from dsar_assistant.letters.refusals import load_refusals, recognised
from tests.letters.cases import BOOK, CASES
from tests.letters.conftest import with_answers, with_facts

KIND = "refusal-challenge"
every_topic = pytest.mark.parametrize("topic", BOOK.refusals, ids=lambda topic: topic.id)


def challenge(topic, right=None):
    """Write the case of a refusal that rests on one topic, of a request for some right."""
    order = with_answers(CASES[KIND, "sample"], topics=topic.id)
    facts = order.facts
    assert facts.record is not None
    rights = (right or (topic.touches or (Right.ACCESS,))[0],)
    return with_facts(
        order,
        controller=replace(facts.controller, regime=topic.regimes[0]),
        record=replace(facts.record, rights=rights),
    )


@every_topic
def test_every_topic_has_an_answer_that_can_be_written(topic, uk):
    letter = compose(BOOK, challenge(topic), uk)
    assert f"refusal-{topic.id}" in {block.id for block in letter.blocks}


@every_topic
def test_every_answer_can_be_written_whenever_the_law_changed(topic, uk):
    kind = BOOK.kind(KIND)
    for on in filter(kind.is_offered, uk.change_days()):
        compose(BOOK, moved(challenge(topic), kind, on), uk)


@every_topic
def test_every_answer_reads_easily(topic, uk):
    order = challenge(topic)
    law = LawInForce(uk, legal_days(BOOK.kind(KIND), order))
    counted = readability(our_words(draft(BOOK, order, law)))
    assert counted.ease >= 65
    assert counted.mean_words <= 18
    assert counted.longest_words <= 30, counted.longest


@every_topic
def test_every_topic_rests_on_rules_that_are_on_file(topic, uk):
    assert set(topic.provisions) <= {provision.id for provision in uk.provisions}
    assert topic.provisions
    assert all(sentence.endswith(".") for sentence in topic.asks)
    assert all(phrase == phrase.casefold() for phrase in topic.they_say)


@pytest.mark.parametrize("name", ["legal-privilege", "management-plans", "references"])
def test_an_exemption_from_access_alone_is_no_answer_to_erasure(name, uk):
    topic = next(topic for topic in BOOK.refusals if topic.id == name)
    letter = compose(BOOK, challenge(topic, Right.ERASURE), uk)
    text = next(b.texts[0] for b in letter.blocks if b.id == f"refusal-{name}")
    assert "it cannot limit the right that I used" in text
    assert "dpa-15" in {one.id for one in letter.citations}
    assert topic.can_limit(Right.ACCESS)
    assert not topic.can_limit(Right.ERASURE)


def test_a_topic_without_a_list_of_rights_can_limit_any():
    topic = next(topic for topic in BOOK.refusals if topic.id == "own-form")
    assert all(topic.can_limit(right) for right in Right)


EXEMPTIONS = [topic for topic in BOOK.refusals if topic.is_exemption]


@pytest.mark.parametrize("topic", EXEMPTIONS, ids=lambda topic: topic.id)
def test_an_exemption_says_which_rights_it_can_limit_and_answers_only_those(topic, uk):
    assert topic.touches
    for right in (Right.ACCESS, Right.ERASURE, Right.MARKETING_OBJECTION):
        letter = compose(BOOK, challenge(topic, right), uk)
        text = next(b.texts[0] for b in letter.blocks if b.id == f"refusal-{topic.id}")
        assert ("cannot limit the right" in text) is not topic.can_limit(right)


@pytest.mark.parametrize("topic", EXEMPTIONS, ids=lambda topic: topic.id)
def test_no_exemption_touches_marketing_or_decisions_by_computer(topic):
    outside = {Right.MARKETING_OBJECTION, Right.AUTOMATED_DECISION, Right.WITHDRAW_CONSENT}
    assert not outside & set(topic.touches)


@pytest.mark.parametrize(
    ("provision", "topics"),
    [
        ("dpa-sch2-2", {"crime-or-tax"}),
        ("dpa-sch2-4", {"immigration"}),
        ("dpa-sch2-5", {"legal-claims"}),
        ("dpa-sch2-7", {"regulator-work"}),
        ("dpa-sch2-16", {"other-people"}),
        ("dpa-sch2-17", {"other-people"}),
        ("dpa-sch2-19", {"legal-privilege"}),
        ("dpa-sch2-20", {"self-incrimination"}),
        ("dpa-sch2-21", {"corporate-finance"}),
        ("dpa-sch2-22", {"management-plans"}),
        ("dpa-sch2-23", {"negotiations"}),
        ("dpa-sch2-24", {"references"}),
        ("dpa-sch2-25", {"exam-scripts"}),
        ("dpa-sch2-26", {"journalism"}),
        ("dpa-sch2-27", {"research"}),
        ("dpa-sch2-28", {"archiving"}),
        ("dpa-sch3", {"serious-harm"}),
        ("dpa-sch4", {"secrecy-laws"}),
    ],
)
def test_every_exemption_of_schedules_2_to_4_has_its_answer(provision, topics):
    assert {one.id for one in EXEMPTIONS if provision in one.provisions} == topics


def test_nothing_is_said_of_other_rights_where_the_record_names_none(uk):
    topic = next(topic for topic in BOOK.refusals if topic.id == "references")
    order = challenge(topic)
    assert order.facts.record
    bare = with_facts(order, record=replace(order.facts.record, rights=()))
    text = " ".join(text for b in compose(BOOK, bare, uk).blocks for text in b.texts)
    assert "cannot limit" not in text


def test_no_exemption_limits_an_objection_to_marketing_by_itself():
    topic = next(topic for topic in BOOK.refusals if topic.id == "marketing-is-our-interest")
    assert topic.touches == (Right.MARKETING_OBJECTION,)


def test_several_topics_are_answered_in_the_order_given(uk):
    order = with_answers(CASES[KIND, "sample"], topics="fee\nown-form")
    ids = [block.id for block in compose(BOOK, order, uk).blocks]
    assert ids.index("refusal-fee") < ids.index("refusal-own-form")


def test_a_topic_that_nobody_wrote_is_refused_by_name(uk):
    order = with_answers(CASES[KIND, "sample"], topics="because")
    with pytest.raises(AnswerInvalidError, match="What they rely on"):
        compose(BOOK, order, uk)


def test_a_reply_suggests_the_topics_whose_words_it_holds():
    reply = "The data is COMMERCIALLY\nsensitive, confidential, and names third parties."
    assert [topic.id for topic in recognised(BOOK.refusals, reply)] == [
        "company-confidential",
        "other-people",
    ]
    assert recognised(BOOK.refusals, "Here is your data.") == ()


def test_police_answers_never_speak_of_the_uk_gdpr(uk):
    (topic,) = (t for t in BOOK.refusals if RegimeCode.DPA_PART_3 in t.regimes)
    letter = compose(BOOK, challenge(topic), uk)
    assert not [citation for citation in letter.citations if citation.id.startswith("uk-gdpr")]


def test_a_folder_without_topics_is_refused(tmp_path):
    with pytest.raises(ResourceInvalidError, match="it holds no topic"):
        load_refusals(tmp_path)


def test_a_topic_of_the_wrong_shape_is_refused_by_file_and_place(tmp_path):
    (tmp_path / "x.toml").write_text("title = 3", "utf-8")
    with pytest.raises(ResourceInvalidError, match=r"x\.toml.*\$\.title"):
        load_refusals(tmp_path)


def test_an_exemption_that_limits_one_of_several_rights_can_limit_the_request():
    topic = next(topic for topic in BOOK.refusals if topic.id == "legal-privilege")
    assert topic.can_limit_any((Right.ERASURE, Right.ACCESS))
    assert not topic.can_limit_any((Right.ERASURE,))

"""The held-out set has the shape it says; how well it is read is printed by the bench."""

import re
from collections import Counter

import pytest

from dsar_assistant.directory.load import load_directory
from dsar_assistant.domain.reply import NamedRole
from tests.evaluation.held_out_replies.decoys import WORDS, decoy_names
from tests.evaluation.held_out_replies.measuring import (
    held_out_replies,
    invented,
    register_entries,
    wanted,
)

REPLIES = list(held_out_replies())
KINDS = {"pdf", "docx", "eml", "txt", "json", "csv", "xlsx", "zip"}
DRAMA_NUMBERS = re.compile(
    r"01632 960\d{3}|07700 900\d{3}|0808 157 0\d{3}|020 7946 0\d{3}|029 2018 0\d{3}"
    r"|0191 498 0\d{3}|01(1[3-8]|[2-6]1) 496 0\d{3}"
)
HOST = re.compile(r"@([\w.]+\w)")
PHONE = re.compile(r"\b0\d{2} \d{4} \d{4}\b|\b0\d{3} \d{3} \d{4}\b|\b0\d{4} \d{6}\b")
ENDING = re.compile(r"\b(the|company|limited|ltd|llp|plc|inc|gmbh|sarl)\b|[^a-z0-9 ]")
ROLES = {role.value for role in NamedRole}


@pytest.fixture(scope="module")
def directory(resources):
    return load_directory(resources / "directory")


def test_there_are_many_replies_each_with_its_own_id():
    assert len(REPLIES) >= 60
    assert max(Counter(reply["id"] for reply in REPLIES).values()) == 1


def test_they_come_in_every_kind_of_file():
    assert {reply["file"] for reply in REPLIES} == KINDS


def test_a_reply_is_as_long_as_real_ones():
    words = {reply["id"]: len(re.findall(r"\w+", reply["text"])) for reply in REPLIES}
    assert {name: many for name, many in words.items() if not 150 <= many <= 900} == {}


def test_every_label_is_of_the_directory_or_the_register_with_a_role(directory):
    for reply in REPLIES:
        labels = [label.rsplit(" ", 1) for label in wanted(reply)]
        assert len({key for key, _ in labels}) == len(labels), reply["id"]
        assert {role for _, role in labels} <= ROLES, reply["id"]
        for key, _ in labels:
            kind, name = key.split(":", 1)
            assert kind in {"directory", "register"}, key
            assert kind == "register" or not directory.get(name).is_generic, key


def test_a_reply_does_not_list_its_own_sender():
    assert [reply["id"] for reply in REPLIES if own_labels(reply) & labels_of(reply)] == []


def test_what_is_listed_as_of_the_register_is_in_the_text():
    missing = [
        (reply["id"], label)
        for reply in REPLIES
        for label in reply["named"]
        if label.startswith("register:") and first_word(label) not in squeezed(reply["text"])
    ]
    assert missing == []


def test_addresses_and_telephone_numbers_are_made_up():
    for reply in REPLIES:
        hosts, numbers = HOST.findall(reply["text"]), PHONE.findall(reply["text"])
        assert [host for host in hosts if not host.endswith(".example")] == []
        assert [number for number in numbers if not DRAMA_NUMBERS.fullmatch(number)] == []


def test_every_role_occurs_often():
    roles = Counter(label.rsplit(" ", 1)[1] for reply in REPLIES for label in wanted(reply))
    assert min(roles[role] for role in ROLES) >= 30


def test_every_register_number_and_name_is_there_once():
    numbers, names = zip(*register_entries(), strict=True)
    assert len(set(numbers)) == len(numbers)
    assert len(set(names)) == len(names)


def test_there_are_thousands_of_decoys_of_a_small_list():
    assert len(decoy_names()) >= 3_000
    assert WORDS.stat().st_size < 2_000_000


def test_no_decoy_is_an_organisation_of_the_set():
    meant = {bare(name) for name in invented()}
    meant |= {bare(own) for reply in REPLIES for own in reply["own"]}
    assert [name for name in decoy_names() if bare(name) in meant] == []


def own_labels(reply):
    return {f"register:{name}" for name in reply["own"]}


def labels_of(reply):
    return {label.rsplit(" ", 1)[0] for label in reply["named"]}


def first_word(label):
    return squeezed(label.removeprefix("register:").removeprefix("The ").split()[0])


def bare(name):
    return squeezed(ENDING.sub(" ", name.lower().replace("&", "and")))


def squeezed(text):
    return re.sub(r"[\W_]+", "", text.lower())

"""Known ways out of a template: each is refused in ours, and is mere words where it is typed."""

from itertools import product

import pytest
from jinja2 import DictLoader

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.letters.citing import LawInForce
from dsar_assistant.letters.compose import compose, legal_days
from dsar_assistant.letters.template import environment, fill_in
from tests.letters.conftest import with_answers

THINGS = (
    "''",
    "()",
    "[]",
    "{}",
    "1",
    "1.5",
    "topic",
    "known_by",
    "on",
    "controller",
    "details",
    "cite",
    "in_force",
    "self",
    "self.__init__",
    "cycler",
    "joiner",
    "lipsum",
    "namespace",
    "range",
    "dict",
    "config",
    "request",
    "''.join",
)
WALKS = (
    ".__class__",
    "['__class__']",
    "['__cla' ~ 'ss__']",
    "|attr('__class__')",
    ".__class__.__base__.__subclasses__()",
    ".__init__.__globals__['os'].popen('id').read()",
    ".__globals__",
    ".__reduce_ex__(2)",
    ".mro()",
)
STATEMENTS = (
    # Sums that fill memory, and words of a thousand million letters.
    "{{ 9 ** 9 ** 9 }}",
    "{{ 'x' * 1000000000 }}",
    "{{ [0] * 1000000000 }}",
    "{{ 1000000000 * 'x' }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ -1 }}",
    "{{ 'x'.ljust(1000000000) }}",
    "{{ 'x'.center(1000000000) }}",
    "{{ '1'.zfill(1000000000) }}",
    "{{ '{:>1000000000}'.format(1) }}",
    "{{ 'x'.replace('', topic) }}",
    # Loops and calls without end.
    "{% for x in [0] * 1000000000 %}{% endfor %}",
    "{% for x in range(1000000000) %}{% endfor %}",
    "{% for x in known_by recursive %}{{ loop(known_by) }}{% endfor %}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% macro f() %}{{ caller() }}{% endmacro %}{% call f() %}x{% endcall %}",
    "{% include 'self-including' %}",
    "{% extends 'self-extending' %}",
    "{% import 'self-importing' as x %}",
    # Files and parts that are not there for letters.
    "{% include '/etc/hostname' %}",
    "{% include '../../letter.toml' %}",
    "{% include ['a', '/etc/hostname'] %}",
    "{% extends '/etc/hostname' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    # Filters, tests and tags that are not among ours.
    "{{ topic | map(attribute='__class__') | list }}",
    "{{ topic | format }}",
    "{{ topic | pprint }}",
    "{{ topic | tojson }}",
    "{{ topic | xmlattr }}",
    "{{ [topic] | map('upper') }}",
    "{% filter upper %}x{% endfilter %}",
    "{% debug %}",
    "{% do known_by.append(1) %}",
    "{% trans %}x{% endtrans %}",
    # Strings that walk by themselves.
    "{{ '{0.__class__}'.format(topic) }}",
    "{{ '{0.__class__}'.format_map(details) }}",
    "{{ ('{0.__class__}' ~ '').format(cite) }}",
    # Changing what was given.
    "{{ known_by.append(1) }}",
    "{{ details.update(a=1) }}",
    "{{ details.pop('a') }}",
    "{{ details.setdefault('b', 1) }}",
    "{{ details.clear() }}",
    # What hangs on the functions that are given.
    "{{ cite.__closure__ }}",
    "{{ cite.__code__ }}",
    "{{ cite.__kwdefaults__ }}",
    "{{ in_force.__self__ }}",
    "{{ in_force.__func__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ controller.__dataclass_fields__ }}",
    "{{ on.today() }}",
    "{{ cite }}",
    "{{ in_force }}",
    "{{ self }}",
    "{{ controller }}",
    "{{ details.get }}",
    "{{ 1 + 'a' }}",
    "{{ 1 < 'a' }}",
    "{% for x in 1 %}{% endfor %}",
    "{{ cite() }}",
)
ESCAPES = (*(f"{{{{ {thing}{walk} }}}}" for thing, walk in product(THINGS, WALKS)), *STATEMENTS)
CIRCLES = {
    "self-including": ":: x\n{% include 'self-including' %}",
    "self-extending": "{% extends 'self-extending' %}",
    "self-importing": "{% import 'self-importing' as x %}",
}


@pytest.fixture
def values(order):
    """What a template of a letter is given, of every kind."""
    return {
        "topic": "parsnips",
        "known_by": ["one", "two"],
        "on": order.on,
        "controller": order.facts.controller,
        "details": {"a": "b"},
    }


@pytest.fixture
def law(ask, order, uk):
    return LawInForce(uk, legal_days(ask.kind("ask"), order))


def outcome(source, values, law):
    """Give what a template prints; None if it is refused in the words of this program."""
    sandbox = environment(DictLoader({**CIRCLES, "ask": f":: more\n{source}\n"}))
    try:
        return fill_in(sandbox, "ask", values, law)
    except ResourceInvalidError:
        return None


def test_there_are_two_hundred():
    assert len(set(ESCAPES)) >= 200


def test_every_escape_from_a_template_is_refused(values, law):
    printed = {source: outcome(source, values, law) for source in ESCAPES}
    assert {source: blocks for source, blocks in printed.items() if blocks is not None} == {}
    assert values["known_by"] == ["one", "two"]
    assert values["details"] == {"a": "b"}


def test_what_letters_do_need_is_allowed(values, law):
    source = """{{ details.get("a") }} {{ topic ~ "!" }} {{ cite("uk-gdpr-15-1") }}
        {% if in_force("uk-gdpr-15-1") %}{{ known_by | join(", ") }}{% endif %}"""
    (block,) = outcome(source, values, law)
    assert "".join(piece.text for piece in block.texts[0]) == "b parsnips! uk-gdpr-15-1 one, two"


def test_every_escape_that_a_person_types_is_printed_as_typed(ask, order, uk):
    plain = compose(ask, order, uk)
    for typed in ESCAPES:
        letter = compose(ask, with_answers(order, topic=typed), uk)
        assert letter.subject == f"About {typed}"
        assert f"about {typed} (" in letter.blocks[0].texts[0]
        assert [block.id for block in letter.blocks] == [block.id for block in plain.blocks]

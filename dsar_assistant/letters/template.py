"""Fills in the templates: sandboxed, strict, in one pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jinja2 import BaseLoader, StrictUndefined, TemplateError, Undefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.letters.citing import LawInForce
from dsar_assistant.letters.markup import DraftBlock, Origin, parse, sealed

_OURS = "dsar_assistant."
# What Python itself raises over a slip in a template: a sum of words, a part that includes itself.
_SLIPS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision that a template cites; written out only when the letter is put together."""

    provision_id: str


class UnprintableError(ValueError):
    """A template prints something that is not text. Our fault, never the person's."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """Does no sums and calls little, so that nothing in a template fills memory or has no end."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(ImmutableSandboxedEnvironment.default_unop_table)

    def is_safe_callable(self, obj: object) -> bool:
        """Let only our own functions be called, and ``get`` of a mapping."""
        if isinstance(getattr(obj, "__self__", None), Mapping):
            return getattr(obj, "__name__", "") == "get"
        if isinstance(obj, Undefined):
            return True  # calling it says which name it was
        is_ours = str(getattr(obj, "__module__", "")).startswith(_OURS)
        return is_ours and super().is_safe_callable(obj)


def environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    """Set up the sandbox, with no more in it than letters need.

    Nothing is escaped here: blocks carry every character as typed, and whoever draws
    the letter escapes it once.
    """
    made = _Sandbox(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=_never,
        finalize=_seal,
        keep_trailing_newline=True,
    )
    for table in (made.globals, made.binop_table, made.unop_table):
        table.clear()
    made.filters = {"day": _day, "join": made.filters["join"], "first": made.filters["first"]}
    return made


def fill_in(
    sandbox: ImmutableSandboxedEnvironment,
    name: str,
    values: Mapping[str, object],
    law: LawInForce,
) -> tuple[DraftBlock, ...]:
    """Fill a template in and read it into blocks.

    Raises:
        ResourceInvalidError: The template itself is at fault.
        ProvisionNotInForceError: It cites a rule that does not apply.
    """

    def cite(provision_id: str) -> Cited:
        return Cited(law.provision(provision_id).id)

    tools = {"cite": cite, "in_force": law.is_in_force}
    try:
        return parse(sandbox.get_template(name).render({**values, **tools}))
    except _SLIPS as error:
        raise ResourceInvalidError(name, "the template", str(error)) from error


def _never(_name: str | None) -> bool:
    return False


# Asking for the context keeps Jinja from working constants out ahead of time,
# before there is a letter to seal them for.
@pass_context
def _seal(_context: Context, value: object) -> str:
    if isinstance(value, Cited):
        return sealed(value.provision_id, Origin.CITATION)
    if isinstance(value, Undefined):
        return str(value)  # raises, and says which name it was
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise UnprintableError(f"{type(value).__name__} is not text")
    return sealed(str(value))


def _day(day: date) -> str:
    return day_in_words(day)

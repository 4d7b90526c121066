"""All kinds of letter with their templates, read once when the program starts."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import DictLoader, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dsar_assistant.domain.errors import NotFoundError, ResourceInvalidError
from dsar_assistant.domain.letter import LetterKind
from dsar_assistant.letters.kind_file import Choice, FieldsFile, Shared, read_kind, read_toml
from dsar_assistant.letters.refusals import RefusalTopic, load_refusals
from dsar_assistant.letters.template import environment

PARTS = "_parts"
REFUSALS = "refusals"
LANGUAGE = "en"

_CANNOT_LIMIT = 'In any case it cannot limit the right that I used ({{ cite("dpa-15") }}).'


@dataclass(frozen=True, slots=True)
class LetterBook:
    """The kinds of letter this program can write.

    Attributes:
        kinds: In the order they are shown.
        sandbox: Holds the templates by name and nothing else of this computer.
        folder: Where they were read from; the samples lie there too.
        refusals: What controllers say when they refuse, with the answers.
    """

    kinds: tuple[LetterKind, ...]
    sandbox: ImmutableSandboxedEnvironment
    folder: Path
    refusals: tuple[RefusalTopic, ...]

    def kind(self, kind_id: str) -> LetterKind:
        """Give one kind.

        Raises:
            NotFoundError: There is none of that id.
        """
        for kind in self.kinds:
            if kind.id == kind_id:
                return kind
        raise NotFoundError("kind of letter", kind_id)

    def offered(self, on: date) -> tuple[LetterKind, ...]:
        """List the kinds that a letter of that day can be of."""
        return tuple(kind for kind in self.kinds if kind.is_offered(on))


def load_book(folder: Path) -> LetterBook:
    """Read every kind of letter below a folder, and the refusals in the folder beside it.

    Raises:
        ResourceInvalidError: A file cannot be used; file, place and reason are named.
    """
    refusals = load_refusals(folder.parent / REFUSALS)
    shared = _shared(folder, refusals)
    folders = sorted(path.parent for path in folder.glob("*/letter.toml"))
    kinds = tuple(read_kind(path, shared) for path in folders)
    if not kinds:
        raise ResourceInvalidError(folder.name, "the folder", "it holds no kind of letter")
    sandbox = environment(DictLoader({**_sources(folder), **_answers(refusals)}))
    for name in sandbox.list_templates():
        _compile(sandbox, name)
    for kind in kinds:
        _compile(sandbox, template_name(kind.id))
    ordered = tuple(sorted(kinds, key=lambda kind: (kind.order, kind.id)))
    return LetterBook(ordered, sandbox, folder, refusals)


def template_name(kind_id: str) -> str:
    """Name the template of a kind, as the sandbox knows it."""
    return f"{kind_id}/{LANGUAGE}.j2"


def _shared(folder: Path, refusals: tuple[RefusalTopic, ...]) -> Shared:
    file = read_toml(folder / PARTS / "fields.toml", FieldsFile)
    topics = tuple(Choice(topic.id, topic.title) for topic in refusals)
    return Shared({entry.id: entry for entry in file.fields}, {REFUSALS: topics})


def _answers(refusals: tuple[RefusalTopic, ...]) -> dict[str, str]:
    """Make each answer a part that a template can take in, as a block of its own."""
    return {
        f"_{REFUSALS}/{topic.id}.{LANGUAGE}.j2": (
            f":: refusal-{topic.id}\n{topic.paragraph}\n{_limit(topic)}\n"
        )
        for topic in refusals
    }


def _limit(topic: RefusalTopic) -> str:
    """Give the sentence for a request that used none of the rights an exemption can limit."""
    if not topic.is_exemption:
        return ""
    untouched = " and ".join(f'"{right}" not in record.rights' for right in topic.touches)
    return f"{{% if record.rights and {untouched} %}}\n{_CANNOT_LIMIT}\n{{% endif %}}"


def _sources(folder: Path) -> dict[str, str]:
    """Read the templates: ``<kind>/en.j2`` and the shared parts ``_parts/<part>.en.j2``."""
    paths = (*folder.glob(f"*/{LANGUAGE}.j2"), *folder.glob(f"{PARTS}/*.{LANGUAGE}.j2"))
    return {f"{path.parent.name}/{path.name}": path.read_text("utf-8") for path in paths}


def _compile(sandbox: ImmutableSandboxedEnvironment, name: str) -> None:
    """Find a slip in a template when the program starts, not when somebody writes."""
    if name not in sandbox.list_templates():
        raise ResourceInvalidError(name, "the file", "it is not there")
    try:
        sandbox.get_template(name)
    except TemplateSyntaxError as error:
        raise ResourceInvalidError(name, f"line {error.lineno}", str(error.message)) from error

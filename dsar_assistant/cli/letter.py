"""The command ``letter``: write one letter, or list the kinds."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from dsar_assistant.cli.due_words import as_json, iso
from dsar_assistant.cli.files import read_text, write_bytes
from dsar_assistant.cli.output import plain_errors, print_json, say
from dsar_assistant.cli.parameters import DAY, choices, read_facts
from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.paper import Envelope, PaperChoices, PrintSize
from dsar_assistant.domain.provision import Citation
from dsar_assistant.services.app import App
from dsar_assistant.services.order_letter import Wanted
from dsar_assistant.services.written_files import read_controller, read_person

_PATH = click.Path(path_type=Path, dir_okay=False)
_PAGE_FORMS = ("pdf", "docx", "txt")


@dataclass(frozen=True, slots=True)
class LetterOptions:
    """The options of the command, as read."""

    kind: str
    to: str
    subject: Path
    facts: tuple[str, ...]
    on: date | None
    reference: str
    size: str
    envelope: str
    out: Path
    sender_page: Path | None
    wants_json: bool

    @property
    def suffix(self) -> str:
        """The form asked for: the suffix of the file, without the dot."""
        return suffix_of(self.out)


def suffix_of(path: Path) -> str:
    """Give the suffix of a file without the dot."""
    return path.suffix.lstrip(".").lower()


@click.command()
@click.option("--list", "wants_list", is_flag=True, help="List the kinds of letter.")
@click.option("--kind", help="Which kind of letter; --list shows them.")
@click.option("--to", help="Id of an organisation, or a TOML file with its name and address.")
@click.option("--subject", type=_PATH, help="TOML file with the person.")
@click.option(
    "--fact",
    "facts",
    multiple=True,
    metavar="KEY=VALUE",
    help="An answer of the form; --list --json shows what each kind asks. May be repeated.",
)
@click.option("--on", type=DAY, help="The letter's date; today if left out.")
@click.option("--reference", default="", help="The reference printed on it.")
@click.option(
    "--size",
    type=choices(PrintSize),
    default=PrintSize.STANDARD.value,
    show_default=True,
    help="Size of the print.",
)
@click.option(
    "--envelope",
    type=choices(Envelope),
    default=Envelope.UNSURE.value,
    show_default=True,
    help="Window envelope that the address must show in.",
)
@click.option("--out", type=_PATH, help="FILE.pdf, FILE.docx, FILE.txt or FILE.eml.")
@click.option("--sender-page", type=_PATH, help="FILE for a page, for you only, that explains it.")
@click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
@click.pass_context
@plain_errors
def letter(context: click.Context, /, **_: object) -> None:
    """Write one letter. The law it cites is the law in force on its date."""
    app = context.ensure_object(App)
    given = dict(context.params)
    if given.pop("wants_list"):
        _print_kinds(app, wants_json=given["wants_json"])
        return
    for name in ("kind", "to", "subject", "out"):
        if not given[name]:
            raise click.UsageError(f"--{name} is missing.")
    options = LetterOptions(**given)
    if options.suffix not in app.writer.forms:
        raise click.UsageError(f"--out must end in one of: {', '.join(app.writer.forms)}.")
    if options.sender_page and suffix_of(options.sender_page) not in _PAGE_FORMS:
        raise click.UsageError(f"--sender-page must end in one of: {', '.join(_PAGE_FORMS)}.")
    if options.sender_page == options.out:
        raise click.UsageError("--sender-page is for you only and needs a file of its own.")
    _write(app, _wanted(app, options), options)


def _wanted(app: App, options: LetterOptions) -> Wanted:
    try:
        facts = read_facts(options.facts)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return Wanted(
        kind=options.kind,
        subject=read_person(read_text(options.subject)),
        controller=_controller(app, options.to),
        on=options.on or app.knowledge.today,
        facts=facts,
        reference=options.reference,
    )


def _controller(app: App, to: str) -> Controller:
    known = app.knowledge.directory.find(to)
    if known is not None or not to.lower().endswith(".toml"):
        return known or app.knowledge.directory.get(to)
    return read_controller(read_text(Path(to)))


def _write(app: App, wanted: Wanted, options: LetterOptions) -> None:
    order = app.orders.order(wanted)
    paper = PaperChoices(Envelope(options.envelope), PrintSize(options.size))
    written = app.writer.write(order, paper, options.suffix)
    write_bytes(options.out, written.content)
    if options.sender_page:
        page = app.writer.sender_page(order, paper, suffix_of(options.sender_page))
        write_bytes(options.sender_page, page)
    clock = app.writer.clock_if_posted(order)
    warnings = (*written.warnings, *app.advice.further_warnings(order))
    if options.wants_json:
        print_json(
            {
                "kind": order.kind,
                "to": wanted.controller.id,
                "on": iso(order.on),
                "reference": written.letter.reference,
                "citations": [_citation(one) for one in written.letter.citations],
                "deadline": as_json(clock) if clock else None,
                "warnings": list(warnings),
                "file": str(options.out),
            }
        )
        return
    for warning in warnings:
        say(warning)
    click.echo(f"Written: {options.out}")


def _citation(one: Citation) -> dict[str, object]:
    return {
        "id": one.id,
        "citation": one.citation,
        "url": one.url,
        "in_force_from": iso(one.in_force_from),
    }


def _print_kinds(app: App, *, wants_json: bool) -> None:
    kinds = app.knowledge.book.kinds
    if not wants_json:
        for kind in kinds:
            click.echo(f"{kind.id}: {kind.title}")
        return
    print_json(
        {
            "kinds": [
                {
                    "kind": kind.id,
                    "title": kind.title,
                    "summary": kind.summary,
                    "rights": [right.value for right in kind.rights],
                    "jurisdictions": list(kind.jurisdictions),
                    "opens": kind.opens,
                    "from": iso(kind.from_day),
                    "until": iso(kind.until_day),
                    "facts": [
                        {"id": one.id, "label": one.label, "required": one.required}
                        for one in kind.fields
                    ],
                }
                for kind in kinds
            ]
        }
    )

"""The command ``response``: what a reply answers, whom it names, what it claims."""

import json
from datetime import date
from pathlib import Path

import click

from dsar_assistant.cli.files import read_text
from dsar_assistant.cli.output import plain_errors, print_json, say
from dsar_assistant.cli.parameters import read_day
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.reply import Found, NamedOrganisation
from dsar_assistant.responses.compare import Comparison
from dsar_assistant.services.app import App
from dsar_assistant.services.read_response import Asked, ReplyReport

_MARKS = {Found.YES: "answered", Found.NO: "missing", Found.UNCLEAR: "unclear"}


class RequestFileError(DsarError):
    """A file that says what was asked cannot be used."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file, and what is wrong with it."""
        super().__init__(
            f"The file {name} cannot be used: {reason}. Nothing was changed. "
            'Write it like {"controller": "experian", "received": "2026-03-02"}.'
        )


@click.group()
def response() -> None:
    """Look through what an organisation sent."""


@response.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--request",
    "asked",
    required=True,
    help="What was asked: the id of a request in the vault, or a JSON file.",
)
@click.option(
    "--earlier",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file of an earlier reply of theirs; also says what is new, gone or changed.",
)
@click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
@click.pass_obj
@plain_errors
def check(
    app: App, *, files: tuple[Path, ...], asked: str, earlier: tuple[Path, ...], wants_json: bool
) -> None:
    """Say which questions a reply answers, whom it names and what it claims.

    FILES are what came: PDF, DOCX, XLSX, text, CSV, JSON, web page, e-mail, or a ZIP of those.
    Each is read in a process of its own that can do nothing else.

    \b
    The JSON file of --request has
      "controller"  id of the organisation in the directory; "to" is as good
      "received"    day on which they had the letter (ISO); or "on", the letter's day
      "kind"        the kind of letter; may be left out
    The rules of that day decide what they had to answer.
    """  # noqa: D301 - the backslash keeps the lines of the help apart
    what = _asked(app, asked)
    report = app.responses.check(files, what)
    for problem in report.problems:
        say(f"{problem.locator}: {problem.reason}")
    changes = None
    if earlier:
        changes = app.responses.compare(app.responses.check(earlier, what), report)
    if wants_json:
        print_json(_as_json(report) | ({"changes": _changes(changes)} if changes else {}))
        return
    _print_words(app, report)
    if changes:
        _print_changes(changes)


def _asked(app: App, text: str) -> Asked:
    path = Path(text)
    if path.suffix.lower() != ".json":
        return app.responses.asked_in(text)
    controller, on = _read_request(path)
    return app.responses.asked_of(controller, on or app.knowledge.today)


def _read_request(path: Path) -> tuple[str, date | None]:
    try:
        table = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise RequestFileError(path.name, "it is not JSON") from error
    # What the command ``letter`` prints has ``to``, and serves as well.
    named = (table.get("controller") or table.get("to")) if isinstance(table, dict) else None
    if not isinstance(named, str):
        raise RequestFileError(path.name, "it names no controller")
    day = table.get("received") or table.get("on")
    try:
        return named, read_day(str(day)) if day else None
    except ValueError as error:
        raise RequestFileError(path.name, str(error).rstrip(".")) from error


def _as_json(report: ReplyReport) -> dict[str, object]:
    return {
        "items": [
            {"item": item.item, "found": item.found.value, "evidence": item.evidence}
            for item in report.items
        ],
        "named": [_named(one) for one in report.named],
        "claims": [{"provision": one.provision, "text": one.text} for one in report.claims],
    }


def _named(one: NamedOrganisation) -> dict[str, object]:
    return {one.origin.value: one.key, "text": one.text, "role": one.role.value}


def _changes(found: Comparison) -> dict[str, object]:
    return {
        "named_new": [_named(one) for one in found.named_new],
        "named_gone": [_named(one) for one in found.named_gone],
        "items": [
            {"item": one.item, "before": one.before.value, "now": one.now.value}
            for one in found.items
        ],
        "fields": [
            {"label": one.label, "before": one.before, "now": one.now} for one in found.fields
        ],
        "lines_new": list(found.lines_new),
        "lines_gone": list(found.lines_gone),
    }


def _print_changes(found: Comparison) -> None:
    for words, named in (("named now", found.named_new), ("no longer named", found.named_gone)):
        for one in named:
            click.echo(f"{words}, as {one.role.value}: {one.name}")
    for item in found.items:
        click.echo(f"{item.item}: was {_MARKS[item.before]}, now {_MARKS[item.now]}")
    for field in found.fields:
        click.echo(f"{field.label}: was “{field.before}”, now “{field.now}”")
    for words, lines in (("new", found.lines_new), ("gone", found.lines_gone)):
        for line in lines:
            click.echo(f"{words}: {line}")


def _print_words(app: App, report: ReplyReport) -> None:
    for item in report.items:
        click.echo(f"{_MARKS[item.found]}: {item.label} ({item.item})")
        if item.evidence:
            click.echo(f"    {item.evidence}")
    for one in report.named:
        click.echo(f"named as {one.role.value}: {one.name}")
        click.echo(f"    {one.text}")
    for claim in report.claims:
        click.echo(f"{claim.label} ({claim.provision}): {claim.text}")
        click.echo(f"    {claim.advice}")
    for code in report.codes:
        click.echo(f"{code.label} “{code.code}”: {code.meaning or 'ask them what it means'}")
    for link in app.responses.next_links(report):
        click.echo(f"ask next: {link.why}")

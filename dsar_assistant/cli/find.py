"""The command ``find``: which organisations may hold data, and why."""

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from dsar_assistant.cli.due_words import iso
from dsar_assistant.cli.files import FileUnreadableError, read_text
from dsar_assistant.cli.output import SpokenProgress, plain_errors, print_json, say
from dsar_assistant.cli.parameters import DAY
from dsar_assistant.domain.column_map import ColumnMap
from dsar_assistant.domain.evidence import Candidate, Reason
from dsar_assistant.finding.evidence_files import SourceRead
from dsar_assistant.services.app import App
from dsar_assistant.services.find_controllers import FindReport, Search
from dsar_assistant.services.map_columns import columns_in_words, remembered
from dsar_assistant.services.written_files import read_answers, read_told_events


@dataclass(frozen=True, slots=True)
class FindOptions:
    """The options of the command, as read."""

    evidence: tuple[Path, ...]
    answers: Path | None
    own: tuple[str, ...]
    columns: str | None
    since: date | None
    wants_json: bool


@click.command()
@click.argument("evidence", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=(
        'TOML file of answers, in lines such as: baby = "yes", and of what happened: below a line '
        '[[event]], id = "letter", name = "…", address = "…", on = 2026-11-03.'
    ),
)
@click.option(
    "--own",
    multiple=True,
    metavar="ADDRESS",
    help="An e-mail address of the person's own. May be repeated.",
)
@click.option(
    "--columns",
    metavar="NAME=COLUMN,...",
    help="Which columns of an unknown table to read, such as name=Payee,day=Date; remembered.",
)
@click.option("--since", type=DAY, help="Leave out what is older than this day.")
@click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
@click.pass_context
@plain_errors
def find(context: click.Context, /, **_: object) -> None:
    """Find organisations that may hold data. EVIDENCE is any files and folders.

    What each file is, is seen from its content. Nothing is kept, except which columns of an
    unknown table are to be read.
    """
    app = context.ensure_object(App)
    options = FindOptions(**context.params)
    if not (options.evidence or options.answers):
        raise click.UsageError("Give files or folders to look through, or --answers.")
    _require(options.evidence)
    answers = read_text(options.answers) if options.answers else ""
    search = Search(
        paths=options.evidence,
        answers=read_answers(answers),
        events=read_told_events(answers, [one.id for one in app.knowledge.events]),
        own=frozenset(options.own),
        since=options.since,
        tables=app.settings.load().settings.tables,
    )
    _tell_unknown_questions(app, search)
    report = app.find.run(search, SpokenProgress())
    if options.columns and (tables := _remember(app, options.columns, report)):
        report = app.find.run(replace(search, tables=tables), SpokenProgress())
    if options.wants_json:
        print_json(_as_json(report))
    else:
        _print_words(report)


def _require(paths: tuple[Path, ...]) -> None:
    """Refuse names that all lead nowhere: a script would take silence for an empty mailbox.

    Raises:
        FileUnreadableError: There is none of these files and folders.
    """
    if paths and not any(os.path.lexists(path) for path in paths):
        raise FileUnreadableError(paths[0].name, "it is not there")


def _tell_unknown_questions(app: App, search: Search) -> None:
    known = [question.id for question in app.knowledge.directory.questions]
    unknown = [one.question_id for one in search.answers if one.question_id not in known]
    if unknown:
        say(f"There is no question called {', '.join(unknown)}. There are: {', '.join(known)}.")


def _remember(app: App, words: str, report: FindReport) -> dict[str, ColumnMap]:
    """Keep the columns for all unknown tables that were found; empty if there were none."""
    settings = app.settings.load().settings
    tables = settings.tables
    for preview in dict.fromkeys(table for source in report.sources for table in source.tables):
        tables = remembered(tables, preview.signature, columns_in_words(words, preview))
    if tables is settings.tables:
        say("There is no table whose columns need naming.")
        return {}
    app.settings.save(replace(settings, tables=tables))
    return tables


def _as_json(report: FindReport) -> dict[str, object]:
    return {
        "sources": [_source(source) for source in report.sources],
        "candidates": [_candidate(one) for one in report.findings.candidates],
        "unknown": [
            {
                "domain": one.domain,
                "count": one.count,
                "first": iso(one.first),
                "last": iso(one.last),
            }
            for one in report.findings.unknown
        ],
        "unknown_names": [
            {
                "name": one.name,
                "kind": one.kind.value,
                "count": one.count,
                "first": iso(one.first),
                "last": iso(one.last),
                "similar": list(one.similar),
            }
            for one in report.findings.unknown_names
        ],
        "set_aside": [
            {"domain": one.domain, "why": one.why, "count": one.count}
            for one in report.findings.set_aside
        ],
    }


def _source(source: SourceRead) -> dict[str, object]:
    return {
        "path": source.name,
        "kind": source.kind,
        "items": source.items,
        "problems": [
            {"where": problem.locator, "reason": problem.reason} for problem in source.problems
        ],
    }


def _candidate(one: Candidate) -> dict[str, object]:
    return {
        "controller": one.controller_id,
        "name": one.name,
        "strength": one.strength.value,
        "reasons": [_reason(reason) for reason in one.reasons],
        "path": list(one.path),
        "suggested": list(one.suggested),
    }


def _reason(reason: Reason) -> dict[str, object]:
    return {
        "kind": reason.kind.value,
        "text": reason.text,
        "count": reason.count,
        "first": iso(reason.first),
        "last": iso(reason.last),
        "domain": reason.domain,
        "sources": list(reason.sources),
    }


def _print_words(report: FindReport) -> None:
    for source in report.sources:
        say(f"{source.name}: {source.kind}, {source.items:,} read.")
        for problem in source.problems:
            say(f"  {problem.locator}: {problem.reason}")
    for one in report.findings.candidates:
        click.echo(f"{one.strength.value}: {one.name} ({one.controller_id})")
        for reason in one.reasons:
            click.echo(f"    {reason.text}")
    for sender in report.findings.unknown:
        click.echo(f"not in the directory: {sender.domain} ({sender.count:,})")
    for name in report.findings.unknown_names:
        click.echo(f"not in the directory: {name.name} ({name.count:,})")
    if not (report.findings.candidates or report.findings.unknown or report.findings.unknown_names):
        say("No organisation was found.")
    for aside in report.findings.set_aside:
        click.echo(f"set aside: {aside.domain} ({aside.count:,}): {aside.why}")

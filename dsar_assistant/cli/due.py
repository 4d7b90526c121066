"""The command ``due``: by which day an answer is due, with the sum."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import click

from dsar_assistant.cli.due_words import POST_CLASSES, as_json, as_words, read_question
from dsar_assistant.cli.files import read_whole
from dsar_assistant.cli.output import plain_errors, print_json, say
from dsar_assistant.cli.parameters import DAY, choices, read_day
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.domain.text import counted
from dsar_assistant.services.app import App
from dsar_assistant.services.count_days import CountDays

_LONGEST_BATCH = 50_000_000
_COLUMNS = frozenset(
    {
        "received",
        "posted",
        "class",
        "nation",
        "right",
        "regime",
        "state",
        "identity_received",
        "fee_paid",
        "clarification",
        "extended",
        "extension_notice",
        "complaint",
        "today",
    }
)


class BatchUnreadableError(DsarError):
    """A file of days cannot be read as a table."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file and what is wrong with it."""
        super().__init__(
            f"The file {name} could not be worked out: {reason}. "
            "Nothing was changed. Correct it and run the command again."
        )


@click.command()
@click.option(
    "--received", metavar="DATE", help="Day the organisation had the letter, such as 2026-11-23."
)
@click.option(
    "--posted", metavar="DATE", help="Day of posting; the day of receipt is then estimated."
)
@click.option("--class", type=click.Choice(list(POST_CLASSES)), help="Class of post; else first.")
@click.option(
    "--nation",
    type=choices(Nation),
    help="Part of the UK the organisation is in; else the latest of the three counts.",
)
@click.option("--right", type=choices(Right), help="What was asked for; else access.")
@click.option("--regime", type=choices(RegimeCode), help="Which rules govern it; else uk-gdpr.")
@click.option("--state", metavar="CODE", help="A state of the EU, such as IE; goes with eu-gdpr.")
@click.option(
    "--identity-received", metavar="DATE", help="Day they had the identity papers they asked for."
)
@click.option("--fee-paid", metavar="DATE", help="Day a fee was paid.")
@click.option(
    "--clarification",
    multiple=True,
    metavar="ASKED..ANSWERED",
    help="Days they asked what you mean and had your answer; ASKED.. while open. May be repeated.",
)
@click.option("--extended", is_flag=True, help="They took two further months.")
@click.option("--extension-notice", metavar="DATE", help="Day their notice of extension came.")
@click.option("--complaint", is_flag=True, help="It was a complaint: when it is acknowledged.")
@click.option("--today", type=DAY, help="Judge as of this day instead of today.")
@click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CSV file with these options as columns, one request a row; answers in JSON.",
)
@click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
@click.pass_context
@plain_errors
def due(context: click.Context, /, **_: object) -> None:
    """Say by which day an answer is due, and show the sum."""
    options = context.params
    app = context.ensure_object(App)
    today = options["today"] or app.knowledge.today
    if options["batch"]:
        _answer_batch(app.count_days, options["batch"], today)
        return
    if not (options["received"] or options["posted"]):
        raise click.UsageError("Give --received or --posted: a day to count from.")
    try:
        question = read_question(_as_words(options))
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    answer = app.count_days.answer(question, today)
    if options["wants_json"]:
        print_json(as_json(answer))
    else:
        click.echo(as_words(answer.deadline))


def _as_words(options: dict[str, object]) -> dict[str, str]:
    words = {}
    for name in _COLUMNS & options.keys():
        value = options[name]
        if isinstance(value, tuple):
            words[name] = " ".join(value)
        elif isinstance(value, bool):
            words[name] = "yes" if value else "no"
        elif isinstance(value, str):
            words[name] = value
    return words


def _answer_batch(count: CountDays, path: Path, today: date) -> None:
    answers = [_answer_row(count, number, row, today) for number, row in _read_rows(path)]
    print_json(answers)
    wrong = [answer["line"] for answer in answers if "error" in answer]
    if wrong:
        all_rows = counted(len(answers), "row")
        say(f"{len(wrong)} of {all_rows} could not be worked out, the first in line {wrong[0]}.")


def _read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    content = read_whole(path, _LONGEST_BATCH, "it is longer than 50 MB; send it in parts")
    try:
        table = csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""))
        columns = [_column(name) for name in table.fieldnames or ()]
        unknown = [name for name in columns if name not in _COLUMNS]
        if unknown or not columns:
            raise BatchUnreadableError(path.name, _unknown_columns(unknown))
        for row in table:
            values = (value or "" for value in row.values())
            yield table.line_num, dict(zip(columns, values, strict=False))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BatchUnreadableError(path.name, "it is not a CSV file in UTF-8") from error


def _unknown_columns(unknown: list[str]) -> str:
    if not unknown:
        return "it is empty"
    known = ", ".join(sorted(_COLUMNS))
    return f"“{', '.join(unknown)}” is no column known here; known are {known}"


def _column(heading: str) -> str:
    return heading.strip().lower().lstrip("-").replace("-", "_").replace(" ", "_")


def _answer_row(
    count: CountDays, number: int, row: dict[str, str], today: date
) -> dict[str, object]:
    try:
        judged_on = read_day(row["today"]) if row.get("today") else today
        return as_json(count.answer(read_question(row), judged_on))
    except (ValueError, DsarError) as error:
        return {"due": None, "error": str(error), "line": number}

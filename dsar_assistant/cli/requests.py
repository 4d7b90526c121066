"""The commands ``people``, ``requests`` and ``calendar``: the vault for scripts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from dsar_assistant.cli.authority import authority
from dsar_assistant.cli.due_words import deadline_json, iso
from dsar_assistant.cli.files import read_text, write_bytes
from dsar_assistant.cli.output import plain_errors, print_json, say
from dsar_assistant.cli.parameters import DAY, choices, read_facts
from dsar_assistant.cli.print_batch import print_letters
from dsar_assistant.cli.signature import signature
from dsar_assistant.cli.vault import open_vault
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.request import Channel, FactKind, Outcome
from dsar_assistant.domain.s10 import item_number_warning
from dsar_assistant.services.app import App
from dsar_assistant.services.order_letter import refuse_unknown
from dsar_assistant.services.record_fact import Happening
from dsar_assistant.services.track_deadlines import RequestRow, RequestView
from dsar_assistant.services.written_files import read_person

_JSON = click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
_OUT = click.Path(path_type=Path, dir_okay=False)


@click.group()
def people() -> None:
    """The people whose data it is: oneself, and those one acts for."""


people.add_command(authority)
people.add_command(signature)


@people.command("list")
@_JSON
@click.pass_obj
@plain_errors
def people_list(app: App, *, wants_json: bool) -> None:
    """List everyone."""
    open_vault(app)
    rows = [
        {"id": one.id, "name": one.full_name, "is_self": one.is_self} for one in app.people.all()
    ]
    if wants_json:
        print_json({"people": rows})
        return
    for row in rows:
        click.echo(f"{row['id']}  {row['name']}")


@people.command("add")
@click.argument("file", type=_OUT)
@_JSON
@click.pass_obj
@plain_errors
def people_add(app: App, *, file: Path, wants_json: bool) -> None:
    """Keep a person from a TOML file; the first one is taken to be oneself."""
    open_vault(app)
    person = replace(read_person(read_text(file)), is_self=app.people.own() is None)
    kept = app.people.add(person).value
    if wants_json:
        print_json({"id": kept.id, "name": kept.full_name, "is_self": kept.is_self})
    else:
        click.echo(kept.id)


@click.group()
def requests() -> None:
    """Requests: open, write, record what happens, see what is due."""


@requests.command("list")
@_JSON
@click.pass_obj
@plain_errors
def requests_list(app: App, *, wants_json: bool) -> None:
    """List all requests with their status and due day."""
    open_vault(app)
    rows = app.deadlines.rows()
    if wants_json:
        print_json({"requests": [_row(row) for row in rows]})
        return
    for row in rows:
        due = f", due {row.due.isoformat()} ({row.days_words})" if row.due else ""
        click.echo(f"{row.request_id}  {row.organisation}: {row.status_words}{due}")


@requests.command("show")
@click.argument("request_id")
@_JSON
@click.pass_obj
@plain_errors
def requests_show(app: App, *, request_id: str, wants_json: bool) -> None:
    """Show one request: its record, the sum behind its due day, and the next step."""
    open_vault(app)
    view = app.deadlines.one(request_id)
    if wants_json:
        print_json(_view(view))
        return
    click.echo(f"{view.row.organisation}: {view.row.status_words}")
    click.echo(view.row.next_step.sentence)
    for entry in view.timeline:
        click.echo(f"  {entry.on.isoformat()}  {entry.words}")
    for step in view.deadline.steps if view.deadline else ():
        click.echo(f"  {step.text}")


@requests.command("open")
@click.argument("controller_id")
@click.option("--kind", default="access", show_default=True, help="Which kind of letter.")
@click.option("--person", "person_id", help="Id of the person; oneself if left out.")
@click.option("--fact", "facts", multiple=True, help="An answer of the form, as KEY=VALUE.")
@click.pass_obj
@plain_errors
def requests_open(
    app: App, *, controller_id: str, kind: str, person_id: str | None, facts: tuple[str, ...]
) -> None:
    """Open a request, and print its id."""
    try:
        answers = read_facts(facts)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    refuse_unknown(app.knowledge.kind(kind), answers)
    open_vault(app)
    own = app.people.own()
    chosen = person_id or (own.id if own else "")
    request = app.requests.open(chosen, controller_id, kind).value
    app.letters.save_answers(request.id, answers)
    click.echo(request.id)


@requests.command("finish-letter")
@click.argument("request_id")
@click.option("--out", type=_OUT, required=True, help="FILE.pdf, .docx, .txt or .eml.")
@click.option("--kind", help="A letter that follows the request up.")
@_JSON
@click.pass_obj
@plain_errors
def finish_letter(
    app: App, *, request_id: str, out: Path, kind: str | None, wants_json: bool
) -> None:
    """Write the letter for good, save it, and print the letter's id."""
    open_vault(app)
    suffix = out.suffix.lstrip(".").lower()
    done = app.letters.finish(request_id, PaperChoices(), suffix, kind).value
    write_bytes(out, done.content)
    if wants_json:
        print_json({"letter": done.letter_id, "file": str(out), "warnings": list(done.warnings)})
        return
    for warning in done.warnings:
        say(warning)
    click.echo(done.letter_id)


@requests.command("record-posting")
@click.argument("request_id")
@click.option("--letter", "letter_id", help="Id of the letter; the newest if left out.")
@click.option("--on", type=DAY, required=True, help="Day of posting.")
@click.option(
    "--channel",
    type=choices(Channel),
    default=Channel.FIRST_CLASS.value,
    show_default=True,
    help="How it went.",
)
@click.option("--item-number", default="", help="Number on the proof of posting.")
@_JSON
@click.pass_obj
@plain_errors
def record_posting(
    app: App,
    *,
    request_id: str,
    letter_id: str | None,
    on: date,
    channel: str,
    item_number: str,
    wants_json: bool,
) -> None:
    """Record that a letter left, and say by which day an answer is due."""
    open_vault(app)
    letters = app.deadlines.one(request_id).request.letters
    chosen = letter_id or (letters[-1].id if letters else "")
    proof = {"item-number": item_number} if item_number else {}
    app.postings.record(request_id, chosen, Channel(channel), on, proof)
    if doubt := item_number_warning(item_number):
        say(doubt)
    _print_request(app, request_id, wants_json=wants_json)


@requests.command("record-response")
@click.argument("request_id")
@click.option("--on", type=DAY, required=True, help="Day the reply came.")
@click.option("--outcome", type=choices(Outcome), required=True, help="What it amounts to.")
@click.option("--note", default="", help="Your own words on it; kept in the vault.")
@_JSON
@click.pass_obj
@plain_errors
def record_response(
    app: App, *, request_id: str, on: date, outcome: str, note: str, wants_json: bool
) -> None:
    """Record what came back."""
    open_vault(app)
    happening = Happening(FactKind.RESPONSE, on, {"outcome": outcome}, note)
    app.facts.record(request_id, happening)
    _print_request(app, request_id, wants_json=wants_json)


@requests.command("record")
@click.argument("request_id")
@click.argument("what", type=choices(FactKind))
@click.option("--on", type=DAY, required=True, help="The day it happened.")
@click.option("--detail", "details", multiple=True, help="KEY=VALUE.")
@click.option("--note", default="", help="Your own words on it; kept in the vault.")
@_JSON
@click.pass_obj
@plain_errors
def record(
    app: App,
    *,
    request_id: str,
    what: str,
    on: date,
    details: tuple[str, ...],
    note: str,
    wants_json: bool,
) -> None:
    """Record anything else that happened: an extension, a question, a call, a note."""
    open_vault(app)
    try:
        facts = read_facts(details)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    app.facts.record(request_id, Happening(FactKind(what), on, facts, note))
    _print_request(app, request_id, wants_json=wants_json)


requests.add_command(print_letters)


@click.command()
@click.argument("file", type=_OUT)
@click.pass_obj
@plain_errors
def calendar(app: App, *, file: Path) -> None:
    """Write all due days to a calendar FILE.ics."""
    open_vault(app)
    write_bytes(file, app.deadlines.calendar())
    click.echo(f"Written: {file}")


def _print_request(app: App, request_id: str, *, wants_json: bool) -> None:
    view = app.deadlines.one(request_id)
    if wants_json:
        print_json(_view(view))
    else:
        click.echo(f"{view.row.organisation}: {view.row.status_words}. {view.row.days_words}")


def _row(row: RequestRow) -> dict[str, object]:
    return {
        "id": row.request_id,
        "reference": row.reference,
        "person": row.person,
        "organisation": row.organisation,
        "kind": row.kind_title,
        "status": row.status.value,
        "due": iso(row.due),
        "days_left": row.days_left,
        "late_on_any_view": iso(row.late_on),
        "on_their_count": iso(row.their_day),
        "phase": row.phase.value,
        "next_step": row.next_step.sentence,
        "next_letter": row.next_step.letter_kind,
        "alarms": [
            {"kind": one.kind.value, "on": iso(one.on), "text": one.sentence} for one in row.alarms
        ],
    }


def _view(view: RequestView) -> dict[str, object]:
    return {
        **_row(view.row),
        "deadline": deadline_json(view.deadline) if view.deadline else None,
        "problem": view.problem,
        "letters": [
            {"id": one.id, "kind": one.letter.kind, "on": iso(one.letter.on)}
            for one in view.request.letters
        ],
        "timeline": [
            {"on": iso(entry.on), "text": entry.words, "fact": entry.fact_id}
            for entry in view.timeline
        ],
    }

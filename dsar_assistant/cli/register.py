"""The command ``register``: the register of fee payers, on this computer."""

from pathlib import Path

import click

from dsar_assistant.cli.due_words import iso
from dsar_assistant.cli.output import SpokenProgress, plain_errors, print_json, say
from dsar_assistant.domain.register import RegisterEntry, RegisterImport, RegisterInfo
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.services.app import App

_JSON = click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
_PROBLEMS_SHOWN = 10


@click.group()
def register() -> None:
    """Import and search the register of organisations that pay the data protection fee.

    Being in the register says nothing about whether an organisation holds your data.
    """


@register.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--all",
    "keep_all",
    is_flag=True,
    help="Small organisations and sole traders too, who stand there with their home address.",
)
@click.pass_obj
@plain_errors
def import_file(app: App, *, file: Path, keep_all: bool) -> None:
    """Import FILE, the ZIP downloaded from the regulator's page or the CSV in it.

    Large organisations and public authorities are taken in, unless --all is given. An
    earlier import stays in use until the new one is whole.
    """
    report = app.register.import_file(file, SpokenProgress(), keep_all=keep_all).value
    click.echo(_report_in_words(report))
    for problem in report.problems[:_PROBLEMS_SHOWN]:
        say(f"  {problem.where}: {problem.reason}")


@register.command()
@click.argument("text")
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(1, 1000),
    help="How many to show at most.",
)
@_JSON
@click.pass_obj
@plain_errors
def search(app: App, *, text: str, limit: int, wants_json: bool) -> None:
    """Search by name, trading name, postcode or registration number; slips are forgiven."""
    answer = app.register.search(text, limit)
    if wants_json:
        results = [entry_json(entry) for entry in answer.entries]
        print_json({"query": text, "took_ms": answer.took_ms, "results": results})
        return
    for entry in answer.entries:
        click.echo(", ".join((f"{entry.registration}: {entry.name}", *_place(entry))))
    if not answer.entries:
        say(
            f"Nothing was found for “{text}”. Try a name, a postcode or a registration number by "
            "itself, or fewer words."
        )


@register.command()
@_JSON
@click.pass_obj
@plain_errors
def info(app: App, *, wants_json: bool) -> None:
    """Say what has been imported, and from which day it is."""
    found = app.register.info()
    if wants_json:
        print_json(_info_json(found))
    else:
        click.echo(_info_in_words(found) if found else "No register has been imported yet.")


@register.command()
@click.pass_obj
@plain_errors
def remove(app: App) -> None:
    """Remove the imported register from this computer."""
    was_there = app.register.remove().value
    click.echo("The register was removed." if was_there else "There was no register to remove.")


def entry_json(entry: RegisterEntry) -> dict[str, object]:
    """Write one entry as the JSON that scripts rely on."""
    return {
        "registration": entry.registration,
        "name": entry.name,
        "trading_names": list(entry.trading_names),
        "address": list(entry.address),
        "postcode": entry.postcode,
        "public_authority": entry.public_authority,
        "tier": entry.tier or None,
        "dpo_email": entry.dpo_email,
        "ends": iso(entry.ends),
    }


def _place(entry: RegisterEntry) -> tuple[str, ...]:
    """Give the parts of the address that are there, the postcode last."""
    return (*entry.address, *([entry.postcode] if entry.postcode else []))


def _info_json(found: RegisterInfo | None) -> dict[str, object]:
    if found is None:
        return {"imported": False, "rows": 0}
    return {
        "imported": True,
        "rows": found.rows,
        "as_of": iso(found.source.as_of),
        "imported_on": iso(found.imported_on),
        "file": found.source.name,
        "covers_all": found.source.covers_all,
        "licence": found.source.licence,
    }


def _info_in_words(found: RegisterInfo) -> str:
    as_of = found.source.as_of
    return "\n".join(
        (
            f"{counted(found.rows, 'organisation')}, "
            + ("all sizes." if found.source.covers_all else "large ones and public authorities."),
            f"The register of {day_in_words(as_of)}." if as_of else "The register is not dated.",
            f"Imported on {day_in_words(found.imported_on)} from {found.source.name}.",
            f"Licence: {found.source.licence}.",
        )
    )


def _report_in_words(report: RegisterImport) -> str:
    parts = [f"Imported {counted(report.info.rows, 'organisation')}."]
    if report.left_out:
        parts.append(f"Left out {report.left_out:,} small ones and sole traders.")
    if report.expired:
        parts.append(f"Of those taken in, {report.expired:,} had run out.")
    if report.problem_rows:
        parts.append(f"Could not read {counted(report.problem_rows, 'row')}; the others were.")
    return " ".join(parts)

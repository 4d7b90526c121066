"""The command ``law``: the rules in force on a day, and whether every letter keeps to them."""

from datetime import date

import click

from dsar_assistant.cli.due_words import iso
from dsar_assistant.cli.output import plain_errors, print_json, say
from dsar_assistant.cli.parameters import DAY
from dsar_assistant.domain.provision import Provision
from dsar_assistant.services.app import App


@click.command()
@click.option("--on", type=DAY, help="The day; today if left out.")
@click.option("--jurisdiction", default="uk", show_default=True, help="uk or eu.")
@click.option(
    "--check",
    "wants_check",
    is_flag=True,
    help="Write every kind of letter around every day on which the law changed; 1 if one fails.",
)
@click.option("--json", "wants_json", is_flag=True, help="Print JSON.")
@click.pass_obj
@plain_errors
def law(
    app: App, *, on: date | None, jurisdiction: str, wants_check: bool, wants_json: bool
) -> None:
    """List the rules in force on a day, or check all letters against all changes of law."""
    if wants_check:
        _check(app, wants_json=wants_json)
        return
    rules = app.check_law.in_force(jurisdiction, on or app.knowledge.today)
    if wants_json:
        print_json({"provisions": [_row(rule) for rule in rules]})
        return
    for rule in rules:
        click.echo(f"{rule.citation}: {rule.title}")
    if not rules:
        say("No rule on file was in force on that day.")


def _check(app: App, *, wants_json: bool) -> None:
    report = app.check_law.check()
    if wants_json:
        print_json(
            {
                "kinds": report.kinds,
                "days": report.days,
                "tried": report.tried,
                "faults": list(report.faults),
            }
        )
    else:
        click.echo(
            f"{report.tried:,} letters tried: {report.kinds} kinds, "
            f"{report.days} days on which the law changed, {len(report.faults)} faults."
        )
        for fault in report.faults:
            click.echo(fault)
    if report.faults:
        raise click.exceptions.Exit(1)


def _row(rule: Provision) -> dict[str, object]:
    return {
        "id": rule.id,
        "citation": rule.citation,
        "title": rule.title,
        "url": rule.url,
        "from": iso(rule.in_force_from),
        "until": iso(rule.in_force_until),
        "checked_on": iso(rule.checked_on),
        "confidence": rule.confidence.value,
        "note": rule.note,
    }

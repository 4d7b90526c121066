"""The command ``directory``: the organisations and flows that come with the program."""

import click

from dsar_assistant.cli.directory_words import controller_json, flow_json
from dsar_assistant.cli.output import plain_errors, print_json, say
from dsar_assistant.cli.pack import (
    import_list,
    inspect,
    offers,
    packs,
    remove,
    use_address,
)
from dsar_assistant.cli.signers import SIGNER_COMMANDS
from dsar_assistant.domain.controller import Contact
from dsar_assistant.services.app import App
from dsar_assistant.services.contact_words import list_words

_JSON = click.option("--json", "wants_json", is_flag=True, help="Print JSON.")


@click.group()
def directory() -> None:
    """Look up organisations, and who is documented to have passed data to whom."""


@directory.command()
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
    """Search organisations by name, brand or domain; slips of the pen are forgiven."""
    found = app.knowledge.directory.search(text, limit)
    if wants_json:
        print_json({"query": text, "results": [controller_json(item) for item in found]})
        return
    for item in found:
        click.echo(f"{item.id}: {item.display_name}")
    if not found:
        say(f"Nothing was found for “{text}”. Try another word or its web address.")


def _age_words(contact: Contact) -> str:
    """Say how old a contact is, or that there is none."""
    if not (contact.address or contact.email or contact.form_url):
        return "No address is known."
    checked = contact.checked_on
    return f"Contact dated {checked.words}." if checked else "Contact not dated."


@directory.command()
@click.argument("controller_id")
@_JSON
@click.pass_obj
@plain_errors
def show(app: App, *, controller_id: str, wants_json: bool) -> None:
    """Show one organisation with its contacts, their age and their sources."""
    item = app.knowledge.directory.get(controller_id)
    if wants_json:
        print_json(controller_json(item))
        return
    click.echo(item.display_name)
    for line in item.contact.address.block if item.contact.address else ():
        click.echo(f"  {line}")
    for reached in (item.contact.email, item.contact.form_url):
        if reached:
            click.echo(f"  {reached}")
    click.echo(_age_words(item.contact))
    if listed := list_words(item):
        click.echo(listed)
    click.echo("Check before posting, in the organisation's own privacy notice.")
    if item.contact.privacy_notice_url:
        click.echo(f"Privacy notice: {item.contact.privacy_notice_url}")
    dated = ((one, one.page_date.words if one.page_date else "not dated") for one in item.sources)
    # Several facts may have been read on one page.
    for words in dict.fromkeys(f"Source: {one.url} ({day})" for one, day in dated):
        click.echo(words)
    if item.note:
        click.echo(f"Note: {item.note}")


@directory.command()
@click.argument("controller_id")
@_JSON
@click.pass_obj
@plain_errors
def flows(app: App, *, controller_id: str, wants_json: bool) -> None:
    """Show who is documented to have passed data to and from one organisation."""
    known = app.knowledge.directory
    item = known.get(controller_id)
    arriving, leaving = known.flows_to(item.id), known.flows_from(item.id)
    if wants_json:
        print_json(
            {
                "controller": item.id,
                "from": [flow_json(flow, known) for flow in arriving],
                "to": [flow_json(flow, known) for flow in leaving],
            }
        )
        return
    for flow in (*arriving, *leaving):
        click.echo(flow_json(flow, known)["text"])


@directory.command()
@_JSON
@click.pass_obj
@plain_errors
def check(app: App, *, wants_json: bool) -> None:
    """Check the shape, postcodes, domains, references and duplicates of the directory."""
    findings = app.knowledge.check_directory()
    errors = [finding for finding in findings if finding.is_error]
    if wants_json:
        print_json(
            {
                "errors": len(errors),
                "findings": [
                    {"error": item.is_error, "where": item.where, "text": item.text}
                    for item in findings
                ],
            }
        )
    else:
        for item in findings:
            click.echo(f"{'error' if item.is_error else 'note'}: {item.where}: {item.text}")
        click.echo(f"{len(errors)} errors, {len(findings) - len(errors)} notes.")
    if errors:
        raise click.exceptions.Exit(1)


for _command in (inspect, import_list, packs, remove, offers, use_address, *SIGNER_COMMANDS):
    directory.add_command(_command)

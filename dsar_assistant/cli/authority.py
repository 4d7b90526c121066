"""The commands ``people authority``: who may act for whom."""

from dataclasses import dataclass
from datetime import date

import click

from dsar_assistant.cli.due_words import iso
from dsar_assistant.cli.output import plain_errors, print_json, say
from dsar_assistant.cli.parameters import DAY, choices
from dsar_assistant.cli.vault import open_vault
from dsar_assistant.domain.authority import Authority, AuthorityScope
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.services.app import App

_JSON = click.option("--json", "wants_json", is_flag=True, help="Print JSON.")


@dataclass(frozen=True, slots=True)
class AuthorityOptions:
    """The options of ``people authority add``, as read."""

    person: str
    name: str
    organisation: str
    lines: tuple[str, ...]
    postcode: str | None
    from_day: date
    until: date | None
    may: tuple[str, ...]
    scan: str | None
    wants_json: bool

    @property
    def authority(self) -> Authority:
        """The authority that they describe; with no scope named, all of it."""
        return Authority(
            id="",
            subject_id=self.person,
            full_name=self.name,
            organisation=self.organisation,
            address=PostalAddress(self.lines, self.postcode),
            scope=frozenset(map(AuthorityScope, self.may)) or frozenset(AuthorityScope),
            from_day=self.from_day,
            until=self.until,
            scan_id=self.scan,
        )


@click.group()
def authority() -> None:
    """Signed letters of authority: who may act for a person, for what, and until when."""


@authority.command("add")
@click.argument("person")
@click.option("--name", required=True, help="Who acts.")
@click.option("--organisation", default="", help="Their organisation, if any.")
@click.option("--line", "lines", multiple=True, required=True, help="A line of their address.")
@click.option("--postcode", help="The postcode of their address.")
@click.option("--from", "from_day", type=DAY, required=True, help="First day it covers.")
@click.option("--until", type=DAY, help="Last day it covers; open if left out.")
@click.option("--may", type=choices(AuthorityScope), multiple=True, help="All, if left out.")
@click.option("--scan", help="Id of the kept file that shows the signed letter.")
@_JSON
@click.pass_context
@plain_errors
def add(context: click.Context, /, **_: object) -> None:
    """Keep a signed authority of PERSON."""
    app = context.ensure_object(App)
    open_vault(app)
    options = AuthorityOptions(**context.params)
    kept = app.authorities.add(options.authority).value
    if options.wants_json:
        print_json(_row(kept, app.knowledge.today))
        return
    say(f"{kept.full_name} may now act. Keep the signed letter safe, and send a copy each time.")
    click.echo(kept.id)


@authority.command("revoke")
@click.argument("authority_id")
@click.option("--on", type=DAY, help="The day it was taken back; today if left out.")
@_JSON
@click.pass_obj
@plain_errors
def revoke(app: App, authority_id: str, *, on: date | None, wants_json: bool) -> None:
    """Note that a person took an authority back."""
    open_vault(app)
    ended = app.authorities.revoke(authority_id, on).value
    if wants_json:
        print_json(_row(ended, app.knowledge.today))
        return
    say(f"{ended.full_name} may no longer act. Tell those whom they wrote to.")


@authority.command("list")
@click.argument("person")
@_JSON
@click.pass_obj
@plain_errors
def list_authorities(app: App, person: str, *, wants_json: bool) -> None:
    """List the authorities of PERSON, oldest first."""
    open_vault(app)
    today = app.knowledge.today
    found = app.authorities.all(person)
    if wants_json:
        print_json({"authorities": [_row(one, today) for one in found]})
        return
    for one in found:
        click.echo(f"{one.id}  {one.full_name}  {_days(one)}")


def _days(one: Authority) -> str:
    last = one.last_day
    until = f"until {day_in_words(last)}" if last else "until it is taken back"
    return f"from {day_in_words(one.from_day)} {until}"


def _row(one: Authority, today: date) -> dict[str, object]:
    return {
        "id": one.id,
        "person": one.subject_id,
        "name": one.full_name,
        "organisation": one.organisation,
        "may": sorted(one.scope),
        "from": iso(one.from_day),
        "until": iso(one.until),
        "revoked_on": iso(one.revoked_on),
        "is_live": one.is_live(today),
        "scan": one.scan_id,
    }

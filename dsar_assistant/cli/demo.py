"""The command ``demo``: the whole main job on the bundled, invented sample case."""

import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from dsar_assistant.cli.due_words import as_words
from dsar_assistant.cli.files import write_bytes
from dsar_assistant.cli.output import SpokenProgress, plain_errors
from dsar_assistant.domain.evidence import Strength
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.domain.vault import KeyChoices
from dsar_assistant.services.app import App
from dsar_assistant.services.show_sample import SampleCase, ShowSample

BuildApp = Callable[[Path | None], App]
GrabScreens = Callable[[App, Path], tuple[Path, ...]]


@dataclass(frozen=True, slots=True)
class DemoTools:
    """What only bootstrap can make: services for another folder, and pictures of the window."""

    build_app: BuildApp
    grab_screens: GrabScreens


def demo_command(tools: DemoTools) -> click.Command:
    """Make the command."""

    @click.command()
    @click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        required=True,
        help="Folder for the letters, the sums, the calendar and the pictures.",
    )
    @plain_errors
    def demo(*, out: Path) -> None:
        """Show the whole program on an invented person. Your own vault is not touched."""
        # The sample case gets a vault of its own, gone when the command ends.
        with tempfile.TemporaryDirectory(prefix="dsar-demo-") as folder:
            app = tools.build_app(Path(folder))
            app.vault.create(KeyChoices(passphrase=secrets.token_urlsafe(16)))
            try:
                case = ShowSample(app).run(SpokenProgress())
                _write(case, out)
                screens = tools.grab_screens(app, out / "screens")
            finally:
                app.vault.lock()
        _tell(case, out, len(screens))

    return demo


def _write(case: SampleCase, out: Path) -> None:
    for one in case.letters:
        write_bytes(out / "letters" / one.file_name, one.content)
        if one.deadline:
            text = f"{one.organisation}: {one.title}\n\n{as_words(one.deadline)}\n"
            name = Path(one.file_name).with_suffix(".txt").name
            write_bytes(out / "deadlines" / name, text.encode())
    write_bytes(out / "due-days.ics", case.calendar)


def _tell(case: SampleCase, out: Path, screens: int) -> None:
    read = sum(source.items for source in case.sources)
    click.echo(f"{case.person.full_name} (invented) dropped in {counted(read, 'message')}.")
    for strength in Strength:
        click.echo(f"  {strength.value}: {counted(case.count(strength), 'organisation')}")
    click.echo("They wrote:")
    for row in case.found:
        if row.strength is Strength.CONFIRMED:
            click.echo(f"  {row.name}: {row.reasons[0].text}")
    click.echo("Who may have been told, by practices that are documented and may have stopped:")
    for row in case.found:
        if len(row.path_names) > 1:
            click.echo(f"  {' > '.join(row.path_names)}")
    click.echo("Why the party in this chain is on the list:")
    for reason in case.links_to_last():
        click.echo(f"  {reason.text}")
    click.echo(f"Three letters, posted first class on {day_in_words(case.posted_on)}:")
    for one in case.letters:
        due = one.deadline.due if one.deadline else None
        by = f"answer due by about {day_in_words(due)}" if due else "no day is set for the answer"
        click.echo(f"  {one.organisation}: {one.title}; {by}")
    click.echo(f"Letters, sums, a calendar and {counted(screens, 'picture')} are in {out}.")

"""The whole main job on a person made of canaries; says each window title, then waits.

``python tracing_program.py MAILBOX``: the canaries come as lines on standard input, and
end with an empty line. Says ``open`` while the vault is open, ``closed`` after that.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dsar_assistant import bootstrap  # noqa: E402 - found by the line above
from dsar_assistant.domain.paper import PaperChoices  # noqa: E402
from dsar_assistant.domain.person import DataSubject  # noqa: E402
from dsar_assistant.domain.place import PostalAddress  # noqa: E402
from dsar_assistant.domain.request import Channel  # noqa: E402
from dsar_assistant.domain.vault import KeyChoices  # noqa: E402
from dsar_assistant.finding.ticket import UnwatchedTicket  # noqa: E402
from dsar_assistant.services.app import App  # noqa: E402
from dsar_assistant.ui import crash_net  # noqa: E402
from dsar_assistant.ui.screens import settle  # noqa: E402
from dsar_assistant.ui.start import build_window  # noqa: E402
from dsar_assistant.ui.wishes import PageName, WriteLetter  # noqa: E402
from tests.fakes import FixedClock  # noqa: E402
from tests.ready_vault import made_surroundings  # noqa: E402


def say(word: str) -> None:
    """Say something to whoever looks on, before anything that is printed later."""
    sys.stderr.flush()
    os.write(1, f"{word}\n".encode())


def person_of(words: list[str]) -> DataSubject:
    """Use a canary wherever a person can say something."""
    return DataSubject(
        id="",
        full_name=words[0],
        address=PostalAddress((words[1], words[2]), "ZZ99 3AA"),
        former_names=tuple(words[3:9]),
        former_addresses=tuple(PostalAddress((word,), "ZZ99 3AA") for word in words[9:15]),
        emails=tuple(f"{word}@home.example" for word in words[15:20]),
        phones=tuple(words[20:24]),
        identifiers=tuple(
            (word, other) for word, other in zip(words[24:28], words[28:32], strict=True)
        ),
    )


def work(app: App, words: list[str], mailbox: Path) -> str:
    """Find, open, write, post and attach; gives the request."""
    person = app.people.add(person_of(words)).value
    app.evidence.read(person.id, [mailbox], UnwatchedTicket())
    app.candidates.rows(person.id)
    request = app.requests.open(person.id, "emmas-diary", "access").value
    app.attachments.add(request.id, f"{words[33]}.txt", f"Dear {words[34]}".encode())
    done = app.letters.finish(request.id, PaperChoices()).value
    app.postings.record(request.id, done.letter_id, Channel.FIRST_CLASS, app.knowledge.today)
    app.deadlines.calendar()
    app.backups.look_after()
    return request.id


def look_at_everything(app: App, request_id: str) -> None:
    """Open every page, and say the titles."""
    window = build_window(app)
    window.show()
    shell = window.shell
    if shell is None:
        raise RuntimeError("the vault is not open")
    crash_net.install(window.tell_crash)
    for page in PageName:
        shell.show_page(page)
        if page is PageName.LETTER:
            shell.grant(WriteLetter(request_id))
        settle(window)
        say(f"title {window.windowTitle()} {window.statusBar().currentMessage()}")
    window.close()


def stumble(word: str) -> None:
    """Fail as a bug would, two hundred times, with something personal in the message."""
    for _ in range(200):
        try:
            raise KeyError(word)  # noqa: TRY301 - what the net is there for
        except KeyError as error:
            sys.excepthook(KeyError, error, error.__traceback__)


def main() -> None:
    """Do it all, and wait where told to."""
    words = list(iter(sys.stdin.readline, "\n"))
    words = [word.strip() for word in words]
    app = bootstrap.build_app(None, made_surroundings(FixedClock()))
    app.vault.create(KeyChoices(passphrase=words[32]))
    request_id = work(app, words, Path(sys.argv[1]))
    say("open")
    sys.stdin.readline()
    look_at_everything(app, request_id)
    stumble(words[35])
    app.vault.lock()
    say("closed")
    os.read(0, 100)


main()

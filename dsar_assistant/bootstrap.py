"""Wires everything; the only room that knows every other."""

import os
from functools import partial
from pathlib import Path

import click

from dsar_assistant.cli.demo import DemoTools
from dsar_assistant.cli.program import build_program
from dsar_assistant.rendering.batch import PdfBatchPrinter
from dsar_assistant.rendering.forms import (
    LateCalendar,
    LateRecoverySheet,
    LetterForms,
)
from dsar_assistant.rendering.late_papers import LateBinder
from dsar_assistant.rendering.page_painter import PdfiumPainter
from dsar_assistant.services.advise_letter import AdviseLetter
from dsar_assistant.services.app import App
from dsar_assistant.services.check_law import CheckLaw
from dsar_assistant.services.check_self import CheckSelf
from dsar_assistant.services.copy_identity import CopyIdentity
from dsar_assistant.services.count_days import CountDays
from dsar_assistant.services.export_vault import ExportVault
from dsar_assistant.services.find_controllers import FindControllers
from dsar_assistant.services.import_evidence import ImportEvidence
from dsar_assistant.services.import_requests import ImportRequests
from dsar_assistant.services.import_vault import ImportVault
from dsar_assistant.services.inspect_pack import InspectPack, read_signing_keys
from dsar_assistant.services.keep_attachment import KeepAttachment
from dsar_assistant.services.keep_authority import KeepAuthority
from dsar_assistant.services.keep_backups import KeepBackups
from dsar_assistant.services.keep_filters import KeepFilters
from dsar_assistant.services.keep_organisations import KeepOrganisations
from dsar_assistant.services.keep_packs import KeepPacks
from dsar_assistant.services.keep_register import KeepRegister
from dsar_assistant.services.keep_signature import KeepSignature
from dsar_assistant.services.keep_signers import KeepSigners
from dsar_assistant.services.keep_vault import KeepVault
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.make_bundle import MakeBundle
from dsar_assistant.services.manage_people import ManagePeople
from dsar_assistant.services.open_request import OpenRequest
from dsar_assistant.services.order_letter import OrderLetter
from dsar_assistant.services.prepare_letter import PrepareLetter
from dsar_assistant.services.print_batch import PrintBatch
from dsar_assistant.services.print_recovery import PrintRecovery
from dsar_assistant.services.read_help import ReadHelp
from dsar_assistant.services.read_response import ReadResponse
from dsar_assistant.services.record_fact import RecordFact
from dsar_assistant.services.record_posting import RecordPosting
from dsar_assistant.services.review_candidates import ReviewCandidates
from dsar_assistant.services.reword_letter import RewordLetter
from dsar_assistant.services.search_everything import SearchEverything
from dsar_assistant.services.see_audit import SeeAudit
from dsar_assistant.services.track_deadlines import TrackDeadlines
from dsar_assistant.services.undo import Undo
from dsar_assistant.services.write_letter import WriteLetter
from dsar_assistant.showing.parent import (
    ConfinedFiles,
    ConfinedIdentityCopier,
    ConfinedSignatures,
)
from dsar_assistant.storage.backups import ZipBackups
from dsar_assistant.storage.keeper import SqlVaultKeeper
from dsar_assistant.storage.pack_shelf import FilePackShelf
from dsar_assistant.storage.register_index import FileRegisterIndex
from dsar_assistant.storage.register_name_list import FileRegisterNames
from dsar_assistant.storage.scratch import MemoryVault
from dsar_assistant.storage.surroundings import Surroundings
from dsar_assistant.system.cage.evidence import ConfinedEvidence
from dsar_assistant.system.cage.lists import ConfinedPacks, ConfinedRegister
from dsar_assistant.system.cage.records import ConfinedRecords
from dsar_assistant.system.clock import SystemClock
from dsar_assistant.system.files import DiskFiles
from dsar_assistant.system.folders import data_folder, prepare_data_folder
from dsar_assistant.system.hardening import harden
from dsar_assistant.system.keyring_store import KeyringSecretStore
from dsar_assistant.system.one_window import OneWindow
from dsar_assistant.system.reply_reading.parent import LimitedReplyReader
from dsar_assistant.system.resources import BundledResources
from dsar_assistant.system.restarting import restart_locked, starts_locked
from dsar_assistant.system.settings import TomlSettings

_SETTINGS_FILE = "settings.toml"
_REGISTER_FOLDER = "register"
_LISTS_FOLDER = "lists"
_PICTURE_SIZE = (1280, 800)
_CALLED = "The program is open already. Its window has been brought to the front."
_NO_ANSWER = (
    "The program is open already, but it does not answer. Close it, and then open your vault here."
)


def surroundings() -> Surroundings:
    """Give what the vault needs from this computer."""
    return Surroundings(KeyringSecretStore(), SystemClock(), DiskFiles())


def build_app(data_dir: Path | None, around: Surroundings | None = None) -> App:
    """Build the services; nothing is read or written yet.

    Args:
        data_dir: Where the vault lies; None = this account's usual place.
        around: Keyring, clock and disk; the real ones unless given.
    """
    around = around or surroundings()
    folder = data_folder(data_dir, os.environ)
    resources = BundledResources()
    shelf = FilePackShelf(folder / _LISTS_FOLDER, around.disk)
    knowledge = Knowledge(resources, around.clock, shelf)
    writer = WriteLetter(knowledge, LetterForms(resources.path("fonts")))
    count_days = CountDays(knowledge)
    orders = OrderLetter(knowledge, count_days)
    keeper = SqlVaultKeeper(folder, around)
    settings = TomlSettings(folder / _SETTINGS_FILE)
    vault = KeepVault(keeper, partial(prepare_data_folder, folder))
    letters = PrepareLetter(vault.begin, knowledge, writer)
    deadlines = TrackDeadlines(vault.begin, knowledge, LateCalendar())
    undo = Undo(vault.begin, knowledge)
    signers = KeepSigners(vault.begin, knowledge)
    strangers = ConfinedFiles()
    binder = LateBinder(resources.path("fonts"), strangers.clean)
    vault.when_opened(undo.erase_old)
    vault.when_locked(deadlines.forget)
    search = SearchEverything(vault.begin, knowledge, deadlines, strangers)
    vault.when_locked(search.forget)
    return App(
        data_folder=folder,
        knowledge=knowledge,
        settings=settings,
        painter=PdfiumPainter(),
        backups=KeepBackups(ZipBackups(folder, keeper, around), keeper, settings, around.clock),
        register=_register(folder, around, knowledge),
        check_law=CheckLaw(knowledge),
        check_self=CheckSelf(knowledge, orders, writer, MemoryVault(around.clock)),
        count_days=count_days,
        find=FindControllers(knowledge, ConfinedEvidence()),
        responses=ReadResponse(
            knowledge,
            LimitedReplyReader(),
            FileRegisterNames(folder / _REGISTER_FOLDER),
            vault.begin,
        ),
        identity=CopyIdentity(knowledge, ConfinedIdentityCopier(resources.path("fonts"))),
        orders=orders,
        writer=writer,
        vault=vault,
        people=ManagePeople(vault.begin),
        evidence=ImportEvidence(vault.begin, knowledge, ConfinedEvidence(), vault.room, settings),
        candidates=ReviewCandidates(vault.begin, knowledge),
        organisations=KeepOrganisations(vault.begin, knowledge),
        requests=OpenRequest(vault.begin, knowledge),
        letters=letters,
        batches=PrintBatch(
            vault.begin, knowledge, letters, PdfBatchPrinter(resources.path("fonts"))
        ),
        signatures=KeepSignature(vault.begin, ConfinedSignatures()),
        advice=AdviseLetter(vault.begin, knowledge, letters),
        rewording=RewordLetter(vault.begin, knowledge, letters),
        postings=RecordPosting(vault.begin, knowledge),
        facts=RecordFact(vault.begin, knowledge),
        deadlines=deadlines,
        search=search,
        undo=undo,
        authorities=KeepAuthority(vault.begin, knowledge),
        filters=KeepFilters(vault.begin),
        attachments=KeepAttachment(vault.begin, knowledge, strangers),
        bundles=MakeBundle(vault.begin, knowledge, writer, binder, strangers),
        audit=SeeAudit(vault.begin),
        help=ReadHelp(resources),
        packs=_packs(folder, vault, knowledge, signers),
        signers=signers,
        recovery=PrintRecovery(
            LateRecoverySheet(resources.path("fonts")), PdfiumPainter(), around.clock
        ),
        exports=ExportVault(vault.begin, knowledge),
        imports=ImportVault(vault.begin, ConfinedRecords(), ConfinedSignatures()),
        lists=ImportRequests(vault.begin, knowledge, ConfinedRecords()),
    )


def _register(folder: Path, around: Surroundings, knowledge: Knowledge) -> KeepRegister:
    """Give the register of fee payers, in a folder of its own beside the vault."""
    index = FileRegisterIndex(folder / _REGISTER_FOLDER, around.disk, around.clock)
    prepare = partial(prepare_data_folder, folder)
    return KeepRegister(index, ConfinedRegister(), knowledge, prepare)


def _packs(folder: Path, vault: KeepVault, knowledge: Knowledge, signers: KeepSigners) -> KeepPacks:
    """Give the lists of organisations, in a folder of their own beside the vault."""
    keys = read_signing_keys(knowledge.resources.path("directory", "signing_keys.txt"))
    inspect = InspectPack(ConfinedPacks(), knowledge, keys, signers.all)
    return KeepPacks(inspect, vault.begin, knowledge, partial(prepare_data_folder, folder))


def main() -> None:
    """Start the program: a command if one is given, else the window."""
    harden()
    tools = DemoTools(build_app, grab_screens)
    build_program(tools, open_window)(prog_name="dsar-assistant")


def open_window(app: App) -> int:
    """Open the window and stay until it is closed; locking it starts the program anew.

    A second start brings the window of the first to the front and ends.
    """
    place, said = OneWindow(app.data_folder), ""
    if not place.take():
        if place.call():
            click.echo(_CALLED, err=True)
            return 0
        said = _NO_ANSWER
    # Qt is loaded here and nowhere earlier, so that commands start without it.
    from dsar_assistant.ui.start import LOCKED, run_window

    code = run_window(app, place, stays_locked=starts_locked(), said=said)
    if code == LOCKED:
        restart_locked()
    return code


def grab_screens(app: App, folder: Path) -> tuple[Path, ...]:
    """Write pictures of the main pages; needs no screen."""
    from dsar_assistant.ui.screens import grab_pages, without_offscreen_remarks
    from dsar_assistant.ui.start import build_window

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    with without_offscreen_remarks():
        window = build_window(app)
        window.resize(*_PICTURE_SIZE)
        try:
            return grab_pages(window, folder)
        finally:
            window.close()

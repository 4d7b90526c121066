"""Everything a user can do; built by bootstrap, used by the window and the command line."""

from dataclasses import dataclass
from pathlib import Path

from dsar_assistant.ports import PagePainter, SettingsStore
from dsar_assistant.services.advise_letter import AdviseLetter
from dsar_assistant.services.check_law import CheckLaw
from dsar_assistant.services.check_self import CheckSelf
from dsar_assistant.services.copy_identity import CopyIdentity
from dsar_assistant.services.count_days import CountDays
from dsar_assistant.services.export_vault import ExportVault
from dsar_assistant.services.find_controllers import FindControllers
from dsar_assistant.services.import_evidence import ImportEvidence
from dsar_assistant.services.import_requests import ImportRequests
from dsar_assistant.services.import_vault import ImportVault
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


@dataclass(frozen=True, slots=True)
class App:
    """The services. Those below ``vault`` raise VaultLockedError while the vault is locked."""

    data_folder: Path
    knowledge: Knowledge
    settings: SettingsStore
    painter: PagePainter
    backups: KeepBackups
    register: KeepRegister
    check_law: CheckLaw
    check_self: CheckSelf
    count_days: CountDays
    find: FindControllers
    responses: ReadResponse
    identity: CopyIdentity
    orders: OrderLetter
    writer: WriteLetter
    vault: KeepVault
    people: ManagePeople
    evidence: ImportEvidence
    candidates: ReviewCandidates
    organisations: KeepOrganisations
    requests: OpenRequest
    letters: PrepareLetter
    batches: PrintBatch
    signatures: KeepSignature
    advice: AdviseLetter
    rewording: RewordLetter
    postings: RecordPosting
    facts: RecordFact
    deadlines: TrackDeadlines
    search: SearchEverything
    undo: Undo
    authorities: KeepAuthority
    filters: KeepFilters
    attachments: KeepAttachment
    bundles: MakeBundle
    audit: SeeAudit
    recovery: PrintRecovery
    help: ReadHelp
    packs: KeepPacks
    signers: KeepSigners
    exports: ExportVault
    imports: ImportVault
    lists: ImportRequests

"""How organisations and flows are written as the JSON that scripts rely on."""

from dsar_assistant.directory.directory import Directory
from dsar_assistant.directory.wording import flow_explained
from dsar_assistant.domain.controller import Controller, Flow


def controller_json(item: Controller) -> dict[str, object]:
    """Write one organisation; a contact always carries its age."""
    contact = item.contact
    return {
        "id": item.id,
        "name": item.name,
        "known_as": list(item.known_as),
        "formerly": list(item.formerly),
        "sector": item.sector,
        "regime": item.regime.value,
        "country": item.country,
        "nation": item.nation.value,
        "domains": list(item.domains),
        "company_number": item.company_number,
        "ico_registration": item.ico_registration,
        "address": list(contact.address.block) if contact.address else [],
        "email": contact.email,
        "phone": contact.phone,
        "form_url": contact.form_url,
        "privacy_notice_url": contact.privacy_notice_url,
        "contact_checked_on": contact.checked_on.iso if contact.checked_on else None,
        "contact_listed_by": contact.listed_by or None,
        "check_before_posting": True,
        "origin": item.origin,
        "holds_because": list(item.holds_because),
        "confidence": item.confidence.value,
        "is_generic": item.is_generic,
        "sources": list(dict.fromkeys(source.url for source in item.sources)),
        "note": item.note,
    }


def flow_json(flow: Flow, directory: Directory) -> dict[str, object]:
    """Write one flow, with the sentence that claims no more than the record."""
    return {
        "from": flow.sender,
        "to": flow.recipient,
        "text": flow_explained(flow, directory),
        "data": list(flow.data),
        "purpose": flow.purpose,
        "from_date": flow.from_date.iso if flow.from_date else None,
        "to_date": flow.to_date.iso if flow.to_date else None,
        "status": flow.status.value,
        "authority": flow.authority,
        "records": flow.records,
        "confidence": flow.confidence.value,
        "sources": [source.url for source in flow.sources],
    }

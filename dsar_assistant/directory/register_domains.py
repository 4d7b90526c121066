"""Judge whether a domain in the register points to one organisation.

Many domains do not: free mail, officers who work for many organisations, and groups that
share one. Such a domain gives a list to choose from, and nobody is picked from it.
"""

from collections.abc import Collection

from dsar_assistant.directory.register_names import core_name
from dsar_assistant.domain.register import DomainAnswer, DomainRows, DomainUse

# One domain on so many organisations is that of a paid officer, a council or a group.
_MANY = 5


def judge_domain(
    domain: str, rows: DomainRows, *, is_free_mail: bool, shared: Collection[str]
) -> DomainAnswer:
    """Say who may stand behind a domain.

    Args:
        domain: The registrable domain, in lower case.
        rows: What the index holds on it.
        is_free_mail: Private people have addresses there.
        shared: Domains known to belong to several organisations.
    """
    use = _use_of(domain, rows, is_free_mail=is_free_mail, shared=shared)
    entry = rows.entries[0] if use is DomainUse.ONE else None
    return DomainAnswer(domain, use, rows.entries, entry)


def _use_of(
    domain: str, rows: DomainRows, *, is_free_mail: bool, shared: Collection[str]
) -> DomainUse:
    if is_free_mail:
        return DomainUse.FREE_MAIL
    if domain in shared:
        return DomainUse.SHARED
    if not rows.entries:
        return DomainUse.NONE
    owners = {(core_name(entry.name), entry.postcode) for entry in rows.entries}
    # What lies beyond the first entries, or was left out of the import, is someone else's.
    unseen = rows.count > len(rows.entries)
    if rows.names_other_officer or len(owners) >= _MANY:
        return DomainUse.OFFICER_FOR_OTHERS
    return DomainUse.SEVERAL if unseen or len(owners) > 1 else DomainUse.ONE

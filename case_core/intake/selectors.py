"""What the citizen reads of their own case."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from case_core.cases.models import Case, Contact
from case_core.cases.states import CITIZENS_KINDS, Direction
from case_core.intake.models import Receipt
from case_core.intake.words import STATE_WORDS
from mannaka_kit import audit, japanese
from mannaka_kit.identifiers import secret_hash, secret_matches


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalEntry:
    """One thing that the citizen wrote, or the city's reply."""

    at: datetime
    is_from_citizen: bool
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalView:
    """A case as its citizen sees it."""

    receipt_id: int
    case_id: int
    number: str
    title: str
    topic_label: str
    status: str
    state_words: str
    received_at: datetime
    due_on: date | None
    is_closed: bool
    entries: tuple[PortalEntry, ...]

    @property
    def has_reply(self) -> bool:
        """Tell whether the city has answered."""
        return any(not entry.is_from_citizen for entry in self.entries)


@transaction.atomic
def portal_case(*, number: str, secret: str, at: datetime) -> PortalView | None:
    """Return the case of a receipt to whoever knows its number and secret, else None; both are recorded."""
    typed = japanese.fold_width(number).strip()
    receipt = _receipts().filter(number=typed).first()
    # Without a receipt a hash is compared all the same: the time it takes tells nobody which numbers exist.
    stored = receipt.secret_hash if receipt is not None else secret_hash("")
    if not secret_matches(secret, stored) or receipt is None:
        audit.record("portal.refused", actor=audit.CITIZEN, target=None, at=at, outcome=audit.Outcome.REFUSED)
        return None
    return _read(receipt, at=at)


@transaction.atomic
def portal_case_again(*, receipt_id: int, at: datetime) -> PortalView | None:
    """Return the case of a receipt whose secret was shown earlier in the same session."""
    receipt = _receipts().filter(pk=receipt_id).first()
    return _read(receipt, at=at) if receipt is not None else None


def _receipts() -> QuerySet[Receipt]:
    return Receipt.objects.select_related("case")


def _read(receipt: Receipt, *, at: datetime) -> PortalView:
    case = receipt.case
    audit.record("portal.read", actor=audit.CITIZEN, target=case, at=at, case_id=case.pk)
    return PortalView(
        receipt_id=receipt.pk,
        case_id=case.pk,
        number=receipt.number,
        title=case.title,
        topic_label=case.get_topic_display(),
        status=case.status,
        state_words=str(STATE_WORDS[case.status]),
        received_at=case.opened_at,
        due_on=case.due_on,
        is_closed=case.is_closed,
        entries=tuple(entry for contact in _shown(case) for entry in _entries(contact)),
    )


def _shown(case: Case) -> QuerySet[Contact]:
    return case.contacts.filter(is_visible_to_citizen=True).prefetch_related("statements")


def _entries(contact: Contact) -> list[PortalEntry]:
    return [
        PortalEntry(at=contact.at, is_from_citizen=contact.direction == Direction.INCOMING, body=statement.body)
        for statement in contact.statements.all()
        if statement.kind in CITIZENS_KINDS
    ]

"""The inbox: what came from outside and waits for somebody, in the order in which it came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from case_core.cases.models import Case, Statement
from case_core.cases.querysets import CaseQuerySet
from case_core.cases.selectors import cases_visible_to
from case_core.cases.states import Channel, Direction, StatementKind
from case_core.console.selectors import CasePage, page_of
from mannaka_kit import audit, clock
from tenants.accounts.actor import Actor

# What comes by itself, while nobody of the centre listens.
FROM_OUTSIDE: Final = (Channel.WEB, Channel.MAIL, Channel.LINE)
_SHOWN: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One line: who came by which way with what, since when it waits, and whether it may be taken."""

    case: Case
    is_message: bool
    first_line: str
    waiting_since: datetime
    is_free: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """A page of the inbox."""

    rows: list[InboxRow]
    page: CasePage


def inbox_views(viewer: Actor) -> Mapping[str, CaseQuerySet]:
    """Return the lists of the inbox by name."""
    cases = cases_visible_to(viewer)
    untaken = cases.new().filter(owner=None, channel__in=FROM_OUTSIDE)
    return {
        "all": cases.filter(pk__in=untaken.values("pk")) | cases.with_new_message(),
        "matter": untaken.filter(new_message_at=None),
        "message": cases.with_new_message(),
    }


@transaction.atomic
def inbox_page(viewer: Actor, cases: CaseQuerySet, *, number: int) -> Inbox:
    """Return a page of a list, oldest first, and record that what citizens wrote was read there."""
    words = Statement.objects.filter(
        contact__case=OuterRef("pk"), contact__direction=Direction.INCOMING, kind=StatementKind.WORDS
    ).order_by("-contact__at", "-pk")
    waiting = cases.select_related("owner", "party").annotate(
        waiting_since=Coalesce(F("new_message_at"), F("opened_at")), last_words=Subquery(words.values("body")[:1])
    )
    page = page_of(waiting.order_by("waiting_since", "pk"), number)
    read = [case.pk for case in page.cases]
    audit.record("case.listed", actor=viewer, target=None, at=clock.now(), details={"cases": read})
    return Inbox(rows=list(_rows(page.cases)), page=page)


def _rows(cases: Iterable[Case]) -> Iterable[InboxRow]:
    for case in cases:
        yield InboxRow(
            case=case,
            is_message=case.new_message_at is not None,
            first_line=_first_line(getattr(case, "last_words", None) or case.title),
            waiting_since=case.new_message_at or case.opened_at,
            is_free=case.owner_id is None and not case.is_closed,
        )


def _first_line(words: str) -> str:
    line = next((line.strip() for line in words.splitlines() if line.strip()), "")
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"

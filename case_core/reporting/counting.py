"""The statements behind the figures: the database counts, each in one pass, and few rows come back."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeAlias

from django.db.models import BooleanField, Count, DateField, ExpressionWrapper, F, Q, QuerySet, Sum
from django.db.models.functions import TruncDate, TruncMonth

from case_core.cases.models import Case
from case_core.cases.states import CaseStatus
from case_core.handovers.models import Handover
from case_core.handovers.states import OPEN, HandoverStatus
from case_core.ledger.models import LedgerEntry
from case_core.referrals.models import Referral
from case_core.referrals.states import ReferralStatus
from case_core.reporting.periods import Period
from mannaka_kit.clock import TOKYO

# (is it of the year before, month, channel, topic, how many)
Came: TypeAlias = tuple[bool, date, str, str, int]
Tally: TypeAlias = Counter[tuple[str, bool]]


def came_in(period: Period) -> list[Came]:
    """Count what came in the period and in the year before it, the city's earlier ledger included."""
    return [*_cases_opened(period), *_ledger_lines(period)]


def tally(rows: Iterable[tuple[str, bool, int]]) -> Tally:
    """Add up what has the same key and year."""
    counted: Tally = Counter()
    for key, is_before, number in rows:
        counted[key, is_before] += number
    return counted


def ended_in(period: Period) -> tuple[Tally, Tally]:
    """Count how cases ended in the period and in the year before it, and add up what consumers got back in yen."""
    ended = _of_both(Case.objects.order_by(), period, moment="closed_at")
    rows = list(ended.values_list("outcome", "is_before").annotate(number=Count("pk"), yen=Sum("recovered_yen")))
    counted = tally((outcome, is_before, number) for outcome, is_before, number, _yen in rows)
    return counted, tally((outcome, is_before, int(yen or 0)) for outcome, is_before, _number, yen in rows)


def handed_over_in(period: Period, *, today: date) -> QuerySet[Handover, dict[str, Any]]:
    """Count for each section what it was asked in the period, and what became of it."""
    sent = Handover.objects.order_by().filter(sent_at__gte=period.starts_at, sent_at__lt=period.ends_before)
    return sent.values("section_id", "section__name", "section__name_kana").annotate(
        sent=Count("pk"),
        in_time=Count("pk", filter=_reported(is_late=False)),
        late=Count("pk", filter=_reported(is_late=True)),
        returned=Count("pk", filter=Q(status=HandoverStatus.RETURNED)),
        waived=Count("pk", filter=Q(status=HandoverStatus.WAIVED)),
        waiting=Count("pk", filter=Q(status__in=OPEN)),
        overdue=Count("pk", filter=Q(status__in=OPEN, due_on__lt=today)),
    )


def referred_in(period: Period, *, today: date) -> QuerySet[Referral, dict[str, Any]]:
    """Count for each body and outcome what it was asked to take in the period, and what became of it."""
    sent = Referral.objects.order_by().filter(sent_at__gte=period.starts_at, sent_at__lt=period.ends_before)
    answered_late = Q(due_on__lt=TruncDate(F("answered_at"), tzinfo=TOKYO))
    never = Q(answered_at__isnull=True, status=ReferralStatus.SENT, due_on__lt=today)
    counted = {status.value: Count("pk", filter=Q(status=status)) for status in ReferralStatus}
    # Named apart from the fields of the body.
    body = {"body_id": F("grant__organization_id"), "body": F("grant__organization__name")}
    kana = F("grant__organization__name_kana")
    rows = sent.values("outcome", **body, kana=kana)
    return rows.annotate(number=Count("pk"), late=Count("pk", filter=answered_late | never), **counted)


def open_by_status() -> dict[str, int]:
    """Count what is open at this moment."""
    return dict(Case.objects.open().order_by().values_list("status").annotate(number=Count("pk")))


def counted_on(day: date) -> dict[str, int]:
    """Count what came and what ended on a day."""
    whole = Period(first=day, last=day)
    return Case.objects.filter(_within(whole, "opened_at") | _within(whole, "closed_at")).aggregate(
        opened=Count("pk", filter=_within(whole, "opened_at")),
        closed=Count("pk", filter=_within(whole, "closed_at") & Q(status=CaseStatus.CLOSED)),
    )


def _cases_opened(period: Period) -> Iterable[Came]:
    opened = _of_both(Case.objects.order_by(), period, moment="opened_at")
    opened = opened.annotate(month=TruncMonth("opened_at", tzinfo=TOKYO, output_field=DateField()))
    counted: Iterable[Came] = opened.values_list("is_before", "month", "channel", "topic").annotate(number=Count("pk"))
    return counted


def _ledger_lines(period: Period) -> Iterable[Came]:
    days = Q(on__range=(period.first, period.last))
    before = Q(on__range=(period.year_before.first, period.year_before.last))
    lines = LedgerEntry.objects.order_by().filter(days | before)
    lines = lines.annotate(is_before=_flag(Q(on__lt=period.first)), month=TruncMonth("on"))
    return lines.values_list("is_before", "month", "channel", "topic").annotate(number=Count("pk"))


def _of_both(cases: QuerySet[Case], period: Period, *, moment: str) -> QuerySet[Any, Any]:
    """Keep the cases of the period and of the year before, and tell them apart."""
    kept = cases.filter(_within(period, moment) | _within(period.year_before, moment))
    return kept.annotate(is_before=_flag(Q(**{f"{moment}__lt": period.starts_at})))


def _within(period: Period, moment: str) -> Q:
    bounds: dict[str, datetime] = {f"{moment}__gte": period.starts_at, f"{moment}__lt": period.ends_before}
    return Q(**bounds)


def _flag(condition: Q) -> ExpressionWrapper[Any]:
    return ExpressionWrapper(condition, output_field=BooleanField())


def _reported(*, is_late: bool) -> Q:
    """Match answers by the day on the wall calendars of Japan: one of 23:59 on the promised day is in time."""
    reported = Q(status=HandoverStatus.REPORTED)
    is_in_time = Q(due_on__gte=TruncDate(F("ended_at"), tzinfo=TOKYO))
    return reported & (~is_in_time if is_late else is_in_time)

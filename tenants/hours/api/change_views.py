"""Changes of opening hours and special days: translation only."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mannaka_kit import clock
from mannaka_kit.errors import NotFoundError
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, Sending, Take
from tenants.api_tokens.scopes import Scope
from tenants.hours import selectors
from tenants.hours.actions.add_special_day import add_special_day
from tenants.hours.actions.change_hours import change_hours
from tenants.hours.actions.remove_special_day import remove_special_day
from tenants.hours.actions.withdraw_change import withdraw_change
from tenants.hours.api import change_serializers as serializers
from tenants.hours.day_types import DayType
from tenants.hours.errors import UnknownWayError
from tenants.hours.models import RegularHours, SpecialDay
from tenants.hours.spans import Span, Spans

KEEPERS = frozenset({Role.ADMINISTRATOR})


class SpecialDayViewSet(ListViewSet, Sending):
    """The special days to come, and new ones."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, KEEPERS
    operations = {
        "list": ("special_days_list", _("きょうからの特別の日の一覧")),
        "create": (
            "special_days_create",
            _("特別の日（休みか特別の時間）を加える。続く日は1日ずつの行になる"),
        ),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.SpecialDaySerializer}
    body = serializers.NewSpecialDaySerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[SpecialDay]:  # noqa: ARG002
        """Return a page of special days."""
        return take(selectors.special_days_for(actor, on=clock.today()))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Make the days special; the first of them is told."""
        days = {name: told[name] for name in ("on", "last", "reason")}
        made = add_special_day(actor=actor, spans=_spans(told["spans"]), way_id=_way_id(actor, told), at=at, **days)
        return _of_day(made[0].pk)


class RemoveSpecialDayView(ActionView):
    """An ordinary day again."""

    writes, roles = Scope.ORGANISATION_WRITE, KEEPERS
    operations = {"post": ("special_days_remove", _("特別の日を取り消す"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Remove the day.

        :raises NotFoundError: there is no such day.
        """
        day = selectors.special_day_for(actor, ids["day_id"])
        if day is None:
            raise NotFoundError
        remove_special_day(actor=actor, day=day, at=at)
        return _of_day(ids["day_id"])


class HoursChangeViewSet(ListViewSet, Sending):
    """The changes that have not begun, and a new one."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, KEEPERS
    operations = {
        "list": ("hours_changes_list", _("これから始まる時間の変更の一覧")),
        "create": ("hours_changes_create", _("日の区分ごとの時間を、ある日から（または期間だけ）変える")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.HoursChangeSerializer}
    body = serializers.NewHoursSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[RegularHours]:  # noqa: ARG002
        """Return a page of changes."""
        return take(selectors.planned_changes_for(actor, on=clock.today()))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Change the hours."""
        spans = None if told["spans"] is None else _spans(told["spans"])
        told_days = {name: told[name] for name in ("valid_from", "valid_until")}
        day_type, way_id = DayType(told["day_type"]), _way_id(actor, told)
        return _of_change(
            change_hours(actor=actor, day_type=day_type, spans=spans, way_id=way_id, at=at, **told_days).pk
        )


class WithdrawChangeView(ActionView):
    """The hours before it go on."""

    writes, roles = Scope.ORGANISATION_WRITE, KEEPERS
    operations = {"post": ("hours_changes_withdraw", _("まだ始まっていない時間の変更を取り消す"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Withdraw the change.

        :raises NotFoundError: there is no such change.
        """
        change = selectors.change_for(actor, ids["change_id"])
        if change is None:
            raise NotFoundError
        withdraw_change(actor=actor, change=change, at=at)
        return _of_change(ids["change_id"])


def _of_day(day_id: int) -> Done:
    return Done(id=day_id, url=reverse("api:special_days"))


def _of_change(change_id: int) -> Done:
    return Done(id=change_id, url=reverse("api:hours_changes"))


def _spans(written: Iterable[Mapping[str, int]]) -> Spans:
    return tuple(Span(each["begins"], each["ends"]) for each in written)


def _way_id(actor: Actor, told: Mapping[str, Any]) -> int | None:
    code = told["way"]
    if code is None:
        return None
    found = next((way.pk for way in selectors.all_ways(actor) if way.code == code), None)
    if found is None:
        raise UnknownWayError(field="way")
    return found

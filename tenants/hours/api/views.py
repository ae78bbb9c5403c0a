"""Opening hours as they are: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mannaka_kit import clock
from mannaka_kit.errors import NotFoundError
from tenants.accounts.actor import Actor
from tenants.api_tokens.doors import ActionView, Done, RecordViewSet, Sending
from tenants.api_tokens.scopes import Scope
from tenants.hours.actions.add_way import add_way
from tenants.hours.actions.change_way import change_way
from tenants.hours.api import change_serializers, serializers
from tenants.hours.calendar_rules import Opening
from tenants.hours.errors import UnknownWayError
from tenants.hours.models import Way
from tenants.hours.selectors import all_ways, opening_state, openings_between, way_for, ways_offered
from tenants.hours.sentences import hours_sentences
from tenants.hours.way_facts import WayFacts
from tenants.hours.way_kinds import WayKind


class StateViewSet(RecordViewSet):
    """Whether the centre is open now."""

    reads = Scope.ORGANISATION_READ
    operations = {"retrieve": ("hours_state", _("いま開いているか、次はいつ開くか"))}
    filters = {"retrieve": serializers.WayFilter}
    answers = {"retrieve": serializers.OpeningStateSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the state of the moment."""
        at = clock.now()
        state = opening_state(at=at, way=_way(asked))
        return {
            "is_open": state.is_open,
            "until": state.until,
            "next_opening": state.next_opening,
            "today": _opening(state.today),
            "sentences": {language: hours_sentences(state, at=at, language=language) for language in ("ja", "en")},
        }


class DayViewSet(RecordViewSet):
    """The hours of each day between two days."""

    reads = Scope.ORGANISATION_READ
    operations = {"retrieve": ("hours_days", _("日ごとの開所時間"))}
    filters = {"retrieve": serializers.SpanFilters}
    answers = {"retrieve": serializers.DaysSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the days with their hours."""
        found = openings_between(asked["first"], asked["last"], way=_way(asked))
        return {"days": [{"on": on, **_opening(opening)} for on, opening in found]}


class WayViewSet(RecordViewSet, Sending):
    """The ways by which the centre is reached, and a new one."""

    reads, writes = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE
    operations = {
        "retrieve": ("hours_ways", _("受付方法の一覧")),
        "create": ("hours_ways_create", _("受付方法を加える（時間を決めるまでは、センター全体と同じ時間）")),
    }
    filters = {"retrieve": serializers.WayFilters}
    answers = {"retrieve": serializers.WaysSerializer}
    body = change_serializers.NewWaySerializer
    creates = True
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, list[Way]]:  # noqa: ARG002
        """Return the ways."""
        return {"ways": all_ways(actor) if asked.get("with_ended") else ways_offered()}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Add a way."""
        return _of_way(add_way(actor=actor, code=told["code"], facts=_facts(told), at=at))


class WayChangeView(ActionView):
    """What a way is called, where it is, and whether it is offered."""

    writes = Scope.ORGANISATION_WRITE
    operations = {"post": ("hours_ways_change", _("受付方法の名前や場所、受け付けているかを変える"))}
    body = change_serializers.WayChangeSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change the way.

        :raises NotFoundError: the city has no such way.
        """
        way = way_for(actor, ids["way_id"])
        if way is None:
            raise NotFoundError
        return _of_way(change_way(actor=actor, way=way, facts=_facts(told), is_offered=told["is_offered"], at=at))


def _of_way(way: Way) -> Done:
    return Done(id=way.pk, url=reverse("api:hours_ways"))


def _facts(told: Mapping[str, Any]) -> WayFacts:
    words = {name: told[name] for name in ("name", "name_en", "place", "position")}
    return WayFacts(kind=WayKind(told["kind"]), **words)


def _way(asked: Mapping[str, Any]) -> str:
    code = str(asked.get("way", ""))
    if code and code not in {way.code for way in ways_offered()}:
        raise UnknownWayError(field="way")
    return code


def _opening(opening: Opening) -> dict[str, Any]:
    spans = opening.spans
    return {
        "day_type": opening.day_type,
        "opens": spans[0].begins if spans else None,
        "closes": spans[-1].ends if spans else None,
        "spans": spans,
        "reason": opening.reason,
    }

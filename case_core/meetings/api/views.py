"""Talks by video: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from case_core.meetings.actions.change_meeting_rules import change_meeting_rules
from case_core.meetings.actions.try_meeting_again import try_meeting_again
from case_core.meetings.api import serializers
from case_core.meetings.entering import enter_meeting
from case_core.meetings.models import Meeting, MeetingRules
from case_core.meetings.selectors import meeting_for, rules_for
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, NothingToSay, RecordViewSet, Sending, actor_of
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(meeting_id: int, **once: str) -> Done:
    return Done(id=meeting_id, url=reverse("api:meeting", args=[meeting_id]), once=once)


class MeetingViewSet(RecordViewSet):
    """A talk by video."""

    reads, roles = Scope.BOOKINGS_READ, CENTRE
    operations = {"retrieve": ("meetings_retrieve", _("ビデオ相談を1件読む（入退室も）"))}
    answers = {"retrieve": serializers.MeetingSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Meeting:  # noqa: ARG002
        """Return a meeting."""
        return meeting_for(actor, ids["meeting_id"])


class MeetingActionView(ActionView):
    """Something that the centre does with a meeting."""

    writes, roles = Scope.BOOKINGS_WRITE, CENTRE
    body = NothingToSay


class EnterView(MeetingActionView):
    """Go into a meeting, to lead it."""

    operations = {"post": ("meetings_enter", _("ビデオ相談を主催する人として入る（入ったことは記録に残る）"))}
    answer = serializers.WayInSerializer
    way_in: str

    def send(self, request: Request, **ids: int) -> Response:
        """Ask the service before the transaction, since a foreign server takes its time."""
        link = enter_meeting(meeting_id=ids["meeting_id"], at=clock.now(), actor=actor_of(request))
        self.way_in = str(link.url)
        return super().send(request, **ids)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Tell the way in, the first time."""
        return _done(ids["meeting_id"], way_in=self.way_in)

    def tell(self, answer: dict[str, Any], once: Mapping[str, str]) -> dict[str, Any]:
        """Tell it in this answer alone."""
        return {**answer, "way_in": once.get("way_in")}


class TryAgainView(MeetingActionView):
    """Have the service asked once more."""

    operations = {"post": ("meetings_try_again", _("用意できなかったビデオ相談を、もう一度用意する"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Ask again."""
        return _done(try_meeting_again(meeting_id=ids["meeting_id"], actor=actor, at=at).pk)


class MeetingRulesViewSet(RecordViewSet, Sending):
    """By which service booths talk, and which number to call instead."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, frozenset({Role.ADMINISTRATOR})
    operations = {
        "retrieve": ("meeting_rules_retrieve", _("ビデオ相談の決まり")),
        "create": ("meeting_rules_change", _("ビデオ相談の決まりを変える")),
    }
    answers = {"retrieve": serializers.MeetingRulesSerializer}
    body = serializers.MeetingRulesSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> MeetingRules:  # noqa: ARG002
        """Return the rules."""
        return rules_for(actor)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Settle them."""
        settled = change_meeting_rules(actor=actor, at=at, **told)
        return Done(id=settled.pk, url=reverse("api:meeting_rules"))

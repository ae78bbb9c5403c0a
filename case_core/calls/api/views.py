"""Calls: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from case_core.calls.actions.change_call_rules import change_call_rules
from case_core.calls.actions.note_callback import note_callback
from case_core.calls.actions.take_call import take_call
from case_core.calls.api import serializers
from case_core.calls.listing import Asked, numbered_page, one_call, page_of_calls
from case_core.calls.models import CallRecord, CallRecording
from case_core.calls.rules import CallRules
from case_core.calls.selectors import recording_for, rules_for
from case_core.calls.states import CallbackResult
from case_core.search.api.schema import AskingSchema
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import (
    ActionView,
    Done,
    NothingToSay,
    ReadViewSet,
    RecordViewSet,
    Sending,
    StaffApiView,
    Take,
    actor_of,
)
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(call: CallRecord) -> Done:
    return Done(id=call.pk, url=reverse("api:call", args=[call.pk]))


class CallViewSet(ReadViewSet):
    """The calls that the telephone system told of."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {
        "list": ("calls_list", _("着信の一覧")),
        "retrieve": ("calls_retrieve", _("着信を1件読む")),
    }
    filters = {"list": serializers.CallFilters}
    answers = {"list": serializers.TelephoneCallSerializer, "retrieve": serializers.TelephoneCallSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[CallRecord]:  # noqa: ARG002
        """Return a page of calls."""
        return page_of_calls(actor, Asked(**asked), take)

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> CallRecord:  # noqa: ARG002
        """Return a call."""
        return one_call(actor, ids["call_id"])


class FindCallsView(StaffApiView):
    """Find the calls from a number."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"post": ("calls_search", _("電話番号で着信をさがす（さがしたことは記録されます）"))}
    body, answer, creates = serializers.NumberSerializer, serializers.CallsFoundSerializer, False
    schema = AskingSchema()

    def post(self, request: Request) -> Response:
        """Answer a page of the calls."""
        told = serializers.NumberSerializer(data=request.data)
        told.is_valid(raise_exception=True)
        asked = told.validated_data
        page = numbered_page(actor_of(request), Asked(number=asked["number"]), asked["page"])
        return Response(serializers.CallsFoundSerializer(page).data)


class CallActionView(ActionView):
    """Something that the centre does with a call."""

    writes, roles = Scope.CASES_WRITE, CENTRE


class TakeCallView(CallActionView):
    """Take a call."""

    operations = {"post": ("calls_take", _("電話に応対することを記録する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Take it."""
        return _done(take_call(call_id=ids["call_id"], actor=actor, at=at))


class CallbackView(CallActionView):
    """Note how calling back went."""

    operations = {"post": ("calls_callback", _("かけ直しの結果を記録する"))}
    body = serializers.CallbackSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Note it."""
        result = CallbackResult(told["result"])
        return _done(note_callback(call_id=ids["call_id"], result=result, actor=actor, at=at))


class CallRecordingViewSet(RecordViewSet):
    """Where a recording rests; that somebody looked is recorded."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"retrieve": ("call_recordings_retrieve", _("録音が電話システムのどこにあるか（記録に残る）"))}
    answers = {"retrieve": serializers.CallRecordingSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> CallRecording:  # noqa: ARG002
        """Return a recording."""
        return recording_for(actor, ids["call_id"], ids["recording_id"])


class CallRulesViewSet(RecordViewSet, Sending):
    """How long calls and recordings are kept."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, frozenset({Role.ADMINISTRATOR})
    operations = {
        "retrieve": ("call_rules_retrieve", _("着信と録音の決まり")),
        "create": ("call_rules_change", _("着信と録音の決まりを変える")),
    }
    answers = {"retrieve": serializers.CallRulesSerializer}
    body = serializers.CallRulesSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> CallRules:  # noqa: ARG002
        """Return the rules."""
        return rules_for(actor)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Settle them."""
        settled = change_call_rules(actor=actor, at=at, **told)
        return Done(id=settled.pk, url=reverse("api:call_rules"))

"""Requests of booths: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.booths.actions.connect_request import connect_request
from case_core.booths.actions.end_request import end_request
from case_core.booths.actions.take_request import take_request
from case_core.booths.api import serializers
from case_core.booths.listing import page_of_requests
from case_core.booths.models import BoothRequest
from case_core.booths.selectors import request_for
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, NothingToSay, ReadViewSet, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(request: BoothRequest) -> Done:
    return Done(id=request.pk, url=reverse("api:booth_request", args=[request.pk]))


class BoothRequestViewSet(ReadViewSet):
    """The requests of all booths."""

    reads, roles = Scope.RECEPTION_READ, CENTRE
    operations = {
        "list": ("booth_requests_list", _("相談ブースからの呼び出しの一覧")),
        "retrieve": ("booth_requests_retrieve", _("相談ブースからの呼び出しを1件読む")),
    }
    filters = {"list": serializers.BoothRequestFilters}
    answers = {"list": serializers.BoothRequestSerializer, "retrieve": serializers.BoothRequestSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[BoothRequest]:  # noqa: ARG002
        """Return a page of requests."""
        return page_of_requests(actor, asked, take)

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> BoothRequest:  # noqa: ARG002
        """Return a request."""
        return request_for(actor, ids["request_id"])


class BoothActionView(ActionView):
    """Something that the centre does with a request."""

    writes, roles = Scope.RECEPTION_WRITE, CENTRE


class TakeView(BoothActionView):
    """Take a request that waits."""

    operations = {"post": ("booth_requests_take", _("相談ブースからの呼び出しを受ける"))}
    body = serializers.BoothTakeSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take it."""
        return _done(take_request(request_id=ids["request_id"], room_id=told["room_id"], actor=actor, at=at))


class ConnectView(BoothActionView):
    """Note that the two talk."""

    operations = {"post": ("booth_requests_connect", _("相談ブースと話し始めたことを記録する"))}
    body = serializers.BoothConnectSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Note it."""
        return _done(connect_request(request_id=ids["request_id"], way=told["way"], actor=actor, at=at))


class EndView(BoothActionView):
    """End the talk."""

    operations = {"post": ("booth_requests_end", _("相談ブースとの話を終える"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """End it."""
        return _done(end_request(request_id=ids["request_id"], actor=actor, at=at))

"""What the API's views of all rooms are made of: a token's scope, a role, one call inward."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import BasePermission
from rest_framework.response import Response
from rest_framework.viewsets import ViewSetMixin

from mannaka_kit import clock
from mannaka_kit.errors import NotAllowedError
from mannaka_kit.idempotency import Result
from mannaka_kit.rest.pagination import IdCursorPagination
from mannaka_kit.rest.sending import act_once
from mannaka_kit.rest.throttling import TokenThrottle
from mannaka_kit.rest.views import ApiView
from tenants.api_tokens.actor import Admission
from tenants.api_tokens.authentication import TokenAuthentication
from tenants.api_tokens.errors import ScopeMissingError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise
    from rest_framework.request import Request
    from rest_framework.views import APIView

    from tenants.accounts.actor import Actor
    from tenants.accounts.roles import Role
    from tenants.api_tokens.scopes import Scope

Operations: TypeAlias = "Mapping[str, tuple[str, StrOrPromise]]"
Rows: TypeAlias = "list[Any]"
Take: TypeAlias = "Callable[[QuerySet[Any]], Rows]"
_LIST_PARAMETERS = frozenset({"cursor", "limit"})


def admission_of(request: Request) -> Admission | None:
    """Return what the request's token opens, or None."""
    return request.auth if isinstance(request.auth, Admission) else None


def actor_of(request: Request) -> Actor:
    """Return who acts.

    :raises NotAuthenticated: nobody does.
    """
    admission = admission_of(request)
    if admission is None:
        raise NotAuthenticated
    return admission.actor


class HoldsScope(BasePermission):
    """Lets a token pass that was made for this, of somebody who may do it today."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Tell whether the token opens the view.

        :raises ScopeMissingError: it was made for other things.
        :raises NotAllowedError: its owner has none of the roles today.
        """
        admission = admission_of(request)
        if admission is None or not isinstance(view, StaffApiView):
            return False
        # A method that the view has not is answered as such, once the token opens anything here.
        if view.scope_of(request.method or "") not in admission.scopes:
            raise ScopeMissingError
        held = admission.actor.roles
        if not held or (view.roles and held.isdisjoint(view.roles)):
            raise NotAllowedError(reason="role")
        return True


class StaffApiView(ApiView):
    """A view for programs that act as staff."""

    authentication_classes = [TokenAuthentication]
    permission_classes = [HoldsScope]
    throttle_classes = [TokenThrottle]
    reads: ClassVar[Scope]
    writes: ClassVar[Scope]
    roles: ClassVar[frozenset[Role]] = frozenset()

    def scope_of(self, method: str) -> Scope:
        """Return the scope that a method needs; a view that only writes (or reads) needs that one for every method."""
        first, second = ("writes", "reads") if method == "POST" else ("reads", "writes")
        scope: Scope = getattr(self, first, None) or getattr(self, second)
        return scope


class Reading(ViewSetMixin, StaffApiView, ABC):
    """What lists and records have in common."""

    operations: ClassVar[Operations]
    pagination_class: ClassVar[type[IdCursorPagination]] = IdCursorPagination
    filters: ClassVar[Mapping[str, type[serializers.Serializer[Any]]]] = {}
    answers: ClassVar[Mapping[str, type[serializers.Serializer[Any]]]]


class ListViewSet(Reading):
    """A list of one kind."""

    def list(self, request: Request, **ids: int) -> Response:
        """Answer a page of the list."""
        asked = read_filters(request, self.filters.get("list"))
        pages = self.pagination_class()

        def take(found: QuerySet[Any]) -> Rows:
            return pages.paginate_queryset(found, request, self) or []

        rows = self.page(actor_of(request), asked, take, **ids)
        return pages.get_paginated_response(self.answers["list"](rows, many=True).data)

    @abstractmethod
    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> Rows:
        """Return a page: `take` cuts it out of what the selector found."""


class RecordViewSet(Reading):
    """A record of one kind."""

    def retrieve(self, request: Request, **ids: int) -> Response:
        """Answer one record."""
        asked = read_filters(request, self.filters.get("retrieve"))
        return Response(self.answers["retrieve"](self.record(actor_of(request), asked, **ids)).data)

    @abstractmethod
    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Any:
        """Return one record."""


class ReadViewSet(ListViewSet, RecordViewSet):
    """A list and a record of one kind."""


def read_filters(request: Request, kind: type[serializers.Serializer[Any]] | None) -> dict[str, Any]:
    """Return what the address asks for; a filter that there is not would silently widen the list.

    :raises ValidationError: a value or a name is none of ours.
    """
    asked = kind(data=request.query_params) if kind else None
    known = _LIST_PARAMETERS | (set(asked.fields) if asked else set())
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        raise serializers.ValidationError({name: [_("この絞り込みはありません。")] for name in unknown})
    if asked is None:
        return {}
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an action made or changed; `once` is told now and never again."""

    id: int
    url: str
    once: Mapping[str, str] = field(default_factory=dict)


class DoneSerializer(serializers.Serializer[Any]):
    """What was made or changed, and whether this answer repeats an earlier one."""

    id = serializers.IntegerField()
    url = serializers.CharField(help_text=_("結果を読むアドレス。"))
    is_replay = serializers.BooleanField(help_text=_("同じ鍵の依頼がすでに済んでいて、何もしなかったとき true。"))


class Sending(StaffApiView, ABC):
    """Acts once on what is sent."""

    operations: ClassVar[Operations]
    answer: ClassVar[type[serializers.Serializer[Any]]] = DoneSerializer
    body: ClassVar[type[serializers.Serializer[Any]]]
    creates: ClassVar[bool] = False

    def send(self, request: Request, **ids: int) -> Response:
        """Check what was sent, act once, and say what came of it."""
        told = self.body(data=request.data)
        told.is_valid(raise_exception=True)
        done: list[Done] = []

        def act() -> Result:
            done.append(self.act(actor_of(request), told.validated_data, clock.now(), **ids))
            return Result(location=done[0].url, record_id=str(done[0].id))

        result = act_once(request._request, act)  # noqa: SLF001 - the framework's own request has no session
        answer = {"id": int(result.record_id), "url": result.location, "is_replay": result.is_replay}
        once = done[0].once if done else {}
        status = 201 if self.creates and not result.is_replay else 200
        return Response(self.tell(answer, once), status=status, headers={"Location": result.location})

    def tell(self, answer: dict[str, Any], once: Mapping[str, str]) -> dict[str, Any]:  # noqa: ARG002 - for those that tell more
        """Return the answer."""
        return answer

    @abstractmethod
    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Do it: one call inward."""


class ActionView(Sending):
    """One thing that staff do, at an address of its own."""

    def post(self, request: Request, **ids: int) -> Response:
        """Do it."""
        return self.send(request, **ids)


class NothingToSay(serializers.Serializer[Any]):
    """An empty object: the address says it all."""

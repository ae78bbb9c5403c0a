"""Calls: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.desk.actions.answer_summons import answer_summons
from case_core.desk.actions.decline_summons import decline_summons
from case_core.desk.actions.record_arrival import record_arrival
from case_core.desk.actions.record_leaving import record_leaving
from case_core.desk.actions.sit_in import sit_in
from case_core.desk.actions.summon_officer import summon_officer
from case_core.desk.actions.withdraw_summons import withdraw_summons
from case_core.desk.api import serializers
from case_core.desk.listing import page_of_calls, page_of_case
from case_core.desk.models import Summons
from case_core.desk.selectors import summons_for
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, ReadViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})
SECTION = frozenset({Role.SECTION_STAFF})


def _done(summons: Summons) -> Done:
    return Done(id=summons.pk, url=reverse("api:summons", args=[summons.pk]))


class SummonsViewSet(ReadViewSet):
    """The calls that the token's owner may see."""

    reads, roles = Scope.SUMMONSES_READ, CENTRE | SECTION
    operations = {
        "list": ("summonses_list", _("呼び出しの一覧（担当課は自分の課への呼び出し）")),
        "retrieve": ("summonses_retrieve", _("呼び出しを1件読む")),
    }
    filters = {"list": serializers.SummonsFilters}
    answers = {"list": serializers.SummonsSerializer, "retrieve": serializers.SummonsSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Summons]:  # noqa: ARG002
        """Return a page of calls."""
        return page_of_calls(actor, asked, take)

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Summons:  # noqa: ARG002
        """Return a call."""
        return summons_for(actor, ids["summons_id"])


class CaseSummonsViewSet(ListViewSet, Sending):
    """The calls of a case, for the centre."""

    reads, writes, roles = Scope.SUMMONSES_READ, Scope.SUMMONSES_WRITE, CENTRE
    operations = {
        "list": ("case_summonses_list", _("相談の呼び出しの一覧")),
        "create": ("case_summonses_create", _("担当課の職員を部屋に呼ぶ")),
    }
    answers = {"list": serializers.SummonsSerializer}
    body = serializers.CallSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Summons]:  # noqa: ARG002
        """Return a page of the case's calls."""
        return page_of_case(actor, ids["case_id"], take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Call the officer."""
        return _done(summon_officer(case_id=ids["case_id"], actor=actor, at=at, **told))


class SectionActionView(ActionView):
    """Something that a section does; a call to another one is not there for it."""

    writes, roles = Scope.SUMMONSES_WRITE, SECTION
    hidden_reasons = frozenset({"section"})


class AnswerView(SectionActionView):
    """Say in how many minutes the officer is there."""

    operations = {"post": ("summonses_answer", _("何分で行くかを伝える"))}
    body = serializers.MinutesSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Answer the call."""
        return _done(answer_summons(summons_id=ids["summons_id"], minutes=told["minutes"], actor=actor, at=at))


class DeclineView(SectionActionView):
    """Say that nobody can come."""

    operations = {"post": ("summonses_decline", _("行けないことを、理由と一緒に伝える"))}
    body = serializers.RefusalSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Refuse the call with its reason."""
        return _done(decline_summons(summons_id=ids["summons_id"], reason=told["reason"], actor=actor, at=at))


class ArrivalView(SectionActionView):
    """Record that the officer is there."""

    roles = CENTRE | SECTION
    operations = {"post": ("summonses_arrival", _("到着を記録する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Record the arrival."""
        return _done(record_arrival(summons_id=ids["summons_id"], actor=actor, at=at))


class LeavingView(SectionActionView):
    """Record that the officer has left."""

    roles = CENTRE | SECTION
    operations = {"post": ("summonses_leaving", _("退室を記録する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Record the leaving."""
        return _done(record_leaving(summons_id=ids["summons_id"], actor=actor, at=at))


class CentreActionView(ActionView):
    """Something that the centre does."""

    writes, roles = Scope.SUMMONSES_WRITE, CENTRE
    body = NothingToSay


class SitInView(CentreActionView):
    """Sit in with the officer."""

    operations = {"post": ("summonses_sit_in", _("同席を記録する"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Sit in."""
        return _done(sit_in(summons_id=ids["summons_id"], actor=actor, at=at))


class WithdrawView(CentreActionView):
    """Call the officer no longer."""

    operations = {"post": ("summonses_withdraw", _("呼び出しを取り消す"))}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Withdraw the call."""
        return _done(withdraw_summons(summons_id=ids["summons_id"], actor=actor, at=at))

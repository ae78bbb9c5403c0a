"""Exchanges of duties, and closed days: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.roster import listing
from case_core.roster.actions.agree_swap import agree_swap
from case_core.roster.actions.approve_swap import approve_swap
from case_core.roster.actions.ask_swap import ask_swap
from case_core.roster.actions.decline_swap import decline_swap
from case_core.roster.actions.record_attempt import Attempt, record_attempt
from case_core.roster.actions.refuse_swap import refuse_swap
from case_core.roster.actions.settle_attempt import settle_attempt
from case_core.roster.actions.withdraw_swap import withdraw_swap
from case_core.roster.api import serializers
from case_core.roster.api.views import KEEPERS
from case_core.roster.models import CallAttempt, Swap
from case_core.roster.policies import READERS
from case_core.roster.swap_reads import swap_for, swaps_for
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, ReadViewSet, RecordViewSet, Take
from tenants.api_tokens.scopes import Scope

DESKS = frozenset({Role.CENTRE_STAFF, Role.SECTION_STAFF})


def _of_swap(swap: Swap) -> Done:
    return Done(id=swap.pk, url=reverse("api:swap", args=[swap.pk]))


class SwapViewSet(ReadViewSet):
    """Exchanges that the token's owner takes part in, or decides."""

    reads, roles = Scope.ROSTER_READ, READERS
    operations = {
        "list": ("swaps_list", _("当番の交代の一覧（自分と自分の課。当番表の管理者はすべて）")),
        "retrieve": ("swaps_retrieve", _("当番の交代を1件読む")),
    }
    answers = {"list": serializers.SwapSerializer, "retrieve": serializers.SwapSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Swap]:  # noqa: ARG002
        """Return a page of exchanges."""
        return take(swaps_for(actor))

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Swap:  # noqa: ARG002
        """Return one exchange."""
        return swap_for(actor, ids["swap_id"])


class AskSwapView(ActionView):
    """Ask a colleague; the duty of another section is not there for one."""

    writes, roles = Scope.ROSTER_WRITE, READERS
    hidden_reasons = frozenset({"section"})
    operations = {"post": ("duties_swap", _("当番の交代をお願いする"))}
    body = serializers.AskSwapSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Ask."""
        return _of_swap(ask_swap(duty_id=ids["duty_id"], actor=actor, at=at, **told))


class AnswerSwapView(ActionView):
    """Say yes or no for the colleague."""

    writes, roles = Scope.ROSTER_WRITE, READERS
    operations = {"post": ("swaps_answer", _("当番の交代に返事をする（断るときは理由と一緒に）"))}
    body = serializers.YesOrNoSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Answer."""
        if told["decision"] == "yes":
            return _of_swap(agree_swap(swap_id=ids["swap_id"], actor=actor, at=at))
        return _of_swap(decline_swap(swap_id=ids["swap_id"], reason=told["reason"], actor=actor, at=at))


class DecideSwapView(ActionView):
    """Approve or refuse."""

    writes, roles = Scope.ROSTER_WRITE, KEEPERS
    operations = {"post": ("swaps_decide", _("当番の交代を認める、または理由と一緒に認めない"))}
    body = serializers.YesOrNoSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Decide."""
        if told["decision"] == "yes":
            return _of_swap(approve_swap(swap_id=ids["swap_id"], actor=actor, at=at))
        return _of_swap(refuse_swap(swap_id=ids["swap_id"], reason=told["reason"], actor=actor, at=at))


class WithdrawSwapView(ActionView):
    """Ask no longer; the wish of another section is not there for one."""

    writes, roles = Scope.ROSTER_WRITE, READERS
    hidden_reasons = frozenset({"section"})
    operations = {"post": ("swaps_withdraw", _("当番の交代のお願いを取り下げる"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Withdraw."""
        return _of_swap(withdraw_swap(swap_id=ids["swap_id"], actor=actor, at=at))


class OnCallViewSet(RecordViewSet):
    """Whom to telephone today."""

    reads, roles = Scope.ROSTER_READ, READERS
    operations = {"retrieve": ("on_call", _("きょうの閉庁日の連絡先（電話番号は当番の職員と管理者だけ）"))}
    answers = {"retrieve": serializers.DirectorySerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the lists of today."""
        return listing.directory_as_told(actor)


class AttemptViewSet(ListViewSet):
    """What came in on closed days."""

    reads, roles = Scope.ROSTER_READ, DESKS
    operations = {"list": ("attempts_list", _("閉庁日の連絡の記録（担当課は自分の課だけ）"))}
    pagination_class = OldestFirst
    filters = {"list": serializers.SpanFilters}
    answers = {"list": serializers.AttemptSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[CallAttempt]:  # noqa: ARG002
        """Return a page of records."""
        return listing.page_of_attempts(actor, asked, take)


class RecordAttemptView(ActionView):
    """Write down an attempt to telephone a section."""

    writes, roles = Scope.ROSTER_WRITE, READERS
    operations = {"post": ("attempts_create", _("担当課への連絡を記録する"))}
    body = serializers.NewAttemptSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Record it."""
        attempt = record_attempt(section_id=ids["section_id"], told=Attempt(**told), actor=actor, at=at)
        return Done(id=attempt.pk, url=reverse("api:attempts"))


class SettleAttemptView(ActionView):
    """Say that it is taken care of."""

    writes, roles = Scope.ROSTER_WRITE, frozenset({Role.SECTION_STAFF})
    hidden_reasons = frozenset({"section"})
    operations = {"post": ("attempts_settle", _("閉庁日の引き継ぎを済みにする"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Settle it."""
        return Done(id=settle_attempt(attempt_id=ids["attempt_id"], actor=actor, at=at).pk, url=reverse("api:attempts"))

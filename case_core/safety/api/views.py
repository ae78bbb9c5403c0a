"""Shields and risks: translation only. The hidden number itself is told to people, who prove who they are."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.safety.actions.lift_shield import lift_shield
from case_core.safety.actions.note_risk import note_risk
from case_core.safety.actions.put_shield import put_shield
from case_core.safety.actions.tick_must_do import tick_must_do
from case_core.safety.api import serializers
from case_core.safety.listing import page_of_risks, shield_of_case
from case_core.safety.models import Risk
from case_core.safety.states import RiskKind
from case_core.safety.terms import ShieldTerms
from case_core.shields.models import Shield
from case_core.shields.states import ShieldKind, Way
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, RecordViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


class ShieldViewSet(RecordViewSet, Sending):
    """The shield of a case's person."""

    address = "api:case_shield"
    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, CENTRE
    operations = {
        "retrieve": ("case_shield_retrieve", _("連絡先の保護を読む（保護していなければ 404）")),
        "create": ("case_shield_create", _("連絡先の保護を始める・内容を変える")),
    }
    answers = {"retrieve": serializers.ShieldSerializer}
    body = serializers.NewShieldSerializer
    creates = True
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Shield:  # noqa: ARG002
        """Return the shield."""
        return shield_of_case(actor, ids["case_id"], ids.get("place_id"))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Shield the person."""
        shield = put_shield(terms=_terms(told), actor=actor, at=at, **ids)
        return Done(id=shield.pk, url=reverse(self.address, kwargs=ids))


class ShieldBesideViewSet(ShieldViewSet):
    """The shield of somebody beside the one who came."""

    address = "api:case_people_shield"
    operations = {
        "retrieve": ("case_people_shield_retrieve", _("関係者の連絡先の保護を読む（保護していなければ 404）")),
        "create": ("case_people_shield_create", _("関係者の連絡先の保護を始める・内容を変える")),
    }


def _terms(told: Mapping[str, Any]) -> ShieldTerms:
    names = ("valid_from", "review_on", "circumstances", "safe_hours", "if_somebody_else")
    return ShieldTerms(
        kind=ShieldKind(told["kind"]),
        safe_way=Way(told["safe_way"]),
        never=frozenset(Way(way) for way in told["never"]),
        barred_ids=frozenset(told["barred_ids"]),
        **{name: told[name] for name in names},
    )


class LiftView(ActionView):
    """Lift a shield, as the head of the centre."""

    writes, roles = Scope.CASES_WRITE, CENTRE
    operations = {"post": ("case_shield_lift", _("連絡先の保護を解除する（相談センターの責任者）"))}
    body = serializers.LiftingSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Lift it."""
        shield = lift_shield(reason=told["reason"], actor=actor, at=at, **ids)
        return Done(id=shield.pk, url=reverse("api:case", args=[ids["case_id"]]))


class LiftBesideView(LiftView):
    """Lift the shield of somebody beside the one who came, as the head of the centre."""

    operations = {"post": ("case_people_shield_lift", _("関係者の連絡先の保護を解除する（相談センターの責任者）"))}


class RiskViewSet(ListViewSet, Sending):
    """The risks of a case."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, CENTRE
    operations = {
        "list": ("case_risks_list", _("危険の見きわめと、かならず行うことの一覧")),
        "create": ("case_risks_create", _("危険のおそれを記録する")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.RiskSerializer}
    body = serializers.NewRiskSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Risk]:  # noqa: ARG002
        """Return a page of the risks."""
        return page_of_risks(actor, ids["case_id"], take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Note a risk."""
        risk = note_risk(case_id=ids["case_id"], kind=RiskKind(told["kind"]), signs=told["signs"], actor=actor, at=at)
        return Done(id=risk.pk, url=reverse("api:case_risks", args=[ids["case_id"]]))


class TickView(ActionView):
    """Say that something was done about a risk, or why not."""

    writes, roles = Scope.CASES_WRITE, CENTRE
    operations = {"post": ("must_dos_tick", _("かならず行うことを行った、または行わなかった理由を記録する"))}
    body = serializers.TickSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Tick it."""
        step = tick_must_do(step_id=ids["step_id"], why_not=told["why_not"], actor=actor, at=at)
        return Done(id=step.pk, url=reverse("api:case_risks", args=[step.risk.case_id]))

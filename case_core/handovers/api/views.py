"""Hand-overs: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.handovers.actions.acknowledge_handover import acknowledge_handover
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.actions.return_handover import return_handover
from case_core.handovers.actions.send_handover import Letter, send_handover
from case_core.handovers.actions.waive_handover import waive_handover
from case_core.handovers.api import serializers
from case_core.handovers.listing import desk_page_for, page_of_case
from case_core.handovers.models import Handover
from case_core.handovers.selectors import SectionView, handover_for
from case_core.handovers.states import Consent, Result
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, ReadViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})
SECTION = frozenset({Role.SECTION_STAFF})


def _done(handover: Handover) -> Done:
    return Done(id=handover.pk, url=reverse("api:handover", args=[handover.pk]))


class DeskViewSet(ReadViewSet):
    """What was handed to the sections of the token's owner."""

    reads, roles = Scope.HANDOVERS_READ, SECTION
    operations = {
        "list": ("handovers_list", _("自分の課への引き継ぎの一覧")),
        "retrieve": ("handovers_retrieve", _("自分の課への引き継ぎを1件読む")),
    }
    filters = {"list": serializers.DeskFilters}
    answers = {"list": serializers.HandoverRowSerializer, "retrieve": serializers.SectionViewSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Handover]:  # noqa: ARG002
        """Return a page of the desk."""
        return desk_page_for(actor, asked, take)

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> SectionView:  # noqa: ARG002
        """Return a hand-over as its section sees it."""
        return handover_for(actor, ids["handover_id"])


class CaseHandoverViewSet(ListViewSet, Sending):
    """The hand-overs of a case, for the centre."""

    reads, writes, roles = Scope.HANDOVERS_READ, Scope.HANDOVERS_WRITE, CENTRE
    operations = {
        "list": ("case_handovers_list", _("相談の引き継ぎの一覧")),
        "create": ("case_handovers_create", _("課に引き継ぐ")),
    }
    answers = {"list": serializers.HandoverSerializer}
    body = serializers.LetterSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Handover]:  # noqa: ARG002
        """Return a page of the case's hand-overs."""
        return page_of_case(actor, ids["case_id"], take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Hand the case over."""
        letter = Letter(
            reason=told["reason"], story=told["story"], wishes=told["wishes"], consent=Consent(told["consent"])
        )
        handover = send_handover(
            case_id=ids["case_id"],
            section_id=told["section_id"],
            letter=letter,
            due_on=told["due_on"],
            actor=actor,
            at=at,
        )
        return Done(id=handover.pk, url=reverse("api:case_handovers", args=[ids["case_id"]]))


class SectionActionView(ActionView):
    """Something that a section does; what was handed to another one is not there for it."""

    writes, roles = Scope.HANDOVERS_WRITE, SECTION
    hidden_reasons = frozenset({"section"})


class AcknowledgeView(SectionActionView):
    """Say that the section has it."""

    operations = {"post": ("handovers_acknowledge", _("受け取ったと伝える"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Acknowledge it."""
        return _done(acknowledge_handover(handover_id=ids["handover_id"], actor=actor, at=at))


class ReportView(SectionActionView):
    """Answer the centre."""

    operations = {"post": ("handovers_report", _("相談センターに回答する"))}
    body = serializers.ReportSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Report what the section did."""
        report = {**told, "result": Result(told["result"])}
        return _done(report_back(handover_id=ids["handover_id"], actor=actor, at=at, **report))


class ReturnView(SectionActionView):
    """Give it back."""

    operations = {"post": ("handovers_return", _("差し戻す"))}
    body = serializers.ReturnSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Return it with the reason."""
        return _done(return_handover(handover_id=ids["handover_id"], actor=actor, at=at, **told))


class WaiveView(ActionView):
    """Go on without the answer."""

    writes, roles = Scope.HANDOVERS_WRITE, CENTRE
    operations = {"post": ("handovers_waive", _("回答を待たずに進める"))}
    body = serializers.GivenReasonSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Waive the answer with the reason."""
        handover = waive_handover(handover_id=ids["handover_id"], actor=actor, at=at, **told)
        return Done(id=handover.pk, url=reverse("api:case_handovers", args=[handover.case_id]))

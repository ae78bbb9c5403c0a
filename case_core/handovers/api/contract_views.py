"""More time, third returns, and where a case has been: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.cases.selectors import case_for
from case_core.handovers.actions.allow_return import allow_return
from case_core.handovers.actions.ask_extension import ask_extension
from case_core.handovers.actions.grant_extension import grant_extension
from case_core.handovers.actions.refuse_extension import refuse_extension
from case_core.handovers.api import serializers
from case_core.handovers.api.views import CENTRE, SectionActionView
from case_core.handovers.models import Handover
from case_core.handovers.rounds import Rounds, rounds_of
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.api_tokens.doors import ActionView, Done, RecordViewSet
from tenants.api_tokens.scopes import Scope


def _of_case(handover: Handover) -> Done:
    return Done(id=handover.pk, url=reverse("api:case_handovers", args=[handover.case_id]))


class AskView(SectionActionView):
    """Ask for more time."""

    operations = {"post": ("handovers_ask_extension", _("回答期限の延長を申し出る"))}
    body = serializers.WishSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Ask the centre."""
        asked = ask_extension(handover_id=ids["handover_id"], actor=actor, at=at, **told)
        return Done(id=asked.handover_id, url=reverse("api:handover", args=[asked.handover_id]))


class DecideView(ActionView):
    """Answer a section that asks for more time."""

    writes, roles = Scope.HANDOVERS_WRITE, CENTRE
    operations = {"post": ("handovers_decide_extension", _("延長の申し出に返事をする"))}
    body = serializers.ExtensionAnswerSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Give more time, or give none."""
        action = grant_extension if told["decision"] == "grant" else refuse_extension
        return _of_case(action(handover_id=ids["handover_id"], note=told["note"], actor=actor, at=at).handover)


class AllowReturnView(ActionView):
    """Let a section return a case for the third time."""

    writes, roles = Scope.HANDOVERS_WRITE, CENTRE
    operations = {"post": ("handovers_allow_return", _("3回目の差し戻しを認める（センターの責任者だけ）"))}
    body = serializers.GivenReasonSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Agree to it."""
        return _of_case(allow_return(handover_id=ids["handover_id"], actor=actor, at=at, **told))


class RoundsViewSet(RecordViewSet):
    """Where a case has been."""

    reads, roles = Scope.HANDOVERS_READ, CENTRE
    operations = {"retrieve": ("case_rounds_retrieve", _("相談が回った窓口と、たらい回しの指数"))}
    answers = {"retrieve": serializers.RoundsSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Rounds:  # noqa: ARG002
        """Return the spans and the index."""
        return rounds_of(actor, case_for(actor, ids["case_id"]), at=clock.now())

"""Incidents and agreed answers: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.incidents.actions.agree_line import agree_line
from case_core.incidents.actions.decide_incident import decide_incident
from case_core.incidents.actions.record_incident import Facts, record_incident
from case_core.incidents.api import serializers
from case_core.incidents.listing import page_of_incidents
from case_core.incidents.models import Incident
from case_core.incidents.states import Decision
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _url(case_id: int) -> str:
    return reverse("api:case_incidents", args=[case_id])


class IncidentViewSet(ListViewSet, Sending):
    """What happened at the desk in a case."""

    reads, writes, roles = Scope.INCIDENTS_READ, Scope.INCIDENTS_WRITE, CENTRE
    operations = {
        "list": ("case_incidents_list", _("窓口での出来事の一覧")),
        "create": ("case_incidents_create", _("窓口での出来事を記録する")),
    }
    answers = {"list": serializers.IncidentSerializer}
    body = serializers.IncidentFactsSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Incident]:  # noqa: ARG002
        """Return a page of the incidents."""
        return page_of_incidents(actor, ids["case_id"], take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Record what happened."""
        incident = record_incident(case_id=ids["case_id"], facts=Facts(**told), actor=actor, at=at)
        return Done(id=incident.pk, url=_url(ids["case_id"]))


class DecideView(ActionView):
    """Decide, as the head of the centre, what follows."""

    writes, roles = Scope.INCIDENTS_WRITE, CENTRE
    operations = {"post": ("incidents_decide", _("これからの対応を決める（相談センターの責任者）"))}
    body = serializers.DecisionSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Decide."""
        decision = Decision(told["decision"])
        incident = decide_incident(
            incident_id=ids["incident_id"], decision=decision, words=told["words"], actor=actor, at=at
        )
        return Done(id=incident.pk, url=_url(incident.case_id))


class LineView(ActionView):
    """Agree, as the head of the centre, on the one answer."""

    writes, roles = Scope.INCIDENTS_WRITE, CENTRE
    operations = {"post": ("case_agreed_line_create", _("対応を1つに決める（相談センターの責任者）"))}
    body = serializers.AgreedLineSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Agree on it."""
        line = agree_line(case_id=ids["case_id"], actor=actor, at=at, **told)
        return Done(id=line.pk, url=_url(ids["case_id"]))

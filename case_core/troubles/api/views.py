"""The troubles of a case, for programs: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.codes.models import TroubleItem
from case_core.codes.selectors import trouble_items_on
from case_core.troubles.actions.tick_troubles import tick_troubles
from case_core.troubles.api import serializers
from case_core.troubles.listing import page_of_troubles
from case_core.troubles.models import CaseTrouble
from case_core.troubles.ticks import Ticks
from mannaka_kit import clock
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import Done, ListViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope


class TroubleItemViewSet(ListViewSet):
    """The city's list of today."""

    reads = Scope.ORGANISATION_READ
    operations = {"list": ("trouble_items_list", _("困りごとの項目の一覧"))}
    pagination_class = OldestFirst
    answers = {"list": serializers.TroubleItemSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[TroubleItem]:  # noqa: ARG002
        """Return a page of the list."""
        return take(trouble_items_on(clock.today()))


class CaseTroubleViewSet(ListViewSet, Sending):
    """What is ticked on a case."""

    reads, writes = Scope.CASES_READ, Scope.CASES_WRITE
    roles = frozenset({Role.CENTRE_STAFF})
    operations = {
        "list": ("case_troubles_list", _("相談の困りごとの一覧")),
        "create": ("case_troubles_tick", _("困りごとを選ぶ（いちばんの困りごとを1つ）")),
    }
    pagination_class = OldestFirst
    answers = {"list": serializers.CaseTroubleSerializer}
    body = serializers.TicksSerializer
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[CaseTrouble]:  # noqa: ARG002
        """Return a page of what is ticked."""
        return page_of_troubles(actor, ids["case_id"], take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Tick exactly these."""
        ticks = Ticks(item_ids=frozenset(told["item_ids"]), worst_id=told["worst_id"])
        seen = Ticks(item_ids=frozenset(told["seen_item_ids"]), worst_id=told["seen_worst_id"])
        tick_troubles(case_id=ids["case_id"], ticks=ticks, seen=seen.edition, actor=actor, at=at)
        return Done(id=ids["case_id"], url=reverse("api:case_troubles", args=[ids["case_id"]]))

"""What administrators settle of the reception: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.reception.actions.change_reception_rules import change_reception_rules
from case_core.reception.actions.create_display import create_display
from case_core.reception.actions.revoke_display import revoke_display
from case_core.reception.api import setting_serializers
from case_core.reception.models import Display
from case_core.reception.rules import ReceptionRules
from case_core.reception.selectors import displays_for, rules_for
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, RecordViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

KEEPERS = frozenset({Role.ADMINISTRATOR})


class ReceptionRulesViewSet(RecordViewSet, Sending):
    """What the city has settled."""

    reads, writes, roles = Scope.RECEPTION_READ, Scope.RECEPTION_WRITE, KEEPERS
    operations = {
        "retrieve": ("reception_rules_retrieve", _("受付の決まり")),
        "create": ("reception_rules_change", _("受付の決まりを変える（次の番号から）")),
    }
    answers = {"retrieve": setting_serializers.ReceptionRulesSerializer}
    body = setting_serializers.ReceptionRulesSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> ReceptionRules:  # noqa: ARG002
        """Return the rules."""
        return rules_for(actor)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Settle them."""
        settled = change_reception_rules(actor=actor, at=at, **told)
        return Done(id=settled.pk, url=reverse("api:reception_rules"))


class DisplayViewSet(ListViewSet, Sending):
    """The screens of the waiting hall, and a new one."""

    reads, writes, roles = Scope.RECEPTION_READ, Scope.RECEPTION_WRITE, KEEPERS
    operations = {
        "list": ("displays_list", _("呼び出し画面の一覧（使えなくしたものも）")),
        "create": ("displays_create", _("呼び出し画面を作る（アドレスはこの答えでだけ伝える）")),
    }
    answers = {"list": setting_serializers.DisplaySerializer}
    body, answer = setting_serializers.NewDisplaySerializer, setting_serializers.MadeDisplaySerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Display]:  # noqa: ARG002
        """Return a page of screens."""
        return take(displays_for(actor))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Make a screen."""
        made = create_display(actor=actor, name=told["name"], at=at)
        address = self.request.build_absolute_uri(reverse("display:screen", args=[made.secret]))
        return Done(id=made.display.pk, url=reverse("api:displays"), once={"address": address})

    def tell(self, answer: dict[str, Any], once: Mapping[str, str]) -> dict[str, Any]:
        """Tell the address, the first time."""
        return {**answer, "address": once.get("address")}


class RevokeDisplayView(ActionView):
    """Close the address of a screen."""

    writes, roles = Scope.RECEPTION_WRITE, KEEPERS
    operations = {"post": ("displays_revoke", _("呼び出し画面を使えなくする"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Revoke it."""
        revoked = revoke_display(display_id=ids["display_id"], actor=actor, at=at)
        return Done(id=revoked.pk, url=reverse("api:displays"))

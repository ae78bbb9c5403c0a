"""Promises: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.promises.actions.promise_answer import promise_answer
from case_core.promises.api.serializers import PromiseSerializer
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done
from tenants.api_tokens.scopes import Scope


class PromiseView(ActionView):
    """Promise the person an answer."""

    writes, roles = Scope.CASES_WRITE, frozenset({Role.CENTRE_STAFF})
    operations = {"post": ("cases_promise", _("お返事の日を約束する"))}
    body = PromiseSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Write the day down."""
        promise_answer(case_id=ids["case_id"], actor=actor, at=at, **told)
        return Done(id=ids["case_id"], url=reverse("api:case", args=[ids["case_id"]]))

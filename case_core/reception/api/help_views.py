"""Calls for help: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.reception.actions.answer_help import answer_help
from case_core.reception.actions.call_help import call_help
from case_core.reception.actions.end_help import end_help
from case_core.reception.api import serializers
from case_core.reception.api.views import CENTRE, TicketActionView
from case_core.reception.listing import page_of_help
from case_core.reception.models import HelpCall
from mannaka_kit.rest.pagination import OldestFirst
from tenants.accounts.actor import Actor
from tenants.api_tokens.doors import Done, ListViewSet, NothingToSay, Take
from tenants.api_tokens.scopes import Scope


def _done(call: HelpCall) -> Done:
    return Done(id=call.pk, url=reverse("api:help_calls"))


class HelpCallViewSet(ListViewSet):
    """The rooms that call for colleagues now."""

    reads, roles = Scope.RECEPTION_READ, CENTRE
    operations = {"list": ("help_calls_list", _("いま続いている応援要請の一覧"))}
    pagination_class = OldestFirst
    answers = {"list": serializers.HelpCallSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[HelpCall]:  # noqa: ARG002
        """Return a page of calls."""
        return page_of_help(actor, take)


class RoomHelpView(TicketActionView):
    """Call colleagues to a room."""

    operations = {"post": ("rooms_help", _("部屋に応援を呼ぶ"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Call them."""
        return _done(call_help(room_id=ids["room_id"], actor=actor, at=at))


class HelpAnswerView(TicketActionView):
    """Come to a room."""

    operations = {"post": ("help_calls_answer", _("応援に向かう"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Answer the call."""
        return _done(answer_help(help_id=ids["help_id"], actor=actor, at=at))


class HelpEndView(TicketActionView):
    """End a call for help."""

    operations = {"post": ("help_calls_end", _("応援要請を終わりにする"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """End the call."""
        return _done(end_help(help_id=ids["help_id"], actor=actor, at=at))

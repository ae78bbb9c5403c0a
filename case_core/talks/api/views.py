"""Talks that have ended: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.cases.states import Channel
from case_core.talks.actions.end_talk import TalkRecord, end_talk
from case_core.talks.api import serializers
from case_core.talks.listing import page_of_talks
from case_core.talks.models import Talk
from case_core.talks.states import Ending
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import Done, ListViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope


class TalkViewSet(ListViewSet, Sending):
    """The talks of a case."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, frozenset({Role.CENTRE_STAFF})
    operations = {
        "list": ("case_talks_list", _("終わった話の一覧")),
        "create": ("case_talks_create", _("話の終わりを記録する")),
    }
    answers = {"list": serializers.TalkSerializer}
    body = serializers.TalkEndSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Talk]:  # noqa: ARG002
        """Return a page of the talks."""
        return page_of_talks(actor, ids["case_id"], take)

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Write down how the talk ended."""
        record = TalkRecord(**{**told, "ending": Ending(told["ending"]), "channel": Channel(told["channel"])})
        talk = end_talk(case_id=ids["case_id"], record=record, actor=actor, at=at)
        return Done(id=talk.pk, url=reverse("api:case_talks", args=[ids["case_id"]]))

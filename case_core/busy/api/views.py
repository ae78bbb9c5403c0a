"""When people are busy elsewhere: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.parsers import MultiPartParser

from case_core.busy.actions.remove_busy_source import remove_busy_source
from case_core.busy.actions.set_busy_address import set_busy_address
from case_core.busy.actions.set_busy_file import set_busy_file
from case_core.busy.api import serializers
from case_core.busy.selectors import is_old, source_for
from case_core.roster.policies import READERS
from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.api_tokens.doors import ActionView, Done, NothingToSay, RecordViewSet
from tenants.api_tokens.scopes import Scope

_SHOWN = ("kind", "host", "set_at", "tried_at", "read_at", "times", "unread", "failure")


class BusyViewSet(RecordViewSet):
    """Where somebody's busy times come from."""

    reads, roles = Scope.ROSTER_READ, READERS
    operations = {
        "retrieve": ("busy_retrieve", _("相談員の予定の取り込み元と、最後に読めた時（自分か、当番表の管理者）"))
    }
    answers = {"retrieve": serializers.BusySerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the source."""
        _person, source = source_for(actor, ids["counsellor_id"])
        if source is None:
            return {"calendar": None}
        known = {name: getattr(source, name) for name in _SHOWN}
        return {"calendar": {**known, "is_old": is_old(source, at=clock.now())}}


class BusyActionView(ActionView):
    """Something that changes where busy times come from."""

    writes, roles = Scope.ROSTER_WRITE, READERS


class BusyAddressView(BusyActionView):
    """Take the times from the groupware's address; telling the same address again reads it again."""

    operations = {"post": ("busy_address", _("グループウェアのアドレスから予定を取り込む（同じアドレスなら読み直す）"))}
    body = serializers.BusyAddressSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Keep the address."""
        person = ids["counsellor_id"]
        return _done(set_busy_address(counsellor_id=person, address=told["address"], actor=actor, at=at).pk, person)


class BusyFileView(BusyActionView):
    """Take the times from a file."""

    operations = {"post": ("busy_file", _("カレンダーのファイルから予定を取り込む（multipart/form-data）"))}
    parser_classes = [MultiPartParser]
    body = serializers.BusyFileSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Keep when the person is busy."""
        person, content = ids["counsellor_id"], told["file"].read()
        return _done(set_busy_file(counsellor_id=person, content=content, actor=actor, at=at).pk, person)


class RemoveBusyView(BusyActionView):
    """Take them from nowhere any more."""

    operations = {"post": ("busy_remove", _("予定の取り込みをやめ、取り込んだ時間を消す"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Forget the source and the times."""
        remove_busy_source(counsellor_id=ids["counsellor_id"], actor=actor, at=at)
        return _done(ids["counsellor_id"], ids["counsellor_id"])


def _done(key: int, person: int) -> Done:
    return Done(id=key, url=reverse("api:busy", args=[person]))

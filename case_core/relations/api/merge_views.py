"""Two entries that are one person, for programs: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.relations.actions.merge_people import merge_people
from case_core.relations.actions.undo_merge import undo_merge
from case_core.relations.api import serializers
from case_core.relations.listing import merge_for
from case_core.relations.models import PersonMerge
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, RecordViewSet
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(merge: PersonMerge) -> Done:
    return Done(id=merge.pk, url=reverse("api:person_merge", args=[merge.pk]))


class MergeView(ActionView):
    """Make one of two entries."""

    writes, roles = Scope.CASES_WRITE, CENTRE
    operations = {"post": ("person_merges_create", _("同じ方の2つの登録を、ひとつにまとめる"))}
    body = serializers.NewMergeSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Merge them."""
        return _done(merge_people(actor=actor, at=at, **told))


class MergeViewSet(RecordViewSet):
    """A merge, and what it moved."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"retrieve": ("person_merges_retrieve", _("まとめを1件読む"))}
    answers = {"retrieve": serializers.MergeSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> PersonMerge:  # noqa: ARG002
        """Return a merge."""
        return merge_for(actor, ids["merge_id"])


class UndoView(ActionView):
    """Make two of one again."""

    writes, roles = Scope.CASES_WRITE, CENTRE
    operations = {"post": ("person_merges_undo", _("まとめを取り消す"))}
    body = serializers.UndoSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Give back what moved."""
        return _done(undo_merge(merge_id=ids["merge_id"], reason=told["reason"], actor=actor, at=at))

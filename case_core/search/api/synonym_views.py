"""Words that mean the same, for programs: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.search.actions.add_synonyms import add_synonyms
from case_core.search.actions.change_synonyms import change_synonyms
from case_core.search.actions.remove_synonyms import remove_synonyms
from case_core.search.api import synonym_serializers as serializers
from case_core.search.models import SynonymGroup
from case_core.search.selectors import synonym_group_for, synonyms_for
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, RecordViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

KEEPERS = frozenset({Role.ADMINISTRATOR})


class SynonymsViewSet(ListViewSet, Sending):
    """The groups of words, and a new one."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, KEEPERS
    operations = {
        "list": ("synonyms_list", _("検索の言い換えの一覧")),
        "create": ("synonyms_create", _("検索の言い換えを加える")),
    }
    answers = {"list": serializers.SynonymGroupSerializer}
    body = serializers.NewSynonymGroupSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[SynonymGroup]:  # noqa: ARG002
        """Return a page of the groups."""
        return take(synonyms_for(actor))

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Add a group."""
        return _of(add_synonyms(words=told["words"], actor=actor, at=at).pk)


class SynonymGroupViewSet(RecordViewSet):
    """One group of words."""

    reads, roles = Scope.ORGANISATION_READ, KEEPERS
    operations = {"retrieve": ("synonyms_retrieve", _("検索の言い換えを1組読む"))}
    answers = {"retrieve": serializers.SynonymGroupSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> SynonymGroup:  # noqa: ARG002
        """Return the group."""
        return synonym_group_for(actor, ids["group_id"])


class ChangeSynonymsView(ActionView):
    """Other words in a group."""

    writes, roles = Scope.ORGANISATION_WRITE, KEEPERS
    operations = {"post": ("synonyms_change", _("検索の言い換えを変える"))}
    body = serializers.NewSynonymGroupSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change the group."""
        return _of(change_synonyms(group_id=ids["group_id"], words=told["words"], actor=actor, at=at).pk)


class RemoveSynonymsView(ActionView):
    """A group no more."""

    writes, roles = Scope.ORGANISATION_WRITE, KEEPERS
    operations = {"post": ("synonyms_remove", _("検索の言い換えを削除する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Remove the group; what is left is the list."""
        remove_synonyms(group_id=ids["group_id"], actor=actor, at=at)
        return Done(id=ids["group_id"], url=reverse("api:synonyms"))


def _of(group_id: int) -> Done:
    return Done(id=group_id, url=reverse("api:synonym_group", args=[group_id]))

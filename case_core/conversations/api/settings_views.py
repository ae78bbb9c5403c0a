"""What the city settles for its conversations: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.conversations.actions.change_channel_rules import change_channel_rules
from case_core.conversations.actions.change_conversation_rules import change_conversation_rules
from case_core.conversations.actions.change_fixed_text import change_fixed_text
from case_core.conversations.actions.decide_content_policy import decide_content_policy
from case_core.conversations.actions.keep_canned_text import keep_canned_text
from case_core.conversations.actions.remove_canned_text import remove_canned_text
from case_core.conversations.api import settings_serializers as serializers
from case_core.conversations.settings_reads import canned_texts_for, channel_rows_for, settled_words, wordings_for
from case_core.conversations.states import ContentPolicy, TextKind
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, NothingToSay, RecordViewSet, Sending
from tenants.api_tokens.scopes import Scope

KEEPERS = frozenset({Role.ADMINISTRATOR})


def _settled(record_id: int) -> Done:
    return Done(id=record_id, url=reverse("api:conversation_settings"))


class ConversationSettingsViewSet(RecordViewSet, Sending):
    """What the city settled."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, KEEPERS
    operations = {
        "retrieve": ("conversation_settings_retrieve", _("会話の設定を読む")),
        "create": ("conversation_settings_change", _("急ぎの言葉と、すぐ離れる先を変える")),
    }
    answers = {"retrieve": serializers.ConversationSettingsSerializer}
    body = serializers.SettledSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return what holds now."""
        words, leave_url, _is_own = settled_words(actor)
        return {
            "crisis_words": words,
            "leave_url": leave_url,
            "texts": wordings_for(actor),
            "canned_texts": canned_texts_for(actor),
            "channels": [row.rules for row in channel_rows_for(actor)],
        }

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Settle the words and the way out."""
        return _settled(change_conversation_rules(actor=actor, at=at, **told).pk)


class SettlingView(ActionView):
    """Something that administrators settle."""

    writes, roles = Scope.ORGANISATION_WRITE, KEEPERS


class FixedTextView(SettlingView):
    """Word a text that the city sends by itself."""

    operations = {"post": ("conversation_texts_change", _("自動で送る文を変える"))}
    body = serializers.FixedTextSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Word it."""
        return _settled(change_fixed_text(actor=actor, at=at, **{**told, "kind": TextKind(told["kind"])}).pk)


class AddCannedTextView(SettlingView):
    """Add a text to begin with."""

    operations = {"post": ("canned_texts_create", _("職員が使うひな形を加える"))}
    body = serializers.CannedTextSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Add it."""
        return _settled(keep_canned_text(actor=actor, at=at, **told).pk)


class ChangeCannedTextView(SettlingView):
    """Change a text to begin with."""

    operations = {"post": ("canned_texts_change", _("職員が使うひな形を変える"))}
    body = serializers.CannedTextSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change it."""
        return _settled(keep_canned_text(actor=actor, at=at, text_id=ids["text_id"], **told).pk)


class RemoveCannedTextView(SettlingView):
    """Remove a text to begin with."""

    operations = {"post": ("canned_texts_remove", _("職員が使うひな形を削除する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Remove it."""
        remove_canned_text(actor=actor, at=at, **ids)
        return _settled(ids["text_id"])


class ChannelRulesView(SettlingView):
    """Settle what a channel is for."""

    operations = {"post": ("channels_conversation_rules", _("連絡手段が扱う分野と、はじめの案内を決める"))}
    body = serializers.ChannelRulesSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Settle it."""
        change_channel_rules(actor=actor, at=at, channel_id=ids["channel_id"], **told)
        return _settled(ids["channel_id"])


class PolicyView(SettlingView):
    """Decide what leaves by a channel."""

    operations = {"post": ("channels_content_policy", _("連絡手段から何を送るかを決める"))}
    body = serializers.PolicySerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Decide it."""
        policy = ContentPolicy(told["policy"])
        decide_content_policy(actor=actor, at=at, policy=policy, reference=told["reference"], **ids)
        return _settled(ids["channel_id"])

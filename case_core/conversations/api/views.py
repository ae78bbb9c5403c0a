"""Conversations: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.attachments.api.files import TakesFile
from case_core.conversations.actions.assign_conversation import assign_conversation
from case_core.conversations.actions.finish_conversation import finish_conversation
from case_core.conversations.actions.hand_back_conversation import hand_back_conversation
from case_core.conversations.actions.mark_read import mark_read
from case_core.conversations.actions.reopen_conversation import reopen_conversation
from case_core.conversations.actions.reply_in_conversation import reply_in_conversation
from case_core.conversations.actions.send_message_again import send_message_again
from case_core.conversations.actions.take_over_conversation import take_over_conversation
from case_core.conversations.actions.take_up_conversation import take_up_conversation
from case_core.conversations.actions.tie_conversation import tie_conversation
from case_core.conversations.api import serializers
from case_core.conversations.listing import Told, conversation_page, conversation_told
from case_core.conversations.models import Conversation
from case_core.conversations.sent_files import Sent
from case_core.conversations.states import Place
from case_core.intake.api.serializers import ReceivedSerializer
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, NothingToSay, ReadViewSet, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(ids: Mapping[str, int]) -> Done:
    conversation_id = ids["conversation_id"]
    return Done(id=conversation_id, url=reverse("api:conversation", args=[conversation_id]))


class ConversationViewSet(ReadViewSet):
    """Conversations."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {
        "list": ("conversations_list", _("会話の一覧")),
        "retrieve": ("conversations_retrieve", _("会話を1件、メッセージと一緒に読む")),
    }
    filters = {"list": serializers.ConversationFilters}
    answers = {"list": serializers.ConversationRowSerializer, "retrieve": serializers.ConversationSerializer}

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Conversation]:  # noqa: ARG002
        """Return a page of conversations."""
        return conversation_page(actor, asked, take)

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Told:  # noqa: ARG002
        """Return a conversation."""
        return conversation_told(actor, ids["conversation_id"])


class ConversationActionView(ActionView):
    """Something that the centre does with a conversation."""

    writes, roles = Scope.CASES_WRITE, CENTRE


class ReplyView(ConversationActionView):
    """Answer the person."""

    operations = {"post": ("conversations_reply", _("会話で返事をする"))}
    body = serializers.ConversationReplySerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Write to the person."""
        reply_in_conversation(actor=actor, at=at, **{**told, **ids, "place": Place(told["place"])})
        return _done(ids)


class ReplyWithFileView(TakesFile, ConversationActionView):
    """Answer the person, with a file."""

    operations = {
        "post": ("conversations_reply_with_file", _("会話で、ファイルを付けて返事をする（multipart/form-data）"))
    }
    body = serializers.ConversationFileReplySerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Write to the person."""
        file = told["file"]
        files = [Sent(name=file.name or "", content=file.read())]
        rest = {**told, **ids, "place": Place(told["place"])}
        del rest["file"]
        reply_in_conversation(actor=actor, at=at, files=files, **rest)
        return _done(ids)


class TakeUpView(ConversationActionView):
    """Make a case of a conversation."""

    operations = {"post": ("conversations_take_up", _("会話から相談を開く"))}
    body = serializers.ConversationTakeUpSerializer
    answer = ReceivedSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Open the case."""
        received = take_up_conversation(actor=actor, at=at, conversation_id=ids["conversation_id"], **told)
        return Done(
            id=received.case_id,
            url=reverse("api:case", args=[received.case_id]),
            once={"number": received.receipt_number, "secret": received.secret},
        )

    def tell(self, answer: dict[str, Any], once: Mapping[str, str]) -> dict[str, Any]:
        """Tell the receipt, the first time."""
        return {**answer, "number": once.get("number"), "secret": once.get("secret")}


class TieView(ConversationActionView):
    """Tie a conversation to a case."""

    operations = {"post": ("conversations_tie", _("会話をいまある相談につなぐ"))}
    body = serializers.ConversationTieSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Tie it."""
        tie_conversation(actor=actor, at=at, conversation_id=ids["conversation_id"], **told)
        return _done(ids)


class TakeOverView(ConversationActionView):
    """Become responsible."""

    operations = {"post": ("conversations_take_over", _("会話を受け持つ・引き取る"))}
    body = serializers.ConversationOwnerSeenSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take it over."""
        take_over_conversation(actor=actor, at=at, conversation_id=ids["conversation_id"], **told)
        return _done(ids)


class AssignView(ConversationActionView):
    """Make a colleague responsible."""

    operations = {"post": ("conversations_assign", _("会話の担当を決める"))}
    body = serializers.ConversationOwnerSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Give it to a colleague."""
        assign_conversation(actor=actor, at=at, conversation_id=ids["conversation_id"], **told)
        return _done(ids)


class HandBackView(ConversationActionView):
    """Let a conversation be nobody's again."""

    operations = {"post": ("conversations_hand_back", _("会話を受信箱に戻す"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Hand it back."""
        hand_back_conversation(actor=actor, at=at, **ids)
        return _done(ids)


class FinishView(ConversationActionView):
    """End a conversation."""

    operations = {"post": ("conversations_finish", _("会話を終了する"))}
    body = serializers.ConversationSeenSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """End it."""
        finish_conversation(actor=actor, at=at, conversation_id=ids["conversation_id"], **told)
        return _done(ids)


class ReopenView(ConversationActionView):
    """Go on with a conversation."""

    operations = {"post": ("conversations_reopen", _("会話を再開する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Open it again."""
        reopen_conversation(actor=actor, at=at, **ids)
        return _done(ids)


class SeenView(ConversationActionView):
    """Take messages as read."""

    operations = {"post": ("conversations_read", _("会話のメッセージを既読にする"))}
    body = serializers.ConversationSeenSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take them as read."""
        mark_read(actor=actor, at=at, conversation_id=ids["conversation_id"], **told)
        return _done(ids)


class AgainView(ConversationActionView):
    """Send a message once more that did not leave."""

    operations = {"post": ("conversations_send_again", _("送れなかったメッセージをもう一度送る"))}
    body = serializers.MessageAgainSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Send it once more."""
        send_message_again(actor=actor, at=at, conversation_id=ids["conversation_id"], **told)
        return _done(ids)

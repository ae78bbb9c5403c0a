"""What of a conversation goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.attachments.states import Standing
from case_core.cases.api.serializers import ClerkSerializer
from case_core.cases.states import Direction
from case_core.cases.topics import Topic
from case_core.conversations.states import ConversationState, FailureReason, MessageState, Place, TextKind
from mannaka_kit.rest.fields import IdField, TextField


class ChannelNameSerializer(serializers.Serializer[Any]):
    """The channel by which the person writes."""

    id = serializers.IntegerField()
    name = serializers.CharField(source="label")


class ConversationRowSerializer(serializers.Serializer[Any]):
    """A conversation in a list."""

    id = serializers.IntegerField()
    channel = ChannelNameSerializer()
    display_name = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=ConversationState.choices)
    owner = ClerkSerializer(allow_null=True)
    case_id = serializers.IntegerField(allow_null=True)
    topic = serializers.CharField(allow_blank=True, help_text=_("本人が選んだ分野。"))
    began_at = serializers.DateTimeField()
    touched_at = serializers.DateTimeField()
    new_message_at = serializers.DateTimeField(allow_null=True)
    is_urgent = serializers.BooleanField()
    is_blocked = serializers.BooleanField(help_text=_("true なら、相手が受け取りを止めています。"))


class MessageFileSerializer(serializers.Serializer[Any]):
    """A file that the person sent."""

    id = serializers.IntegerField()
    name = serializers.CharField(allow_blank=True)
    size = serializers.IntegerField()
    standing = serializers.ChoiceField(choices=Standing.choices)


class MessageSerializer(serializers.Serializer[Any]):
    """One message."""

    id = serializers.UUIDField()
    direction = serializers.ChoiceField(choices=Direction.choices)
    at = serializers.DateTimeField()
    author = ClerkSerializer(allow_null=True)
    body = serializers.CharField(allow_blank=True)
    unsupported = serializers.ListField(child=serializers.CharField())
    texts = serializers.ListField(
        child=serializers.ChoiceField(choices=TextKind.choices), help_text=_("市の定型文のとき、その種類。")
    )
    place = serializers.ChoiceField(choices=Place.choices)
    state = serializers.ChoiceField(choices=MessageState.choices)
    reason = serializers.ChoiceField(choices=FailureReason.choices, allow_blank=True)
    service_words = serializers.CharField(allow_blank=True, help_text=_("届かなかったとき、サービスが述べた理由。"))
    is_machines = serializers.BooleanField(help_text=_("true なら、不在のお知らせなど、機械が書いたものです。"))
    stranger = serializers.CharField(
        allow_blank=True, help_text=_("会話の相手とは別の差出人が書いたとき、その名乗り。")
    )
    files = MessageFileSerializer(many=True)


class ConversationSerializer(ConversationRowSerializer):
    """A conversation with its latest 200 messages, oldest first."""

    messages = MessageSerializer(many=True)

    def to_representation(self, told: Any) -> dict[str, Any]:
        """Put the conversation and its messages into one object."""
        row = ConversationRowSerializer(told.conversation).data
        return {**row, "messages": MessageSerializer(told.messages, many=True).data}


class ConversationFilters(serializers.Serializer[Any]):
    """What the list may be narrowed to."""

    state = serializers.ChoiceField(choices=ConversationState.choices, required=False)
    channel_id = IdField(required=False)
    owner_id = IdField(required=False)
    is_urgent = serializers.BooleanField(required=False)
    is_waiting = serializers.BooleanField(required=False, help_text=_("true なら、だれかの対応を待つものだけ。"))


class _SeenSerializer(serializers.Serializer[Any]):
    seen_message_at = serializers.DateTimeField(
        required=False, allow_null=True, default=None, help_text=_("この時刻までのメッセージを既読にします。")
    )


class ConversationSeenSerializer(_SeenSerializer):
    """Up to which message was read."""


class ConversationReplySerializer(_SeenSerializer):
    """What the person will read, and where."""

    body = TextField()
    place = serializers.ChoiceField(
        choices=Place.choices,
        required=False,
        default=Place.PAGE.value,
        help_text=_("channel は、市が会話の内容も送ると決めた連絡手段だけ。"),
    )


class ConversationFileReplySerializer(ConversationReplySerializer):
    """What the person will read, and a file that goes along."""

    body = TextField(required=False, allow_blank=True, default="")
    file = serializers.FileField(help_text=_("検査を通ってから、相手に届きます。"))


class ConversationTakeUpSerializer(_SeenSerializer):
    """What the matter is about."""

    topic = serializers.ChoiceField(choices=Topic.choices)
    title = TextField(limit=200, required=False, allow_blank=True, default="")


class ConversationTieSerializer(serializers.Serializer[Any]):
    """To which case the conversation belongs."""

    case_number = TextField(limit=40)


class ConversationOwnerSeenSerializer(serializers.Serializer[Any]):
    """Who was responsible when it was decided."""

    seen_owner_id = IdField(allow_null=True, help_text=_("いまの担当と思っている職員。いなければ null。"))


class ConversationOwnerSerializer(ConversationOwnerSeenSerializer):
    """Who is responsible from now on."""

    owner_id = IdField()


class MessageAgainSerializer(serializers.Serializer[Any]):
    """Which message is sent once more."""

    message_id = serializers.UUIDField()

"""What of calendars' addresses goes out: that there is one, and, once, where."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.desk.api.serializers import RoomNameSerializer
from tenants.api_tokens.doors import DoneSerializer


class FeedSerializer(serializers.Serializer[Any]):
    """Whether a calendar has an address, and since when."""

    is_there = serializers.BooleanField()
    made_at = serializers.DateTimeField(allow_null=True)


class RoomFeedSerializer(FeedSerializer):
    """A room, and whether its calendar has an address."""

    room = RoomNameSerializer()


class RoomFeedsSerializer(serializers.Serializer[Any]):
    """The rooms of today and of the time to come."""

    rooms = RoomFeedSerializer(many=True)


class MadeFeedSerializer(DoneSerializer):
    """The address that was made; it is told in this answer and in no other."""

    address = serializers.CharField(
        allow_null=True, help_text=_("カレンダーのアドレス。この答えでだけ伝えます。同じ鍵でのくり返しでは null。")
    )

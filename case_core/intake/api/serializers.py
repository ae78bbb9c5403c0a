"""A matter as a program hands it in, and what it is told."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.states import Channel
from case_core.intake.topics import Topic
from mannaka_kit.rest.fields import IdField, TextField
from tenants.api_tokens.doors import DoneSerializer


class NewPersonSerializer(serializers.Serializer[Any]):
    """What somebody told of themselves; nobody must tell anything."""

    name = TextField(limit=100, required=False, allow_blank=True, default="")
    name_kana = TextField(limit=200, required=False, allow_blank=True, default="")
    telephone = TextField(limit=30, required=False, allow_blank=True, default="")
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True, default="")
    postcode = TextField(limit=20, required=False, allow_blank=True, default="")
    address = TextField(limit=200, required=False, allow_blank=True, default="")
    birth_date = serializers.DateField(required=False, allow_null=True, default=None)
    is_nickname = serializers.BooleanField(required=False, default=False, help_text=_("名前が呼び名のとき true。"))
    known_id = IdField(
        required=False, allow_null=True, default=None, help_text=_("以前に相談した方なら、その方の番号。")
    )


class MatterSerializer(serializers.Serializer[Any]):
    """A matter in the person's own words."""

    channel = serializers.ChoiceField(choices=Channel.choices)
    topic = serializers.ChoiceField(choices=Topic.choices)
    body = TextField()
    title = TextField(limit=200, required=False, allow_blank=True, default="")
    person = NewPersonSerializer(required=False)
    minutes = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=0, max_value=1440, help_text=_("話した時間（分）。")
    )


class ReceivedSerializer(DoneSerializer):
    """The case that was opened; its receipt is told in this answer and in no other."""

    number = serializers.CharField(allow_null=True, help_text=_("受付番号。同じ鍵でのくり返しでは null。"))
    secret = serializers.CharField(
        allow_null=True, help_text=_("合言葉。この答えでだけ伝えます。同じ鍵でのくり返しでは null。")
    )

"""What of channels goes in and out. No secret ever goes out, and none is repeated in an answer."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from mannaka_kit.rest.fields import TextField
from mannaka_sdk import DataClass, Inbound, Kind, ProbeProblemCode
from tenants.plugins.next_steps import NextStep
from tenants.plugins.states import ChannelState, Health, ShownMenu


class WordsSerializer(serializers.Serializer[Any]):
    """A text in both languages."""

    ja = serializers.CharField()
    en = serializers.CharField()


class ProcessorSerializer(serializers.Serializer[Any]):
    """Who handles the data outside the city."""

    name = serializers.CharField()
    country = serializers.CharField()
    purpose = WordsSerializer()


class PrivacySheetSerializer(serializers.Serializer[Any]):
    """What flows where."""

    data_in = serializers.ListField(child=serializers.ChoiceField(choices=[each.value for each in DataClass]))
    data_out = serializers.ListField(child=serializers.ChoiceField(choices=[each.value for each in DataClass]))
    processors = ProcessorSerializer(many=True)
    stores_content = serializers.BooleanField()
    retention = WordsSerializer()
    can_erase = serializers.BooleanField()
    terms = serializers.CharField(allow_null=True)


class PluginSerializer(serializers.Serializer[Any]):
    """What the city may set up, and the forms of its settings and secrets as JSON Schema."""

    id = serializers.CharField()
    name = WordsSerializer()
    version = serializers.CharField()
    kinds = serializers.ListField(child=serializers.ChoiceField(choices=[each.value for each in Kind]))
    inbound = serializers.ChoiceField(choices=[each.value for each in Inbound])
    privacy = PrivacySheetSerializer()
    sheet_edition = serializers.CharField(help_text=_("確認するときに、読んだ内容の印として送り返します。"))
    config_schema = serializers.JSONField()
    secret_schema = serializers.JSONField(help_text=_("鍵の項目。値は送るだけで、読み出せません。"))


class PluginsSerializer(serializers.Serializer[Any]):
    """What the city may set up."""

    plugins = PluginSerializer(many=True)


class ChannelProblemSerializer(serializers.Serializer[Any]):
    """What was wrong when the channel was last asked."""

    code = serializers.ChoiceField(choices=[each.value for each in ProbeProblemCode])
    message = WordsSerializer()


class QuotaSerializer(serializers.Serializer[Any]):
    """How many messages are left."""

    used = serializers.IntegerField()
    limit = serializers.IntegerField(allow_null=True)
    resets_at = serializers.DateTimeField(allow_null=True)


class ChannelSerializer(serializers.Serializer[Any]):
    """A channel: how far it has come, and how it does."""

    id = serializers.IntegerField()
    plugin_id = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the name of a channel, not of the field
    state = serializers.ChoiceField(choices=ChannelState.choices)
    next_step = serializers.ChoiceField(choices=[each.value for each in NextStep])
    health = serializers.ChoiceField(choices=Health.choices)
    health_at = serializers.DateTimeField(allow_null=True)
    problems = ChannelProblemSerializer(many=True)
    quota = QuotaSerializer(allow_null=True)
    refused_at = serializers.DateTimeField(allow_null=True, help_text=_("相手のサービスが鍵を断った日時。"))
    heard_at = serializers.DateTimeField(allow_null=True)
    menu_is_wanted = serializers.BooleanField(help_text=_("トーク画面にメニューを出すか。"))
    menu_shown = serializers.ChoiceField(choices=ShownMenu.choices, allow_blank=True)
    menu_shown_at = serializers.DateTimeField(allow_null=True)
    menu_failed_at = serializers.DateTimeField(allow_null=True, help_text=_("メニューを切り替えられなかった日時。"))
    account_id = serializers.CharField(allow_blank=True)
    account_name = serializers.CharField(allow_blank=True)
    sheet_accepted_at = serializers.DateTimeField(allow_null=True)


class ChannelsSerializer(serializers.Serializer[Any]):
    """The city's channels."""

    channels = ChannelSerializer(many=True)


class OneChannelSerializer(ChannelSerializer):
    """A channel with its settings, and the names of the secrets that it has."""

    config = serializers.JSONField()
    secrets = serializers.ListField(child=serializers.CharField(), help_text=_("登録済みの鍵の名前。値は出ません。"))
    address = serializers.CharField(
        allow_null=True, help_text=_("サービスの管理画面に貼りつける受信アドレス。受信のない連絡手段では null。")
    )


class NewChannelSerializer(serializers.Serializer[Any]):
    """Which kind of channel, and what staff call it."""

    plugin_id = TextField(limit=100)
    label = TextField(limit=60)  # type: ignore[assignment]  # as above


class NameSerializer(serializers.Serializer[Any]):
    """What staff call a channel."""

    label = TextField(limit=60)  # type: ignore[assignment]  # as above


class MenuSerializer(serializers.Serializer[Any]):
    """Whether the service shows the city's menu."""

    is_wanted = serializers.BooleanField()


class AcceptanceSerializer(serializers.Serializer[Any]):
    """The edition of the sheet that was read."""

    sheet_edition = TextField(limit=64)


class SecretField(serializers.CharField):
    """A secret: taken, and never given out."""

    def __init__(self) -> None:
        super().__init__(max_length=10_000, allow_blank=True, trim_whitespace=True, write_only=True)


class SettingsSerializer(serializers.Serializer[Any]):
    """Settings and secrets; a secret that is left out or empty stays as it is."""

    config = serializers.DictField(child=serializers.JSONField(allow_null=True))
    secrets = serializers.DictField(child=SecretField(), required=False, default=dict)


class TrialSerializer(serializers.Serializer[Any]):
    """Another account than before is agreed to by its identifier."""

    accepted_account_id = TextField(limit=512, allow_blank=True, required=False, default="")

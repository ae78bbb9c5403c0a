"""What of busy times goes out, and where they come from; the address of a calendar never goes out."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.busy.ics_file import MOST_BYTES
from case_core.busy.states import Failure, SourceKind

_LONGEST = 2000


class BusySourceSerializer(serializers.Serializer[Any]):
    """Where somebody's busy times come from, when they were read last, and what went wrong."""

    kind = serializers.ChoiceField(choices=SourceKind.choices)
    host = serializers.CharField(
        allow_blank=True, help_text=_("グループウェアのサーバー名。アドレスそのものは伝えません。")
    )
    set_at = serializers.DateTimeField()
    tried_at = serializers.DateTimeField(allow_null=True)
    read_at = serializers.DateTimeField(allow_null=True)
    times = serializers.IntegerField()
    unread = serializers.IntegerField(help_text=_("読み取れなかった予定の数。"))
    failure = serializers.ChoiceField(choices=[("", ""), *Failure.choices], allow_blank=True)
    is_old = serializers.BooleanField(help_text=_("1日以上読めていないとき true。"))


class BusySerializer(serializers.Serializer[Any]):
    """The source, where there is one."""

    calendar = BusySourceSerializer(allow_null=True)


class BusyAddressSerializer(serializers.Serializer[Any]):
    """A calendar at an address."""

    address = serializers.CharField(
        max_length=_LONGEST, help_text=_("グループウェアの、https:// で始まるアドレス。暗号にして保存します。")
    )


class BusyFileSerializer(serializers.Serializer[Any]):
    """A calendar as a file."""

    file = serializers.FileField(allow_empty_file=True, help_text=_(".ics のファイル。2MBまで。"))

    def validate_file(self, file: Any) -> Any:
        """Take a file that could be read.

        :raises ValidationError: if it is larger.
        """
        if file.size > MOST_BYTES:
            raise serializers.ValidationError(Failure.LARGE.label)
        return file

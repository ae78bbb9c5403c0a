"""Which sheet a program wants, and which code it brings."""

from typing import Any

from rest_framework import serializers

from case_core.printing.states import Sheet
from mannaka_kit.rest.fields import IdField, TextField


class SheetFilters(serializers.Serializer[Any]):
    """Which sheet, in which shape."""

    sheet = serializers.ChoiceField(choices=Sheet.choices)
    is_redacted = serializers.BooleanField(default=False)
    handover_id = IdField(required=False)
    has_seen_warning = serializers.BooleanField(default=False)


class CodeSerializer(serializers.Serializer[Any]):
    """The code on a carry sheet."""

    code = TextField(limit=20)

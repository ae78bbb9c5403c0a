"""What of a file goes out, and what comes in."""

from typing import Any

from rest_framework import serializers

from case_core.attachments.kinds import FileKind
from case_core.attachments.models import LONGEST_NOTE
from case_core.attachments.states import Refusal, Standing
from case_core.cases.api.serializers import ClerkSerializer
from mannaka_kit.rest.fields import TextField


class AttachmentSerializer(serializers.Serializer[Any]):
    """A file's record; its content is at an address of its own."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=FileKind.choices)
    size = serializers.IntegerField()
    note = serializers.CharField(allow_blank=True)
    standing = serializers.ChoiceField(choices=Standing.choices)
    added_by = ClerkSerializer()
    added_at = serializers.DateTimeField()
    held_at = serializers.DateTimeField(allow_null=True)
    checked_at = serializers.DateTimeField(allow_null=True)
    pages = serializers.IntegerField(allow_null=True)
    has_original = serializers.BooleanField()
    refusal = serializers.ChoiceField(choices=[("", ""), *Refusal.choices], allow_blank=True)
    removed_by = ClerkSerializer(allow_null=True)
    removed_at = serializers.DateTimeField(allow_null=True)
    removal_reason = serializers.CharField(allow_blank=True)


class UploadSerializer(serializers.Serializer[Any]):
    """One file, and what it is."""

    file = serializers.FileField(allow_empty_file=True)
    note = TextField(limit=LONGEST_NOTE, required=False, allow_blank=True, default="")


class RemovalSerializer(serializers.Serializer[Any]):
    """Why the file goes."""

    reason = TextField(limit=500)

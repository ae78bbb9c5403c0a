"""What of requests to the head goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.approvals.states import ApprovalKind, ApprovalStatus
from case_core.cases.api.serializers import ClerkSerializer, EndingSerializer
from mannaka_kit.rest.fields import TextField


class ApprovalSerializer(serializers.Serializer[Any]):
    """A request to the head; one to sign an end says which."""

    id = serializers.IntegerField()
    case_id = serializers.IntegerField()
    case_number = serializers.CharField(source="case.number")
    kind = serializers.ChoiceField(choices=ApprovalKind.choices)
    status = serializers.ChoiceField(choices=ApprovalStatus.choices)
    words = serializers.CharField()
    asked_by = ClerkSerializer()
    asked_at = serializers.DateTimeField()
    outcome = serializers.CharField(allow_blank=True)
    referred_to = serializers.CharField(allow_blank=True)
    recovered_yen = serializers.IntegerField(allow_null=True)
    note = serializers.CharField(allow_blank=True)
    decided_by = ClerkSerializer(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    comment = serializers.CharField(allow_blank=True)


class ReadingRequestSerializer(serializers.Serializer[Any]):
    """What the head should look at."""

    words = TextField(limit=1000)


class ClosingRequestSerializer(EndingSerializer):
    """How the case is to end, and what the head should look at."""

    words = TextField(limit=1000)


class CommentSerializer(serializers.Serializer[Any]):
    """What the head says."""

    comment = TextField(limit=1000)


class SigningSerializer(serializers.Serializer[Any]):
    """What the head says, if anything."""

    comment = TextField(limit=1000, required=False, allow_blank=True, default="", help_text=_("空でもかまいません。"))

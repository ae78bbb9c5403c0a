"""What of a hand-over goes out, and what comes in."""

from typing import Any

from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer, PartySerializer
from case_core.handovers.states import Consent, HandoverStatus, Result
from mannaka_kit.rest.fields import IdField, TextField


class SectionNameSerializer(serializers.Serializer[Any]):
    """The section that was asked."""

    id = serializers.IntegerField()
    code = serializers.CharField()
    name = serializers.CharField()


class HandoverRowSerializer(serializers.Serializer[Any]):
    """A hand-over in a section's list."""

    id = serializers.IntegerField()
    case_number = serializers.CharField(source="case.number")
    case_title = serializers.CharField(source="case.title")
    section = SectionNameSerializer()
    status = serializers.ChoiceField(choices=HandoverStatus.choices)
    due_on = serializers.DateField()
    sent_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)


class HandoverSerializer(HandoverRowSerializer):
    """A hand-over with its letter and its answer."""

    reason = serializers.CharField()
    story = serializers.CharField()
    wishes = serializers.CharField(allow_blank=True)
    consent = serializers.ChoiceField(choices=Consent.choices)
    sent_by = ClerkSerializer()
    acknowledged_by = ClerkSerializer(allow_null=True)
    acknowledged_at = serializers.DateTimeField(allow_null=True)
    ended_by = ClerkSerializer(allow_null=True)
    result = serializers.CharField(allow_blank=True)
    report = serializers.CharField(allow_blank=True)
    told_citizen = serializers.CharField(allow_blank=True)
    ending_reason = serializers.CharField(allow_blank=True)


class SectionViewSerializer(serializers.Serializer[Any]):
    """A hand-over as its section sees it; the person only where they agreed to it."""

    handover = HandoverSerializer()
    topic_label = serializers.CharField()
    person = PartySerializer(allow_null=True)


class DeskFilters(serializers.Serializer[Any]):
    """What the desk may be narrowed to."""

    status = serializers.ChoiceField(choices=HandoverStatus.choices, required=False)
    due_by = serializers.DateField(required=False)


class LetterSerializer(serializers.Serializer[Any]):
    """What the section will read, and by when it answers."""

    section_id = IdField()
    reason = TextField(limit=1000)
    story = TextField()
    wishes = TextField(limit=1000, required=False, allow_blank=True, default="")
    consent = serializers.ChoiceField(choices=Consent.choices)
    due_on = serializers.DateField()


class ReportSerializer(serializers.Serializer[Any]):
    """What the section did."""

    result = serializers.ChoiceField(choices=Result.choices)
    report = TextField()
    told_citizen = TextField(required=False, allow_blank=True, default="")


class ReasonSerializer(serializers.Serializer[Any]):
    """Why."""

    reason = TextField(limit=1000)

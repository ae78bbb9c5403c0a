"""What of a hand-over goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer, PartySerializer
from case_core.handovers.states import Consent, ExtensionStatus, HandoverStatus, Result
from case_core.spans.states import SpanEnding, SpanKind
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
    superior = serializers.CharField(allow_blank=True)
    separate_record = serializers.CharField(allow_blank=True)
    asked_until = serializers.DateField(allow_null=True)
    return_allowed_at = serializers.DateTimeField(allow_null=True)


class ExtensionSerializer(serializers.Serializer[Any]):
    """A section's wish for more time, and what the centre said."""

    id = serializers.IntegerField()
    status = serializers.ChoiceField(choices=ExtensionStatus.choices)
    reason = serializers.CharField()
    due_before = serializers.DateField()
    until = serializers.DateField()
    asked_by = ClerkSerializer()
    asked_at = serializers.DateTimeField()
    decided_by = ClerkSerializer(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    note = serializers.CharField(allow_blank=True)


class SectionViewSerializer(serializers.Serializer[Any]):
    """A hand-over as its section sees it; the person only where they agreed to it."""

    handover = HandoverSerializer()
    topic_label = serializers.CharField()
    person = PartySerializer(allow_null=True)
    is_shielded = serializers.BooleanField(
        help_text=_("true なら、この相談に連絡先が守られている方（相談した方か関係者）がいます。")
    )
    returns = serializers.IntegerField()
    extensions = ExtensionSerializer(many=True)


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
    due_on = serializers.DateField(required=False, allow_null=True, default=None)


class ReportSerializer(serializers.Serializer[Any]):
    """What the section did."""

    result = serializers.ChoiceField(choices=Result.choices)
    report = TextField()
    told_citizen = TextField(required=False, allow_blank=True, default="")
    was_retold = serializers.BooleanField(required=False, default=False)
    separate_record = TextField(limit=200, required=False, allow_blank=True, default="")


class ReturnSerializer(serializers.Serializer[Any]):
    """Why it is not the section's, and which superior agreed."""

    reason = TextField(limit=1000)
    superior = TextField(limit=100)
    was_retold = serializers.BooleanField(required=False, default=False)


class WishSerializer(serializers.Serializer[Any]):
    """Until when the section needs, and why."""

    until = serializers.DateField()
    reason = TextField(limit=1000)


class ExtensionAnswerSerializer(serializers.Serializer[Any]):
    """What the centre says to a wish for more time; a refusal says why."""

    decision = serializers.ChoiceField(choices=["grant", "refuse"])
    note = TextField(limit=1000, required=False, allow_blank=True, default="")


class SpanSerializer(serializers.Serializer[Any]):
    """A time that a matter spent at a desk, in nobody's hands, or being told again; no section is the centre."""

    kind = serializers.ChoiceField(choices=SpanKind.choices)
    section = SectionNameSerializer(allow_null=True)
    began_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    ending = serializers.ChoiceField(choices=SpanEnding.choices, allow_blank=True)


class IndexSerializer(serializers.Serializer[Any]):
    """The index of pushing around and its four numbers."""

    points = serializers.IntegerField()
    desks = serializers.IntegerField()
    retold = serializers.IntegerField()
    returns = serializers.IntegerField()
    unowned_seconds = serializers.IntegerField()


class RoundsSerializer(serializers.Serializer[Any]):
    """Where a case has been."""

    index = IndexSerializer()
    spans = SpanSerializer(many=True)


class GivenReasonSerializer(serializers.Serializer[Any]):
    """Why."""

    reason = TextField(limit=1000)

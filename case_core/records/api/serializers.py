"""What of restricted records goes out, to those who may read them, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.cases.states import StatementKind
from case_core.records.states import CompartmentKind, Verdict
from mannaka_kit.rest.fields import IdField, TextField

KINDS = [choice for choice in StatementKind.choices if choice[0] != StatementKind.REPLY]


class SaidSerializer(serializers.Serializer[Any]):
    """An entry."""

    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    author = ClerkSerializer()
    kind = serializers.ChoiceField(choices=KINDS)
    speaker = serializers.CharField(
        source="words.speaker", allow_blank=True, help_text=_("第三者の話のとき、だれの話か。")
    )
    body = serializers.CharField(source="words.body")


class KeptSerializer(serializers.Serializer[Any]):
    """A restricted record; who may not read it learns that there is one and whom to ask."""

    id = serializers.IntegerField()
    is_readable = serializers.BooleanField()
    is_kept = serializers.BooleanField(help_text=_("書き込めるなら true。"))
    kind_name = serializers.CharField(source="kind_label", allow_blank=True, help_text=_("読めないときは空です。"))
    members = ClerkSerializer(many=True)
    open_until = serializers.DateTimeField(allow_null=True, help_text=_("緊急閲覧中なら、その終わり。"))
    entries = SaidSerializer(many=True)


class RecordsSerializer(serializers.Serializer[Any]):
    """The restricted records of a case."""

    records = KeptSerializer(many=True)


class NewRecordSerializer(serializers.Serializer[Any]):
    """Which kind of record is kept apart."""

    kind = serializers.ChoiceField(choices=CompartmentKind.choices)


class NewEntrySerializer(serializers.Serializer[Any]):
    """Whose words, and what they say."""

    kind = serializers.ChoiceField(choices=KINDS)
    speaker = TextField(limit=100, required=False, allow_blank=True, default="")
    body = TextField()


class MemberSerializer(serializers.Serializer[Any]):
    """A member of staff of the centre."""

    user_id = IdField()


class LookSerializer(serializers.Serializer[Any]):
    """A look in an emergency."""

    id = serializers.IntegerField(source="opening.pk")
    case_number = serializers.CharField(source="opening.compartment.case.number")
    opened_by = ClerkSerializer(source="opening.opened_by")
    opened_at = serializers.DateTimeField(source="opening.opened_at")
    until = serializers.DateTimeField(source="opening.until")
    reason = serializers.CharField()
    reviewed_by = ClerkSerializer(source="opening.reviewed_by", allow_null=True)
    reviewed_at = serializers.DateTimeField(source="opening.reviewed_at", allow_null=True)
    verdict = serializers.CharField(source="opening.verdict", allow_blank=True)
    remark = serializers.CharField(allow_blank=True)


class ReviewSerializer(serializers.Serializer[Any]):
    """Whether it was needed."""

    verdict = serializers.ChoiceField(choices=Verdict.choices)
    remark = TextField(limit=1000, required=False, allow_blank=True, default="")

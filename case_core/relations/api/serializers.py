"""What of the people of a case goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer, PartySerializer
from case_core.relations.states import PersonRole, TieKind
from mannaka_kit.rest.fields import IdField, TextField

_LARGEST = 2**31 - 1


class PersonSerializer(PartySerializer):
    """What is known of somebody; the edition says which state this is."""

    id = serializers.IntegerField()
    birth_date = serializers.DateField(allow_null=True)
    edition = serializers.IntegerField()


class EarlierSerializer(serializers.Serializer[Any]):
    """What was known of somebody before; how they were reached then is not told."""

    edition = serializers.IntegerField()
    name = serializers.CharField(allow_blank=True)
    name_kana = serializers.CharField(allow_blank=True)
    birth_date = serializers.DateField(allow_null=True)
    is_anonymous = serializers.BooleanField()
    changed_by = ClerkSerializer()
    changed_at = serializers.DateTimeField()


class PersonSheetSerializer(serializers.Serializer[Any]):
    """The one who came, and what was known of them before, the newest first."""

    person = PersonSerializer()
    earlier = EarlierSerializer(many=True)


class FactsSerializer(serializers.Serializer[Any]):
    """What is known now; what is left out stays as it is."""

    seen_edition = serializers.IntegerField(min_value=0, max_value=_LARGEST)
    person_id = IdField(required=False, help_text=_("相談した方ではなく、関係者の登録を変えるとき、その方の番号。"))
    name = TextField(limit=100, required=False, allow_blank=True)
    name_kana = TextField(limit=200, required=False, allow_blank=True)
    telephone = TextField(limit=30, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    postcode = TextField(limit=20, required=False, allow_blank=True)
    address = TextField(limit=200, required=False, allow_blank=True)
    birth_date = serializers.DateField(required=False, allow_null=True)
    is_anonymous = serializers.BooleanField(required=False)


class PlaceSerializer(serializers.Serializer[Any]):
    """What somebody is in a case."""

    role = serializers.ChoiceField(choices=PersonRole.choices)
    relation = TextField(limit=50, required=False, allow_blank=True, default="")
    lives_together = serializers.BooleanField(required=False, default=False)
    tie = serializers.ChoiceField(choices=TieKind.choices, required=False, default=TieKind.PLAIN)
    note = TextField(limit=200, required=False, allow_blank=True, default="")


class NewCasePersonSerializer(PlaceSerializer):
    """Somebody new in a case."""

    name = TextField(limit=100, required=False, allow_blank=True, default="")
    name_kana = TextField(limit=200, required=False, allow_blank=True, default="")
    telephone = TextField(limit=30, required=False, allow_blank=True, default="")
    birth_date = serializers.DateField(required=False, allow_null=True, default=None)
    known_id = IdField(required=False, allow_null=True, default=None, help_text=_("登録のある方なら、その方の番号。"))


class CasePersonSerializer(serializers.Serializer[Any]):
    """Somebody of a case."""

    id = serializers.IntegerField()
    person = PersonSerializer()
    role = serializers.ChoiceField(choices=PersonRole.choices)
    relation = serializers.CharField(allow_blank=True)
    lives_together = serializers.BooleanField()
    tie = serializers.ChoiceField(choices=TieKind.choices)
    note = serializers.CharField(allow_blank=True)
    added_at = serializers.DateTimeField()


class TieSerializer(serializers.Serializer[Any]):
    """What two people of a case are to each other; no words end it."""

    one_id = IdField()
    other_id = IdField()
    words = TextField(limit=50, allow_blank=True)
    kind = serializers.ChoiceField(choices=TieKind.choices, required=False, default=TieKind.PLAIN)


class NewMergeSerializer(serializers.Serializer[Any]):
    """Which entry stays, which one goes into it, and why."""

    kept_id = IdField()
    merged_id = IdField()
    reason = TextField(limit=200)


class UndoSerializer(serializers.Serializer[Any]):
    """Why the two are not one."""

    reason = TextField(limit=200)


class MergeSerializer(serializers.Serializer[Any]):
    """Two entries that are one person, and which cases moved."""

    id = serializers.IntegerField()
    kept_id = serializers.IntegerField()
    merged_id = serializers.IntegerField()
    reason = serializers.CharField()
    merged_at = serializers.DateTimeField()
    undone_at = serializers.DateTimeField(allow_null=True)
    undoing_reason = serializers.CharField(allow_blank=True)
    case_ids = serializers.ListField(child=serializers.IntegerField())

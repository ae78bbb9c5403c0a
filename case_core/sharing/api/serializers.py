"""What of shares goes out, and what comes in."""

from typing import Any

from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.consents.api.serializers import BodySerializer
from case_core.consents.states import LegalGround
from case_core.sharing.fields import OFFERED
from case_core.sharing.states import LONGEST_DAYS, Closed, ShareAct, Verdict
from mannaka_kit.rest.fields import IdField, TextField
from tenants.partners.data_classes import DataClass

_CLASSES = [(each.value, each.label) for each in OFFERED]


class ShareSerializer(serializers.Serializer[Any]):
    """A share as it was decided."""

    id = serializers.IntegerField()
    case_id = serializers.IntegerField()
    organization = BodySerializer()
    member_id = serializers.IntegerField(allow_null=True)
    ground = serializers.ChoiceField(choices=LegalGround.choices)
    consent_id = serializers.IntegerField(allow_null=True)
    purpose = serializers.CharField()
    data_classes = serializers.ListField(child=serializers.ChoiceField(choices=DataClass.choices))
    act = serializers.ChoiceField(choices=ShareAct.choices)
    words = serializers.CharField(allow_blank=True)
    begins_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    created_by = ClerkSerializer()
    approved_by = ClerkSerializer(allow_null=True)
    approved_at = serializers.DateTimeField(allow_null=True)
    revoked_by = ClerkSerializer(allow_null=True)
    revoked_at = serializers.DateTimeField(allow_null=True)
    revoking_reason = serializers.CharField(allow_blank=True)
    reviewed_by = ClerkSerializer(allow_null=True)
    reviewed_at = serializers.DateTimeField(allow_null=True)
    verdict = serializers.ChoiceField(choices=Verdict.choices, allow_blank=True)
    remark = serializers.CharField(allow_blank=True)


class SharedFactSerializer(serializers.Serializer[Any]):
    """One fact that the body sees."""

    name = serializers.CharField(source="label")
    value = serializers.CharField()


class SharedSectionSerializer(serializers.Serializer[Any]):
    """The facts of one class of data, in groups that belong together."""

    data_class = serializers.ChoiceField(choices=DataClass.choices)
    groups = serializers.ListField(child=SharedFactSerializer(many=True))


class ShareNowSerializer(serializers.Serializer[Any]):
    """A share, why it opens nothing now (or null), and else what the body sees."""

    share = ShareSerializer()
    closed = serializers.ChoiceField(choices=Closed.choices, allow_null=True)
    sections = SharedSectionSerializer(many=True)


class SharedLookSerializer(serializers.Serializer[Any]):
    """Somebody of a body looked."""

    at = serializers.DateTimeField()
    person = serializers.CharField()
    body = serializers.CharField()


class SharedLooksSerializer(serializers.Serializer[Any]):
    """Who looked at a case, the latest first."""

    looks = SharedLookSerializer(many=True)


class SharePlanSerializer(serializers.Serializer[Any]):
    """Who is to see what, on which ground, for what and how long."""

    organization_id = IdField()
    member_id = IdField(required=False, allow_null=True, default=None)
    ground = serializers.ChoiceField(choices=LegalGround.choices)
    purpose = TextField(limit=200)
    data_classes = serializers.ListField(child=serializers.ChoiceField(choices=_CLASSES))
    act = serializers.ChoiceField(choices=ShareAct.choices)
    words = TextField(required=False, allow_blank=True, default="")
    ends_on = serializers.DateField()


class LetterSpanSerializer(serializers.Serializer[Any]):
    """A part of a text: from one letter to before another."""

    begins = serializers.IntegerField(min_value=0)
    ends = serializers.IntegerField(min_value=1)


class CoveredPartSerializer(LetterSpanSerializer):
    """A part of one of the share's texts."""

    place = serializers.CharField(max_length=60)


class CoverableTextSerializer(serializers.Serializer[Any]):
    """A text that the body reads, whole, and what of it is covered."""

    place = serializers.CharField()
    text = serializers.CharField()
    covered = LetterSpanSerializer(many=True)


class CoverableTextsSerializer(serializers.Serializer[Any]):
    """The texts of a share, and which version of what is covered holds (0: nothing was ever covered)."""

    edition = serializers.IntegerField()
    texts = CoverableTextSerializer(many=True)


class BlackoutSerializer(serializers.Serializer[Any]):
    """Which parts are covered from now on, in the place of the version that was read."""

    seen_edition = serializers.IntegerField(min_value=0)
    spans = CoveredPartSerializer(many=True)


class ShareRevocationSerializer(serializers.Serializer[Any]):
    """Why a share ends."""

    reason = TextField(limit=200)


class EmergencyReviewSerializer(serializers.Serializer[Any]):
    """What the review of an emergency found."""

    verdict = serializers.ChoiceField(choices=Verdict.choices)
    remark = TextField(limit=300, required=False, allow_blank=True, default="")


class SharingRulesSerializer(serializers.Serializer[Any]):
    """On which grounds the city shares, where two decide, and for how many days."""

    grounds = serializers.ListField(child=serializers.ChoiceField(choices=LegalGround.choices))
    second_person = serializers.ListField(child=serializers.ChoiceField(choices=LegalGround.choices))
    most_days = serializers.IntegerField(min_value=1, max_value=LONGEST_DAYS)

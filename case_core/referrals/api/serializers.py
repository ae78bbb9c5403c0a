"""What of referrals goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.consents.api.serializers import BodySerializer
from case_core.referrals.carriage_states import AnsweredVia, Carriage, CarriageTrouble
from case_core.referrals.states import ConfirmedBy, DeclineReason, ReferralOutcome, ReferralStatus
from case_core.sharing.api.serializers import SharePlanSerializer
from mannaka_kit.rest.fields import IdField, TextField
from tenants.api_tokens.doors import DoneSerializer

MOST_LETTERS = 2000


class ReferralSerializer(serializers.Serializer[Any]):
    """A referral, and what was answered."""

    id = serializers.IntegerField()
    case_id = serializers.IntegerField()
    share_id = serializers.IntegerField(source="grant_id")
    organization = BodySerializer()
    status = serializers.ChoiceField(choices=ReferralStatus.choices)
    reason = serializers.CharField()
    told = serializers.CharField(allow_blank=True)
    wishes = serializers.CharField(allow_blank=True)
    due_on = serializers.DateField()
    sent_by = ClerkSerializer()
    sent_at = serializers.DateTimeField()
    answered_by = ClerkSerializer(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)
    decline_reason = serializers.ChoiceField(choices=DeclineReason.choices, allow_blank=True)
    ended_by = ClerkSerializer(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.ChoiceField(choices=ReferralOutcome.choices, allow_blank=True)
    confirmed_by = serializers.ChoiceField(choices=ConfirmedBy.choices, allow_blank=True)
    words = serializers.CharField(allow_blank=True)
    answered_via = serializers.ChoiceField(choices=AnsweredVia.choices, allow_blank=True)
    carriage = serializers.ChoiceField(choices=Carriage.choices, allow_blank=True)
    carriage_trouble = serializers.ChoiceField(choices=CarriageTrouble.choices, allow_blank=True)
    carried_at = serializers.DateTimeField(allow_null=True)
    letter_made_at = serializers.DateTimeField(allow_null=True)
    letter_mailed_at = serializers.DateTimeField(allow_null=True)
    letter_expires_at = serializers.DateTimeField(allow_null=True)
    letter_opened_at = serializers.DateTimeField(allow_null=True)
    letter_tries = serializers.IntegerField(help_text=_("手紙の確認番号が間違えられた回数。"))


class LetterGivenSerializer(DoneSerializer):
    """The number that opens a letter's link; it is told in this answer and in no other."""

    code = serializers.CharField(allow_null=True)


class ReferralLetterSerializer(serializers.Serializer[Any]):
    """What the body reads, with a share that is there (`share_id`) or one to be made (`share`)."""

    reason = TextField(limit=MOST_LETTERS)
    told = TextField(limit=MOST_LETTERS, required=False, allow_blank=True, default="")
    wishes = TextField(limit=MOST_LETTERS, required=False, allow_blank=True, default="")
    due_on = serializers.DateField(required=False, allow_null=True, default=None)
    share_id = IdField(required=False, allow_null=True, default=None)
    share = SharePlanSerializer(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Take one of both.

        :raises ValidationError: there are both, or neither.
        """
        if (attrs["share_id"] is None) == (attrs["share"] is None):
            raise serializers.ValidationError({"share": [_("share_id か share の、どちらか1つを書いてください。")]})
        return attrs


class ReferralDeclineSerializer(serializers.Serializer[Any]):
    """Why the body does not take it."""

    why = serializers.ChoiceField(choices=DeclineReason.choices)
    words = TextField(limit=MOST_LETTERS, required=False, allow_blank=True, default="")


class ReferralResultSerializer(serializers.Serializer[Any]):
    """What came of it, and who says so."""

    outcome = serializers.ChoiceField(choices=ReferralOutcome.choices)
    confirmed_by = serializers.ChoiceField(choices=ConfirmedBy.choices)
    words = TextField(limit=MOST_LETTERS, required=False, allow_blank=True, default="")


class ReferralRevocationSerializer(serializers.Serializer[Any]):
    """Why it is taken back."""

    reason = TextField(limit=200)

"""What of partner organisations goes out, and what administrators settle of them."""

from datetime import date
from typing import Any, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from mannaka_kit.rest.fields import IdField, TextField
from tenants.api_tokens.doors import DoneSerializer
from tenants.partners.data_classes import DataClass
from tenants.partners.kinds import BodyKind, Reach
from tenants.partners.models import EMAIL_LENGTH

# What lies beyond is nobody's day.
_DAYS: Final = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


class PartnerFactsSerializer(serializers.Serializer[Any]):
    """A body's names, its kind, and where and how it is reached; the names are those of HSDS."""

    name = TextField(limit=100)
    name_kana = TextField(limit=100)
    alternate_name = TextField(limit=100, allow_blank=True, default="")
    kind = serializers.ChoiceField(choices=BodyKind.choices)
    description = TextField(limit=1000, allow_blank=True, default="")
    reaches = serializers.ListField(
        child=serializers.ChoiceField(choices=Reach.choices),
        min_length=1,
        max_length=len(Reach),
        help_text=_("届け方。"),
    )
    phone = TextField(limit=20, allow_blank=True, default="")
    email = serializers.EmailField(max_length=254, allow_blank=True, default="")
    address = TextField(limit=200, allow_blank=True, default="")
    url = serializers.URLField(max_length=200, allow_blank=True, default="")
    gateway_id = IdField(required=False, allow_null=True, default=None, help_text=_("相手のシステムに送る連絡手段。"))
    gateway_address = TextField(limit=200, allow_blank=True, default="")


class PartnerOrganizationSerializer(PartnerFactsSerializer):
    """A body that the city works with, or did."""

    id = serializers.IntegerField()
    is_active = serializers.BooleanField()


class OrganizationFilters(serializers.Serializer[Any]):
    """Whether the bodies of earlier days are listed, too."""

    with_closed = serializers.BooleanField(required=False)


class AgreementTermsSerializer(serializers.Serializer[Any]):
    """For what and which facts are shared, and on which days."""

    purpose = TextField(limit=1000)
    data_classes = serializers.ListField(
        child=serializers.ChoiceField(choices=DataClass.choices),
        min_length=1,
        max_length=len(DataClass),
        help_text=_("共有してよい情報。"),
    )
    signed_on = serializers.DateField(validators=_DAYS)
    valid_from = serializers.DateField(validators=_DAYS)
    valid_until = serializers.DateField(validators=_DAYS)
    document_note = TextField(limit=200, allow_blank=True, default="")


class PartnerAgreementSerializer(AgreementTermsSerializer):
    """An agreement with a body."""

    id = serializers.IntegerField()
    ended_at = serializers.DateTimeField(allow_null=True)


class PartnerMemberSerializer(serializers.Serializer[Any]):
    """Somebody who acts for a body."""

    id = serializers.IntegerField()
    display_name = serializers.CharField(source="user.display_name")
    name_kana = serializers.CharField(source="user.name_kana")
    email = serializers.EmailField(source="user.email")
    post = serializers.CharField(allow_blank=True)
    joined_at = serializers.DateTimeField()
    is_waiting = serializers.BooleanField(help_text=_("機関の認証で来て、市がまだ入れていない方。"))


class NewPartnerInvitationSerializer(serializers.Serializer[Any]):
    """Who is asked to act for a body."""

    display_name = TextField(limit=100)
    name_kana = TextField(limit=100)
    post = TextField(limit=100, allow_blank=True, default="")
    email = serializers.EmailField(max_length=EMAIL_LENGTH)


class PartnerInvitationSerializer(NewPartnerInvitationSerializer):
    """An invitation that was not taken up; its link is known to nobody."""

    id = serializers.IntegerField()
    invited_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)


class PartnerInvitedSerializer(DoneSerializer):
    """The link of a new invitation; it is told in this answer and in no other."""

    address = serializers.CharField(allow_null=True)

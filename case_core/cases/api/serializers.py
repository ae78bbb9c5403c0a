"""What of a case goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.states import CaseStatus, Channel, Direction, Outcome, StatementKind
from case_core.cases.topics import Topic
from mannaka_kit.rest.fields import CodeField, IdField, TextField
from mannaka_kit.ui.forms.yen import MOST_YEN


class ClerkSerializer(serializers.Serializer[Any]):
    """A member of staff."""

    id = serializers.IntegerField()
    display_name = serializers.CharField()


class PartySerializer(serializers.Serializer[Any]):
    """Who came with the matter."""

    name = serializers.CharField(allow_blank=True)
    name_kana = serializers.CharField(allow_blank=True)
    telephone = serializers.CharField(allow_blank=True, source="shown_telephone")
    email = serializers.CharField(allow_blank=True, source="shown_email")
    postcode = serializers.CharField(allow_blank=True, source="shown_postcode")
    address = serializers.CharField(allow_blank=True, source="shown_address")
    is_anonymous = serializers.BooleanField()
    is_shielded = serializers.BooleanField(
        help_text=_("true なら連絡先は守られていて、電話とメールと住所は空です。だれにも伝えないでください。")
    )


class CaseRowSerializer(serializers.Serializer[Any]):
    """A case in a list."""

    id = serializers.IntegerField()
    number = serializers.CharField()
    title = serializers.CharField()
    topic = serializers.ChoiceField(choices=Topic.choices)
    channel = serializers.ChoiceField(choices=Channel.choices)
    status = serializers.ChoiceField(choices=CaseStatus.choices)
    owner = ClerkSerializer(allow_null=True)
    due_on = serializers.DateField(allow_null=True)
    opened_at = serializers.DateTimeField()
    touched_at = serializers.DateTimeField()
    new_message_at = serializers.DateTimeField(allow_null=True)


class CaseSerializer(CaseRowSerializer):
    """A case with its person and its end."""

    party = PartySerializer()
    is_shielded = serializers.BooleanField(
        help_text=_("true なら、この相談に連絡先が守られている方（相談した方か関係者）がいます。")
    )
    closed_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.CharField(allow_blank=True)
    referred_to = serializers.CharField(allow_blank=True)
    closing_note = serializers.CharField(allow_blank=True)
    recovered_yen = serializers.IntegerField(allow_null=True, help_text=_("取り戻した金額（円）。"))


class StatementSerializer(serializers.Serializer[Any]):
    """Words of one kind."""

    kind = serializers.ChoiceField(choices=StatementKind.choices)
    speaker = serializers.CharField(allow_blank=True, help_text=_("third_party のとき、だれの話か。"))
    body = serializers.CharField()


class ContactSerializer(serializers.Serializer[Any]):
    """One talk, letter or message."""

    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    channel = serializers.ChoiceField(choices=Channel.choices)
    direction = serializers.ChoiceField(choices=Direction.choices)
    author = ClerkSerializer(allow_null=True)
    is_visible_to_citizen = serializers.BooleanField()
    minutes = serializers.IntegerField(allow_null=True, help_text=_("話した時間（分）。測っていなければ null。"))
    statements = StatementSerializer(many=True)


class CaseFilters(serializers.Serializer[Any]):
    """What the list may be narrowed to."""

    number = CodeField(limit=16, required=False)
    status = serializers.ChoiceField(choices=CaseStatus.choices, required=False)
    topic = serializers.ChoiceField(choices=Topic.choices, required=False)
    channel = serializers.ChoiceField(choices=Channel.choices, required=False)
    owner_id = IdField(required=False)
    due_by = serializers.DateField(required=False, help_text=_("期限がこの日までの、終わっていない相談。"))
    has_new_message = serializers.BooleanField(required=False)


class NewContactSerializer(serializers.Serializer[Any]):
    """What was said, each kind apart; at least one of them."""

    channel = serializers.ChoiceField(choices=Channel.choices)
    direction = serializers.ChoiceField(choices=Direction.choices)
    words = TextField(required=False, allow_blank=True, default="", help_text=_("本人の話"))
    fact = TextField(required=False, allow_blank=True, default="", help_text=_("事実"))
    third_party = TextField(required=False, allow_blank=True, default="", help_text=_("第三者の話"))
    third_party_name = TextField(
        limit=100, required=False, allow_blank=True, default="", help_text=_("第三者の話があるとき、だれの話か。")
    )
    assessment = TextField(required=False, allow_blank=True, default="", help_text=_("職員の見立て"))


class TitleSerializer(serializers.Serializer[Any]):
    """What the matter is called, and what it was called when it was read."""

    title = TextField(limit=200)
    seen_title = TextField(limit=200)


class AssignmentSerializer(serializers.Serializer[Any]):
    """Who is responsible from now on, and who was when it was decided."""

    owner_id = IdField()
    seen_owner_id = IdField(allow_null=True, help_text=_("いまの担当と思っている職員。いなければ null。"))


class ReplySerializer(serializers.Serializer[Any]):
    """What the citizen will read."""

    body = TextField()
    seen_message_at = serializers.DateTimeField(
        required=False, allow_null=True, default=None, help_text=_("この時刻までのメッセージを既読にします。")
    )


class SeenSerializer(serializers.Serializer[Any]):
    """Up to which message was read."""

    seen_message_at = serializers.DateTimeField()


class EndingSerializer(serializers.Serializer[Any]):
    """How the case ends."""

    outcome = serializers.ChoiceField(choices=Outcome.choices)
    referred_to = TextField(limit=100, required=False, allow_blank=True, default="")
    note = TextField(required=False, allow_blank=True, default="")
    recovered_yen = serializers.IntegerField(
        required=False,
        allow_null=True,
        default=None,
        min_value=0,
        max_value=MOST_YEN,
        help_text=_("取り戻した金額（円）。topic が consumer の相談だけ。"),
    )


class ReopeningSerializer(serializers.Serializer[Any]):
    """Why it goes on."""

    reason = TextField(limit=1000)

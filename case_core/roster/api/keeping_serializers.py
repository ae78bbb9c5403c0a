"""What of a kept roster goes out, and what its keepers write."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.cases.topics import Topic
from case_core.handovers.api.serializers import SectionNameSerializer
from case_core.roster.actions.change_roster_rules import MOST_PEOPLE
from case_core.roster.api.serializers import DayField
from case_core.roster.states import CounsellorKind, DayKind, ProposalStatus
from mannaka_kit.rest.fields import IdField, TextField

_MOST_NEEDS = 100


class CounsellorFactsSerializer(serializers.Serializer[Any]):
    """All that is known of somebody from whom rosters are made; nothing is left as it was for not being sent."""

    name = TextField(limit=100)
    name_kana = TextField(limit=200)
    kind = serializers.ChoiceField(choices=CounsellorKind.choices)
    section_id = IdField(allow_null=True)
    user_id = IdField(allow_null=True, help_text=_("この人としてサインインする職員。"))
    topics = serializers.ListField(
        child=serializers.ChoiceField(choices=Topic.choices),
        max_length=len(Topic),
        help_text=_("受けられる分野。空なら、すべて。"),
    )
    weekdays = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=6),
        max_length=7,
        help_text=_("勤務する曜日。0が月曜日。空なら、毎日。"),
    )
    hours_a_week = serializers.IntegerField(min_value=1, max_value=60, allow_null=True)
    valid_from = DayField()
    valid_until = DayField(allow_null=True)


class KeptCounsellorSerializer(CounsellorFactsSerializer):
    """Somebody from whom rosters are made, as the keepers see them."""

    id = serializers.IntegerField()


class NeedSerializer(serializers.Serializer[Any]):
    """So many people of a kind on a kind of day; with a topic, so many of them who know it."""

    day_kind = serializers.ChoiceField(choices=DayKind.choices)
    kind = serializers.ChoiceField(choices=CounsellorKind.choices)
    topic = serializers.ChoiceField(choices=[("", ""), *Topic.choices], allow_blank=True)
    people = serializers.IntegerField(min_value=1, max_value=MOST_PEOPLE)


class RosterRulesSerializer(serializers.Serializer[Any]):
    """The rules by which rosters are proposed, whole."""

    rest_days = serializers.IntegerField(min_value=0, max_value=7)
    most_days_a_week = serializers.IntegerField(min_value=1, max_value=7)
    most_closed_days_a_month = serializers.IntegerField(min_value=1, max_value=31)
    least_regular = serializers.IntegerField(min_value=0, max_value=10)
    swaps_need_approval = serializers.BooleanField()
    needs = serializers.ListField(child=NeedSerializer(), max_length=_MOST_NEEDS)


class KeptContactSerializer(serializers.Serializer[Any]):
    """Somebody of the list for closed days, as administrators see them; that they looked is recorded."""

    id = serializers.IntegerField()
    section = SectionNameSerializer()
    position = serializers.IntegerField()
    name = serializers.CharField()
    telephone = serializers.CharField()
    first = serializers.DateField()
    last = serializers.DateField()


class ContactFactsSerializer(serializers.Serializer[Any]):
    """Who is telephoned, as which, and in which span of days."""

    section_id = IdField()
    position = serializers.IntegerField(min_value=1, max_value=20, help_text=_("電話する順番。"))
    name = TextField(limit=100)
    telephone = TextField(limit=30)
    first = DayField()
    last = DayField()


class ProposalSpanSerializer(serializers.Serializer[Any]):
    """For which days a roster is made; a year at most."""

    first = DayField()
    last = DayField()


class ProposalSerializer(serializers.Serializer[Any]):
    """A proposed roster."""

    id = serializers.IntegerField()
    first = serializers.DateField()
    last = serializers.DateField()
    status = serializers.ChoiceField(choices=ProposalStatus.choices)
    asked_by = ClerkSerializer()
    asked_at = serializers.DateTimeField()
    solved_at = serializers.DateTimeField(allow_null=True)
    seconds = serializers.FloatField(allow_null=True)
    gap_percent = serializers.FloatField(allow_null=True, help_text=_("いちばん良い案からの隔たりの上限（%）。"))
    decided_by = ClerkSerializer(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)


class PersonNumbersSerializer(serializers.Serializer[Any]):
    """How many closed days and weekdays somebody has."""

    name = serializers.CharField()
    kind = serializers.CharField()
    closed_days = serializers.IntegerField()
    workdays = serializers.IntegerField()


class SectionTurnsSerializer(serializers.Serializer[Any]):
    """How many turns a section has."""

    name = serializers.CharField()
    turns = serializers.IntegerField()


class BrokenWishSerializer(serializers.Serializer[Any]):
    """A wish that the proposal does not keep."""

    name = serializers.CharField()
    on = serializers.DateField()
    wish = serializers.CharField()


class ProposalNumbersSerializer(serializers.Serializer[Any]):
    """How fair a proposal is, or why there is none."""

    people = PersonNumbersSerializer(many=True)
    sections = SectionTurnsSerializer(many=True)
    section_spread = serializers.IntegerField()
    broken = BrokenWishSerializer(many=True)
    rules = serializers.ListField(child=serializers.CharField(), help_text=_("両立しない決まり。"))
    days = serializers.ListField(child=serializers.CharField(), help_text=_("人が足りない日。"))
    is_out_of_time = serializers.BooleanField()


class ProposalWithNumbersSerializer(ProposalSerializer):
    """A proposed roster with its numbers."""

    numbers = ProposalNumbersSerializer()

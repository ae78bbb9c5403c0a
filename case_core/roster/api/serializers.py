"""What of the roster goes out, and what comes in."""

from datetime import date
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.handovers.api.serializers import SectionNameSerializer
from case_core.roster.states import CallOutcome, CounsellorKind, DutyKind, SwapStatus, WishKind
from mannaka_kit.rest.fields import IdField, TextField
from mannaka_kit.rest.wall_clock import WallClockField

_CALENDAR = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


class DayField(serializers.DateField):
    """A day of a roster: between 2000 and 2099."""

    def __init__(self, **options: Any) -> None:
        super().__init__(validators=_CALENDAR, **options)


class RosterPersonSerializer(serializers.Serializer[Any]):
    """Somebody on the roster."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=CounsellorKind.choices)
    section = SectionNameSerializer(allow_null=True)


class DutySerializer(serializers.Serializer[Any]):
    """Who is on duty when."""

    id = serializers.IntegerField()
    counsellor = RosterPersonSerializer()
    on = serializers.DateField()
    begins = WallClockField()
    ends = WallClockField()
    kind = serializers.ChoiceField(choices=DutyKind.choices)
    is_locked = serializers.BooleanField()


class SpanFilters(serializers.Serializer[Any]):
    """From which day to which; today unless told."""

    first = DayField(required=False)
    last = DayField(required=False)


class DutyFilters(SpanFilters):
    """Which duties: a span of days, and whether only one's own."""

    own = serializers.BooleanField(required=False, default=False)


class DutyChangeSerializer(serializers.Serializer[Any]):
    """A duty as it shall be; the reason is for what stands against the rules."""

    counsellor_id = IdField()
    on = DayField()
    begins = WallClockField()
    ends = WallClockField()
    is_locked = serializers.BooleanField(default=False)
    reason = TextField(limit=300, required=False, default="", allow_blank=True)


class NewDutySerializer(DutyChangeSerializer):
    """A new duty."""

    kind = serializers.ChoiceField(choices=DutyKind.choices)


class DutyRemovalSerializer(serializers.Serializer[Any]):
    """Why a duty goes although its day then falls short."""

    reason = TextField(limit=300, required=False, default="", allow_blank=True)


class AbsenceSerializer(serializers.Serializer[Any]):
    """Days on which somebody is away."""

    id = serializers.IntegerField(read_only=True)
    first = DayField()
    last = DayField()


class DayWishSerializer(serializers.Serializer[Any]):
    """What somebody wishes for a day."""

    id = serializers.IntegerField(read_only=True)
    on = DayField()
    kind = serializers.ChoiceField(choices=WishKind.choices)


class SwapSerializer(serializers.Serializer[Any]):
    """An exchange of duties, with the times as they were when it was asked for."""

    id = serializers.IntegerField()
    status = serializers.ChoiceField(choices=SwapStatus.choices)
    giver = RosterPersonSerializer()
    given_on = serializers.DateField()
    taker = RosterPersonSerializer()
    taken_on = serializers.DateField(allow_null=True)
    words = serializers.CharField(allow_blank=True)
    asked_by = ClerkSerializer()
    asked_at = serializers.DateTimeField()
    answered_by = ClerkSerializer(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)
    decided_by = ClerkSerializer(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField(allow_blank=True)


class AskSwapSerializer(serializers.Serializer[Any]):
    """Which duty is wanted for this one; without one, who takes it over."""

    wanted_id = IdField(required=False, allow_null=True, default=None)
    taker_id = IdField(required=False, allow_null=True, default=None)
    words = TextField(limit=300, required=False, default="", allow_blank=True)


class YesOrNoSerializer(serializers.Serializer[Any]):
    """Yes, or no with its reason."""

    decision = serializers.ChoiceField(choices=["yes", "no"])
    reason = TextField(limit=300, required=False, default="", allow_blank=True)


class AttemptSerializer(serializers.Serializer[Any]):
    """What came in for a section on a closed day, and what came of a call."""

    id = serializers.IntegerField()
    section = SectionNameSerializer()
    called = serializers.CharField(allow_blank=True)
    outcome = serializers.ChoiceField(choices=CallOutcome.choices)
    matter = serializers.CharField()
    to_do = serializers.CharField(allow_blank=True)
    case_number = serializers.CharField(source="case.number", default=None, allow_null=True)
    made_by = ClerkSerializer()
    made_at = serializers.DateTimeField()
    settled_by = ClerkSerializer(allow_null=True)
    settled_at = serializers.DateTimeField(allow_null=True)


class NewAttemptSerializer(serializers.Serializer[Any]):
    """An attempt to telephone a section."""

    outcome = serializers.ChoiceField(choices=CallOutcome.choices)
    matter = TextField(limit=1_000)
    contact_id = IdField(required=False, allow_null=True, default=None)
    to_do = TextField(limit=500, required=False, default="", allow_blank=True)
    case_id = IdField(required=False, allow_null=True, default=None)


class OnCallContactSerializer(serializers.Serializer[Any]):
    """Somebody to telephone; the number only for whoever may see it."""

    id = serializers.IntegerField()
    position = serializers.IntegerField()
    name = serializers.CharField()
    telephone = serializers.CharField(allow_null=True)


class OnCallSerializer(serializers.Serializer[Any]):
    """Whom to telephone in a section today, in this order."""

    section = SectionNameSerializer()
    contacts = OnCallContactSerializer(many=True)


class DirectorySerializer(serializers.Serializer[Any]):
    """The lists of today."""

    on = serializers.DateField()
    sections = OnCallSerializer(many=True)

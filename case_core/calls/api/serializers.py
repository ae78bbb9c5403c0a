"""What of calls goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.calls.models import MOST_DAYS, CallRecord, CallRecording
from case_core.calls.sealing import number_of, ref_of
from case_core.calls.states import Callback, CallbackResult, CallPhase, CallsShown, HiddenReason
from case_core.cases.api.serializers import ClerkSerializer
from mannaka_kit.rest.fields import TextField


class TelephoneCallSerializer(serializers.Serializer[Any]):
    """A call, and its number where one was told."""

    id = serializers.IntegerField()
    phase = serializers.ChoiceField(choices=CallPhase.choices)
    number = serializers.SerializerMethodField()
    hidden = serializers.ChoiceField(choices=HiddenReason.choices, allow_blank=True)
    called = serializers.CharField(allow_blank=True)
    extension = serializers.CharField(allow_blank=True)
    rang_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    taken_by = ClerkSerializer(allow_null=True)
    taken_at = serializers.DateTimeField(allow_null=True)
    case_id = serializers.IntegerField(allow_null=True)
    callback = serializers.ChoiceField(choices=Callback.choices, allow_blank=True)
    tries = serializers.IntegerField()

    def get_number(self, call: CallRecord) -> str:
        """Return the number; empty where none was told."""
        return number_of(call)


class CallFilters(serializers.Serializer[Any]):
    """What the list may be narrowed to."""

    callback = serializers.ChoiceField(choices=Callback.choices, required=False)
    day = serializers.DateField(required=False)
    state = serializers.ChoiceField(choices=CallsShown.choices, required=False)


class NumberSerializer(serializers.Serializer[Any]):
    """A number to look for; it is sent in the body, never in an address."""

    number = TextField(limit=30, help_text=_("電話番号の全部か、下4桁。"))
    page = serializers.IntegerField(required=False, default=1, min_value=1, max_value=50)


class CallsFoundSerializer(serializers.Serializer[Any]):
    """One page of the calls from a number, the latest first."""

    results = TelephoneCallSerializer(many=True, source="object_list")
    page = serializers.IntegerField(source="number")
    has_next = serializers.BooleanField()


class CallbackSerializer(serializers.Serializer[Any]):
    """How calling back went."""

    result = serializers.ChoiceField(choices=CallbackResult.choices)


class CallRecordingSerializer(serializers.Serializer[Any]):
    """A recording at the telephone system, and what it is called there."""

    id = serializers.IntegerField()
    seconds = serializers.IntegerField()
    came_at = serializers.DateTimeField()
    ref = serializers.SerializerMethodField()

    def get_ref(self, recording: CallRecording) -> str:
        """Return what the telephone system calls it."""
        return ref_of(recording)


class CallRulesSerializer(serializers.Serializer[Any]):
    """For how many days calls and recordings are kept, and what callers are told."""

    days_kept = serializers.IntegerField(min_value=1, max_value=MOST_DAYS)
    keeps_recordings = serializers.BooleanField()
    notice = TextField(limit=500, allow_blank=True)
    recording_days = serializers.IntegerField(min_value=1, max_value=MOST_DAYS)

"""What of sessions goes out, and what comes in."""

from typing import Any

from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.listening.actions.propose_note import MOST_LETTERS
from case_core.listening.states import ANSWERS, SHARED, SessionState
from mannaka_kit.rest.fields import IdField, TextField

_ANSWERS = [(each.value, each.label) for each in ANSWERS]
_KINDS = [(each.value, each.label) for each in SHARED]


class ListeningSessionSerializer(serializers.Serializer[Any]):
    """A session as it was planned, and how far it is."""

    id = serializers.IntegerField()
    case_id = serializers.IntegerField()
    state = serializers.ChoiceField(choices=SessionState.choices)
    purpose = serializers.CharField()
    begins_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    meeting_id = serializers.IntegerField(allow_null=True)
    created_by = ClerkSerializer()
    opened_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)


class ListeningStaySerializer(serializers.Serializer[Any]):
    """Somebody of a body came."""

    person = serializers.CharField()
    came_at = serializers.DateTimeField()
    left_at = serializers.DateTimeField(allow_null=True)


class ListeningSeatSerializer(serializers.Serializer[Any]):
    """The seat of a body: what the person answered, who came, whether the record is confirmed."""

    organization_id = serializers.IntegerField()
    body = serializers.CharField()
    answer = serializers.ChoiceField(choices=_ANSWERS, source="answer.kind", allow_null=True, default=None)
    answered_at = serializers.DateTimeField(source="answer.at", allow_null=True, default=None)
    stays = ListeningStaySerializer(many=True)
    confirmed_at = serializers.DateTimeField(source="confirmed.at", allow_null=True, default=None)


class ListeningViewSerializer(serializers.Serializer[Any]):
    """A differing view beside a line."""

    at = serializers.DateTimeField()
    person = serializers.CharField()
    body = serializers.CharField()
    words = serializers.CharField()


class ListeningLineSerializer(serializers.Serializer[Any]):
    """A note or a fact; where a body proposed it, which."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=_KINDS)
    at = serializers.DateTimeField()
    person = serializers.CharField()
    body = serializers.CharField(allow_blank=True)
    words = serializers.CharField()
    confirmed_by = serializers.ListField(child=serializers.CharField())
    differing = ListeningViewSerializer(many=True)


class ListeningProposalSerializer(serializers.Serializer[Any]):
    """What a body proposed, while nobody has settled it."""

    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    person = serializers.CharField()
    body = serializers.CharField()
    words = serializers.CharField()


class ListeningBoardSerializer(serializers.Serializer[Any]):
    """A session with what stands on its table."""

    session = ListeningSessionSerializer()
    seats = ListeningSeatSerializer(many=True)
    lines = ListeningLineSerializer(many=True)
    proposals = ListeningProposalSerializer(many=True)


class ListeningPlanSerializer(serializers.Serializer[Any]):
    """What for, with whom, when, and by which service for video."""

    purpose = TextField(limit=200)
    organization_ids = serializers.ListField(child=IdField(), min_length=1)
    begins_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    channel_id = IdField(required=False, allow_null=True, default=None)


class ListeningSeatPlanSerializer(serializers.Serializer[Any]):
    """One more body."""

    organization_id = IdField()


class ListeningAnswerSerializer(serializers.Serializer[Any]):
    """What the person said aloud about a body, and how it was heard."""

    organization_id = IdField()
    answer = serializers.ChoiceField(choices=_ANSWERS)
    words = TextField(limit=300)


class ListeningNoteSerializer(serializers.Serializer[Any]):
    """What is heard, or a fact that everybody is asked to confirm."""

    words = TextField(limit=MOST_LETTERS)
    is_fact = serializers.BooleanField(required=False, default=False)


class ListeningTakeSerializer(serializers.Serializer[Any]):
    """As what a proposal is taken up."""

    is_fact = serializers.BooleanField(required=False, default=False)

"""What of answers goes out, and what comes in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.api.serializers import ClerkSerializer
from case_core.cases.topics import Topic
from case_core.knowledge.states import ArticleKind, ArticleStatus
from mannaka_kit.rest.fields import IdField, TextField


class NarrowingSerializer(serializers.Serializer[Any]):
    """What the list is narrowed to."""

    status = serializers.ChoiceField(choices=ArticleStatus.choices, required=False, default="")
    kind = serializers.ChoiceField(choices=ArticleKind.choices, required=False, default="")
    topic = serializers.ChoiceField(choices=Topic.choices, required=False, default="")
    is_due = serializers.BooleanField(required=False, default=False)


class ArticleSerializer(serializers.Serializer[Any]):
    """An answer, where it stands, and how often it helped."""

    id = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=ArticleKind.choices)
    status = serializers.ChoiceField(choices=ArticleStatus.choices)
    topic = serializers.ChoiceField(choices=Topic.choices)
    question = serializers.CharField()
    answer = serializers.CharField()
    kept = serializers.ListField(child=serializers.CharField())
    owner_id = serializers.IntegerField(allow_null=True)
    replaces_id = serializers.IntegerField(allow_null=True)
    written_by = ClerkSerializer()
    written_at = serializers.DateTimeField()
    checked_by = ClerkSerializer(allow_null=True)
    published_at = serializers.DateTimeField(allow_null=True)
    review_on = serializers.DateField()
    expires_on = serializers.DateField(allow_null=True)
    note = serializers.CharField(allow_blank=True)
    used = serializers.IntegerField()
    solved = serializers.IntegerField()


class ArticleTextSerializer(serializers.Serializer[Any]):
    """An answer as it is written."""

    kind = serializers.ChoiceField(choices=ArticleKind.choices)
    topic = serializers.ChoiceField(choices=Topic.choices)
    question = TextField(limit=200)
    answer = TextField()
    owner_id = IdField(allow_null=True, required=False, default=None)
    review_on = serializers.DateField()
    expires_on = serializers.DateField(allow_null=True, required=False, default=None)
    keep = serializers.ListField(
        child=TextField(limit=100),
        required=False,
        default=list,
        help_text=_("人や場所が分かりそうでも、残すと決めた言葉です。"),
    )


class RevisionSerializer(ArticleTextSerializer):
    """A new answer, which may take the place of a published one."""

    replaces_id = IdField(allow_null=True, required=False, default=None)


class NoteSerializer(serializers.Serializer[Any]):
    """What should change, or why it is taken out."""

    note = TextField(limit=1000)


class NextReviewSerializer(serializers.Serializer[Any]):
    """When it is looked at again."""

    review_on = serializers.DateField()


class UseSerializer(serializers.Serializer[Any]):
    """Which answer was used in a case, and what came of it."""

    article_id = IdField()
    has_solved = serializers.BooleanField()

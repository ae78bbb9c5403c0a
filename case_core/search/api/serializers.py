"""A search as a program asks it, and what it finds."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from case_core.cases.api.serializers import CaseRowSerializer
from mannaka_kit.rest.fields import TextField


class SearchSerializer(serializers.Serializer[Any]):
    """What to look for; it is sent in the body, since people type names."""

    words = TextField(
        limit=100, help_text=_("番号、話の中の言葉、名前、ふりがな、電話番号、日付。空白で区切るとすべてに合うもの。")
    )
    page = serializers.IntegerField(required=False, default=1, min_value=1, max_value=50)


class HitSerializer(serializers.Serializer[Any]):
    """A case that was found, and the line that fits."""

    case = CaseRowSerializer()
    excerpt = serializers.SerializerMethodField(help_text=_("合っていたところの前後。"))

    def get_excerpt(self, hit: Any) -> str:
        """Return the line as plain text."""
        return "".join(piece.text for piece in hit.excerpt)


class FoundSerializer(serializers.Serializer[Any]):
    """One page of what was found, the best first."""

    results = HitSerializer(many=True, source="hits")
    page = serializers.IntegerField(source="number")
    has_next = serializers.BooleanField()
    is_any = serializers.BooleanField(help_text=_("すべての言葉に合う相談がなく、どれかに合うものを返したとき true。"))

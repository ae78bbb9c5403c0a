"""The API's description, made from its views."""

from functools import lru_cache
from typing import Any, TypeAlias

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

Endpoint: TypeAlias = tuple[str, str, str, Any]
PREFIX = "/api/v1/"
KEY_HEADER = OpenApiParameter(
    name="Idempotency-Key",
    location=OpenApiParameter.HEADER,
    type={"type": "string", "pattern": "^[A-Za-z0-9_-]{16,64}$"},
    required=True,
    description=_("同じ依頼を2度送っても1度だけ行うための、送る側が決める鍵（半角英数字と「-」「_」で16〜64文字）。"),
)


class FieldProblemSerializer(serializers.Serializer[Any]):
    """What is wrong with one field."""

    field = serializers.CharField(allow_blank=True)
    detail = serializers.CharField()


class ProblemSerializer(serializers.Serializer[Any]):
    """Problem details (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = FieldProblemSerializer(many=True)  # type: ignore[assignment]  # the member's name is the standard's
    request_id = serializers.CharField()
    instead = serializers.ListField(
        child=serializers.CharField(), required=False, help_text=_("その項目で代わりに使える値（あるときだけ）。")
    )


def only_ours(endpoints: list[Endpoint], **_options: Any) -> list[Endpoint]:
    """Keep the API's own addresses: libraries bring others."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(PREFIX)]


def without_marks(result: Any, **_options: Any) -> Any:
    """Take the library's own marks of choices out of what others read."""
    if isinstance(result, dict):
        return {name: without_marks(inner) for name, inner in result.items() if name != "x-spec-enum-id"}
    return [without_marks(inner) for inner in result] if isinstance(result, list) else result


class DoorSchema(AutoSchema):
    """
    Describes a view from what it says of itself.

    `operations` names each action (`list`, `retrieve`, `create`) or method and tells it in words; `filters` and
    `answers` are what a read takes and gives, `body` and `answer` what a POST does.
    """

    @property
    def _door(self) -> Any:
        return self.view

    @property
    def _action(self) -> str:
        return str(getattr(self._door, "action", None) or self.method.lower())

    def get_summary(self) -> str:
        """Return what the operation does."""
        return str(self._door.operations[self._action][1])

    def get_description(self) -> str:  # type: ignore[override]  # as in the library whose class this is
        """Name the scope that a token needs."""
        return str(_("必要な範囲：%(scope)s")) % {"scope": str(self._door.scope_of(self.method).value)}

    def get_operation_id(self) -> str:
        """Return the operation's name."""
        return str(self._door.operations[self._action][0])

    def get_request_serializer(self) -> Any:
        """Return what is sent."""
        return self._door.body if self.method == "POST" else None

    def get_response_serializers(self) -> Any:
        """Return the answer, and the problems that there may be."""
        problems = {(status, "application/problem+json"): ProblemSerializer for status in self._problems()}
        if self.method != "POST":
            return {"200": self._door.answers[self._action], **problems}
        made = {"201": self._door.answer} if self._door.creates else {}
        return {"200": self._door.answer, **made, **problems}

    def get_override_parameters(self) -> list[Any]:
        """Return the filters of a list, and the key of what is sent."""
        if self.method == "POST":
            return [KEY_HEADER]
        filters = self._door.filters.get(self._action)
        return [filters] if filters else []

    def _problems(self) -> list[str]:
        always = ["401", "403", "406", "429"]
        # What is sent may name a record, too.
        missing = ["404"] if "{" in self.path or self.method == "POST" else []
        return sorted([*always, *missing, *(["400", "409", "413", "415", "422"] if self.method == "POST" else ["422"])])

    def _is_list_view(self, serializer: Any = None) -> bool:  # noqa: ARG002 - the library's signature
        return self._action == "list"


@lru_cache(maxsize=8)
def schema_in(language: str) -> dict[str, Any]:
    """Return the schema with its words in a language; it is the same in every city."""
    with translation.override(language):
        generator: Any = SchemaGenerator(urlconf=settings.ROOT_URLCONF)  # type: ignore[no-untyped-call]
        schema: dict[str, Any] = generator.get_schema(request=None, public=True)
    return schema

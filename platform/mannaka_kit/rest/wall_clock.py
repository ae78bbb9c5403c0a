"""A time of the day as clocks on the wall show it, in descriptions and in answers."""

from typing import Any, Final

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

_SHAPE: Final = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$", "example": "09:30"}


@extend_schema_field(_SHAPE)
class WallClockField(serializers.TimeField):
    """Hours and minutes without a zone: JSON Schema's own `time` (RFC 3339) has one, and a city's hours have none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%H:%M", **options)

"""A PDF as an answer of the API, and how that is described."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.types import OpenApiTypes
from rest_framework.renderers import BaseRenderer, JSONRenderer

from mannaka_kit.rest.openapi import DoorSchema

PDF = "application/pdf"


class PdfRenderer(BaseRenderer):
    """Lets a program ask for PDF; what went wrong is told as everywhere."""

    media_type = PDF
    format = "pdf"
    charset = None
    render_style = "binary"

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None
    ) -> bytes:
        """Return bytes as they are, and all else as JSON."""
        if isinstance(data, bytes):
            return data
        said: bytes = JSONRenderer().render(data, accepted_media_type, renderer_context)
        return said


class PdfSchema(DoorSchema):
    """Describes a read that answers a PDF."""

    def get_response_serializers(self) -> Any:
        """Return the PDF, and the problems that there may be."""
        described = super().get_response_serializers()
        return {("200", PDF): OpenApiTypes.BINARY, **{key: value for key, value in described.items() if key != "200"}}

"""A file as an answer of the API, and how that is described."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from case_core.attachments.kinds import CONTENT_TYPES
from mannaka_kit.rest.openapi import DoorSchema, ProblemSerializer

KINDS = sorted({told.partition(";")[0] for told in CONTENT_TYPES.values()})


class AnyKind(DefaultContentNegotiation):
    """Lets a program accept whatever the file is; what went wrong is told in JSON as everywhere."""

    def select_renderer(  # type: ignore[override]  # the base class's types know lists only
        self,
        request: Request,  # noqa: ARG002 - the library's signature
        renderers: list[BaseRenderer],
        format_suffix: str | None = None,  # noqa: ARG002 - the library's signature
    ) -> tuple[BaseRenderer, str]:
        """Return the only renderer, which is asked for problems alone."""
        return renderers[0], str(renderers[0].media_type)


class FileSchema(DoorSchema):
    """Describes a read that answers a file of one of the kinds."""

    def get_response_serializers(self) -> Any:
        """Return the kinds of files, and the problems that there may be."""
        described = {key: value for key, value in super().get_response_serializers().items() if key != "200"}
        files = {("200", kind): OpenApiTypes.BINARY for kind in KINDS}
        return {**files, **described, ("409", "application/problem+json"): ProblemSerializer}

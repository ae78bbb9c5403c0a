"""A file as an answer of the API, and how that is described; a file as a part of what is sent."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.parsers import MultiPartParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from case_core.attachments.errors import TooLargeError
from case_core.attachments.kinds import CONTENT_TYPES
from case_core.attachments.uploads import too_large
from mannaka_kit.rest.openapi import DoorSchema, ProblemSerializer
from mannaka_kit.rest.views import ApiView

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


class TakesFile(ApiView):
    """What a view is that takes a file in a form (multipart/form-data)."""

    parser_classes = [MultiPartParser]

    def read_body(self, request: Request) -> None:
        """
        Read the form through the handlers that bound a file, not as one body in memory.

        :raises TooLargeError: the file is larger than what is taken.
        """
        request._request.POST  # noqa: B018, SLF001 - parsed here, so that no more than a file's limit is kept
        for name in too_large(request._request):  # noqa: SLF001 - the handlers know the framework's own request
            raise TooLargeError.of(name)

"""What every view of the API is made of, and the view where there is none."""

from collections.abc import Callable
from typing import Any

from django.utils.cache import add_never_cache_headers
from rest_framework.exceptions import NotFound
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from mannaka_kit.rest.openapi import DoorSchema
from mannaka_kit.rest.parsing import PlainJSONParser
from mannaka_kit.rest.problems import answer_problem


class ApiView(APIView):
    """JSON in and out, errors in one shape, nothing kept by a cache."""

    parser_classes = [PlainJSONParser]
    renderer_classes = [JSONRenderer]
    metadata_class = None
    schema = DoorSchema()
    hidden_reasons: frozenset[str] = frozenset()

    def initial(self, request: Request, *args: Any, **options: Any) -> None:
        """Read the body before the parser does: the key against sending twice is compared with it, byte by byte."""
        if request.method == "POST":
            self.read_body(request)
        super().initial(request, *args, **options)

    def read_body(self, request: Request) -> None:
        """Let Django read the body and keep it; a view that takes files reads the form in another way."""
        request._request.body  # noqa: B018, SLF001 - Django keeps it from here on

    def get_exception_handler(self) -> Callable[..., Response | None]:
        """Return the one that answers problem details."""
        return answer_problem

    def finalize_response(self, request: Request, response: Any, *args: Any, **options: Any) -> Any:
        """Keep the answer out of every cache."""
        finished = super().finalize_response(request, response, *args, **options)
        add_never_cache_headers(finished)
        return finished


class NothingHereView(ApiView):
    """Any address below the API's that is none: also that is told in the one shape."""

    authentication_classes = []
    permission_classes = []
    schema = None  # type: ignore[assignment]  # leaves it out of the description

    def initial(self, request: Request, *args: Any, **options: Any) -> None:  # noqa: ARG002 - the framework's signature
        """Answer that there is nothing, whatever the method.

        :raises NotFound: always.
        """
        raise NotFound

"""What a page that asks for its stream is answered."""

from collections.abc import Callable, Sequence
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, JsonResponse

from mannaka_kit.live.origins import STREAM_PATH, live_origin, page_origin
from mannaka_kit.live.tickets import Listener, issue
from mannaka_kit.live.valkey import ValkeyAwayError
from mannaka_tenancy.hosts import normalise_host

P = ParamSpec("P")


def ticket_answer(request: HttpRequest, listener: Listener, *, topics: Sequence[str]) -> JsonResponse:
    """
    Answer with a ticket for topics that somebody may hear, at the host and from the page that asks.

    :raises InvalidTopicError: a topic is not spelled like one.
    :raises ValkeyAwayError: Valkey does not answer.
    """
    host, origin = normalise_host(request.get_host()), page_origin(request)
    made = issue(listener, topics=topics, host=host, origin=origin)
    return JsonResponse({"stream": f"{live_origin(request)}{STREAM_PATH}?{urlencode({'ticket': made})}"})


def saying_when_away(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Tell the page to poll where Valkey does not answer."""

    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **options: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **options)
        except ValkeyAwayError:
            return JsonResponse({"error": "away"}, status=HTTPStatus.SERVICE_UNAVAILABLE)

    return answered

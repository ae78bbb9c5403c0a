"""The addresses of `live`: the stream, and two for probes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from redis.exceptions import RedisError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from mannaka.live.hub import Hub
from mannaka.live.listeners import Listener, TooManyError
from mannaka.live.stream import EventStream
from mannaka_kit.live.grants import Grant
from mannaka_tenancy.hosts import normalise_host


def application(hub: Hub) -> Starlette:
    """Return the ASGI application around a hub."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        work = asyncio.create_task(hub.run())
        yield
        work.cancel()
        await hub.close()

    async def stream(request: Request) -> ASGIApp:
        return await open_stream(hub, request)

    async def ready(_request: Request) -> JSONResponse:
        return _ready(hub)

    routes = [Route("/live/stream", stream), Route("/livez", _alive), Route("/readyz", ready)]
    return Starlette(routes=routes, lifespan=lifespan)


async def open_stream(hub: Hub, request: Request) -> ASGIApp:
    """Redeem the ticket and answer with the stream, or with the bare reason why there is none."""
    if request.method != "GET":
        return _refusal(HTTPStatus.METHOD_NOT_ALLOWED)
    if not hub.is_connected:
        return _refusal(HTTPStatus.SERVICE_UNAVAILABLE)
    try:
        grant = await hub.redeem(request.query_params.get("ticket", ""))
        if grant is None or not _is_at_home(grant, request):
            return _refusal(HTTPStatus.FORBIDDEN)
        listener = Listener(grant)
        # It hears before we ask: whatever ends its rights from now on finds it.
        hub.listeners.add(listener)
    except RedisError:
        return _refusal(HTTPStatus.SERVICE_UNAVAILABLE)
    except TooManyError:
        return _refusal(HTTPStatus.TOO_MANY_REQUESTS)
    await _check_epochs(hub, listener)
    return EventStream(listener, hub.listeners, is_cross_origin="origin" in request.headers)


async def _check_epochs(hub: Hub, listener: Listener) -> None:
    try:
        if not await hub.holds(listener.grant):
            listener.end("closed")
    except RedisError:
        listener.end("away")
    except BaseException:
        hub.listeners.remove(listener)
        raise


def _is_at_home(grant: Grant, request: Request) -> bool:
    """Tell whether the ticket is shown at its own city's host, by a page of that city."""
    is_own_host = normalise_host(request.headers.get("host", "")) == grant.host
    return is_own_host and request.headers.get("origin", grant.origin) == grant.origin


def _refusal(status: HTTPStatus) -> PlainTextResponse:
    return PlainTextResponse(status.phrase, status_code=status, headers={"cache-control": "no-store"})


async def _alive(_request: Request) -> JSONResponse:
    return JSONResponse({"status": "alive"})


def _ready(hub: Hub) -> JSONResponse:
    failing = [] if hub.is_connected else ["valkey"]
    status = HTTPStatus.SERVICE_UNAVAILABLE if failing else HTTPStatus.OK
    body = {"status": "not ready" if failing else "ready", "failing": failing}
    return JSONResponse(body, status_code=status, headers={"cache-control": "no-store"})

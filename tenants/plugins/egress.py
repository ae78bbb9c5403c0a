"""
The way out of a plugin: its hosts (`reaching`) over https, and nothing else.

No redirect is followed, no proxy of the environment is asked, time and size are bounded, nothing is written to a log.
Where the house runs a simulator every request goes there, with the host as the first part of its path.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import httpx
from django.conf import settings

from mannaka_sdk import ByteSink, HttpRequest, HttpResponse, PermanentError, TransientError

MOST_BYTES: Final = 5 * 1024 * 1024
LONGEST_DOWNLOAD: Final = 120.0
_HTTPS: Final = 443


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpEgress:
    """The host's client for one call of a plugin."""

    hosts: frozenset[str]
    client: httpx.AsyncClient
    simulator: str = ""

    async def send(self, request: HttpRequest) -> HttpResponse:
        """
        Send a request and return the answer, whatever its status.

        :raises TransientError: if no answer came.
        :raises PermanentError: if the host is not in the manifest, or the answer is far too large.
        """
        async with self._answer(request, seconds=request.timeout_s) as answer:
            body = b""
            async for chunk in answer.aiter_bytes():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise PermanentError("the answer is too large")
            return _told(answer, body)

    async def download(self, request: HttpRequest, sink: ByteSink) -> HttpResponse:
        """
        Send a request and pour the body of a good answer into a sink; the answer returned has none.

        :raises TransientError: if no answer came.
        :raises PermanentError: if the host is not in the manifest.
        :raises ContentRejectedError: if the sink takes no more.
        """
        async with self._answer(request, seconds=LONGEST_DOWNLOAD) as answer:
            if answer.status_code == httpx.codes.OK:  # what a service says of a failure is no part of the file
                async for chunk in answer.aiter_bytes():
                    await sink.write(chunk)
            return _told(answer, b"")

    @asynccontextmanager
    async def _answer(self, request: HttpRequest, *, seconds: float) -> AsyncIterator[httpx.Response]:
        """Open an answer; the seconds are for all of it, so that one that trickles in keeps no worker."""
        url = self._address(request.url)
        try:
            async with (
                asyncio.timeout(seconds),
                self.client.stream(
                    request.method,
                    url,
                    headers=request.headers,
                    content=request.body,
                    timeout=request.timeout_s,
                ) as answer,
            ):
                yield answer
        except (httpx.HTTPError, TimeoutError) as error:
            raise TransientError(f"no answer: {type(error).__name__}") from error

    def _address(self, url: str) -> httpx.URL:
        """Return where a request goes, read by the very parser that sends it."""
        try:
            parts = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise PermanentError("the address cannot be read") from error
        is_plain = parts.scheme == "https" and (parts.port or _HTTPS) == _HTTPS and not parts.userinfo
        if not is_plain or parts.host not in self.hosts:
            raise PermanentError("the plugin's manifest names no such host")
        if not self.simulator:
            return parts
        return httpx.URL(f"{self.simulator}/{parts.host}{parts.raw_path.decode('ascii')}")


def as_browsers_reach(url: str) -> str:
    """Return where a browser finds a page of a service: at the simulator, where the house runs one."""
    simulator, parts = settings.MANNAKA_SIMULATOR_URL, httpx.URL(url)
    return f"{simulator}/{parts.host}{parts.raw_path.decode('ascii')}" if simulator else url


@asynccontextmanager
async def egress_to(hosts: frozenset[str]) -> AsyncIterator[HttpEgress]:
    """Open a client for one call."""
    async with httpx.AsyncClient(follow_redirects=False, trust_env=False) as client:
        yield HttpEgress(hosts=hosts, client=client, simulator=settings.MANNAKA_SIMULATOR_URL)


def _told(answer: httpx.Response, body: bytes) -> HttpResponse:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return HttpResponse(status=answer.status_code, headers=headers, body=body)

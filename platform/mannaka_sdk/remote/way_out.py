"""The way out of a plugin on its vendor's own server: the manifest's hosts over https; on trial, a simulator."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import Final
from urllib.parse import urlsplit

from mannaka_sdk.egress import ByteSink, HttpRequest, HttpResponse
from mannaka_sdk.errors import PermanentError
from mannaka_sdk.remote.dialling import Dialled

REFUSED_HEADER: Final = "mannaka-refused"
MOST_BYTES: Final = 5 * 1024 * 1024
_PIECE: Final = 64 * 1024
# A simulator's files are small, and must come in pieces all the same.
_PIECE_ON_TRIAL: Final = 1024
_DOWNLOAD_SECONDS: Final = 50.0
_OK: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ServersOwnWay:
    """The `EgressClient` of a vendor's server."""

    hosts: frozenset[str]
    through: str = ""
    """Where a simulator answers, on trial."""

    async def send(self, request: HttpRequest) -> HttpResponse:
        """
        Send a request and return the answer, whatever its status.

        :raises TransientError: if no answer came.
        :raises PermanentError: if the host is not in the manifest, or the answer is far too large.
        """

        def whole(answer: HTTPResponse) -> bytes:
            body = answer.read(MOST_BYTES + 1)
            if len(body) > MOST_BYTES:
                raise PermanentError("the answer is too large")
            return body

        return await self._asked(request, whole, seconds=request.timeout_s)

    async def download(self, request: HttpRequest, sink: ByteSink) -> HttpResponse:
        """
        Send a request and pour the body of a good answer into a sink; the answer returned has none.

        :raises TransientError: if no answer came.
        :raises PermanentError: if the host is not in the manifest.
        """
        loop, most = asyncio.get_running_loop(), _PIECE_ON_TRIAL if self.through else _PIECE

        def pour(answer: HTTPResponse) -> bytes:
            while answer.status == _OK and (piece := answer.read(most)):
                asyncio.run_coroutine_threadsafe(_given(sink, piece), loop).result(_DOWNLOAD_SECONDS)
            return b""

        return await self._asked(request, pour, seconds=_DOWNLOAD_SECONDS)

    async def _asked(
        self, request: HttpRequest, read: Callable[[HTTPResponse], bytes], *, seconds: float
    ) -> HttpResponse:
        dialled = Dialled(self._address(request.url), seconds=seconds)

        def ask() -> HttpResponse:
            with dialled.answer(request.method, request.headers, request.body) as answer:
                headers = {name.lower(): value for name, value in answer.getheaders()}
                body = read(answer)
            if self.through and REFUSED_HEADER in headers:
                raise PermanentError("the manifest names no such host")
            return HttpResponse(status=answer.status, headers=headers, body=body)

        try:
            return await asyncio.to_thread(ask)
        except asyncio.CancelledError:
            dialled.hang_up()
            raise

    def _address(self, url: str) -> str:
        parts = urlsplit(url)
        if self.through:
            return f"{self.through}/{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        if parts.scheme != "https" or parts.netloc not in self.hosts:
            raise PermanentError("the manifest names no such host")
        return url


async def _given(sink: ByteSink, piece: bytes) -> None:
    await sink.write(piece)

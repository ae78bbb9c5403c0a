"""The way out: the one HTTP client that a plugin may use, made by the host."""

from typing import Literal, Protocol

from pydantic import Field

from mannaka_sdk.base import Model
from mannaka_sdk.webhooks import Headers

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"]


class HttpRequest(Model):
    """A request to the service."""

    method: Method
    url: str = Field(pattern=r"^https://")
    """Where to; its host stands in the manifest's `egress`."""
    headers: Headers = Field(default={}, repr=False)
    body: bytes = Field(default=b"", repr=False)
    timeout_s: float = Field(default=10.0, gt=0, le=60)
    """How long to wait for the answer."""


class HttpResponse(Model):
    """What the service answered."""

    status: int = Field(ge=100, le=599)
    headers: Headers = Field(default={}, repr=False)
    body: bytes = Field(default=b"", repr=False)

    def header(self, name: str) -> str:
        """Return a header whatever the case of its name; empty where it is missing."""
        return self.headers.get(name.lower(), "")


class ByteSink(Protocol):
    """Where a large answer goes, piece by piece."""

    async def write(self, chunk: bytes) -> None:
        """
        Take a piece.

        :raises ContentRejectedError: when it is more than the host takes.
        """


class EgressClient(Protocol):
    """
    The host's client: it calls the manifest's hosts and no other, follows no redirect, and keeps secrets out of logs.

    In a demo and in the tests it leads to a simulator, whatever the address says.
    """

    async def send(self, request: HttpRequest) -> HttpResponse:
        """
        Send a request and return the answer, whatever its status.

        :raises TransientError: if no answer came.
        :raises PermanentError: if the host is not in the manifest.
        """
        ...

    async def download(self, request: HttpRequest, sink: ByteSink) -> HttpResponse:
        """
        Send a request and pour the answer's body into a sink; the answer returned has none.

        :raises TransientError: if no answer came.
        :raises PermanentError: if the host is not in the manifest.
        """
        ...

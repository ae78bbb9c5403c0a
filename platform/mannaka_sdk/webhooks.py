"""A call of the service to our address: what came in, and what is to be done with it."""

from collections.abc import Mapping
from enum import StrEnum, unique
from typing import Annotated, Self

from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from mannaka_sdk.base import Model


def _in_lower_case(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


Headers = Annotated[dict[str, str], AfterValidator(_in_lower_case)]
"""Headers by their names in lower case; a name that came twice has its values joined with a comma."""


class RawRequest(Model):
    """A delivery exactly as it came in."""

    method: str = "POST"
    path_tail: str = ""
    """What followed the channel's own address."""
    query: str = ""
    """What followed the question mark."""
    headers: Headers = Field(default={}, repr=False)
    """Read them with `header`."""
    body: bytes = Field(default=b"", repr=False)
    """The bytes as they came. Signatures are made of these, never of what was parsed."""
    received_at: AwareDatetime
    """When it came in."""

    def header(self, name: str) -> str:
        """Return a header whatever the case of its name; empty where it is missing."""
        return self.headers.get(name.lower(), "")


class RawResponse(Model):
    """What the service is answered."""

    status: int = Field(default=200, ge=200, le=599)
    headers: Headers = {}
    body: bytes = b""


@unique
class VerdictKind(StrEnum):
    """What is to be done with a delivery."""

    ACCEPT = "accept"
    """It is the service's own: keep it, then read it."""
    REJECT = "reject"
    """It is not, or nobody can tell: keep nothing."""
    CHALLENGE = "challenge"
    """The service asks whether we are there: answer, keep nothing."""
    IGNORE = "ignore"
    """It is the service's own and says nothing: answer, keep nothing."""


class Verdict(Model):
    """What is to be done with a delivery, and what the service is answered."""

    kind: VerdictKind
    """What is to be done."""
    response: RawResponse = RawResponse()
    """What the service is answered."""
    reason: str = ""
    """Why it is rejected, in plain English for a log; never a secret."""
    account: str | None = None
    """The account that the delivery names. The host compares it with the one that `probe` found."""

    @model_validator(mode="after")
    def _answers_what_it_decides(self) -> Self:
        is_refused = self.response.status >= 400  # noqa: PLR2004 - HTTP's own border
        if is_refused != (self.kind is VerdictKind.REJECT):
            raise ValueError("a rejected delivery is answered with 4xx, every other one with 2xx")
        return self

    @classmethod
    def accepted(cls, *, account: str | None = None) -> Self:
        """Return the verdict on a delivery that is the service's own."""
        return cls(kind=VerdictKind.ACCEPT, account=account)

    @classmethod
    def rejected(cls, reason: str) -> Self:
        """Return the verdict on a delivery that nobody can trust."""
        return cls(kind=VerdictKind.REJECT, response=RawResponse(status=401), reason=reason)

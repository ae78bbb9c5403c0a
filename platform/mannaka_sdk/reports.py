"""What a plugin tells an administrator: does it work, and if not, what is the next step?"""

from enum import StrEnum, unique
from typing import Self

from pydantic import Field, model_validator

from mannaka_sdk.base import Model
from mannaka_sdk.words import LocalizedText


@unique
class ProbeProblemCode(StrEnum):
    """Why the settings do not work."""

    WRONG_CREDENTIALS = "wrong_credentials"
    """The service does not take the secrets."""
    MISSING_SCOPE = "missing_scope"
    """It takes them, but they may do too little."""
    UNREACHABLE = "unreachable"
    """The service does not answer."""
    WRONG_SETTING = "wrong_setting"
    """A setting does not fit the account."""


class ProbeProblem(Model):
    """Something that stands in the way."""

    code: ProbeProblemCode
    """What kind of thing."""
    message: LocalizedText
    """What to do, in words."""


class RemoteAccount(Model):
    """The account at the service to which the settings lead."""

    id: str = Field(min_length=1)
    """The service's own identifier. Deliveries that name another account are put aside."""
    name: str
    """What the administrator recognises."""


class ProbeReport(Model):
    """What a try with the settings found, before the channel is enabled. It changes nothing and writes to nobody."""

    account: RemoteAccount | None = None
    """The account that was found."""
    problems: tuple[ProbeProblem, ...] = ()
    """What stands in the way."""

    @model_validator(mode="after")
    def _found_something(self) -> Self:
        if self.account is None and not self.problems:
            raise ValueError("a probe finds an account or a problem")
        return self

    @property
    def is_ok(self) -> bool:
        """Tell whether nothing stands in the way."""
        return not self.problems


@unique
class HealthState(StrEnum):
    """How a channel is."""

    WORKING = "working"
    DEGRADED = "degraded"
    FAILING = "failing"


class HealthReport(Model):
    """How a channel is."""

    state: HealthState
    """How it is."""
    problems: tuple[ProbeProblem, ...] = ()
    """What is wrong."""


class ErasureReport(Model):
    """What is left at the service of a person who is to be forgotten."""

    erased: bool
    """Whether the service keeps nothing any more."""
    remains: LocalizedText | None = None
    """What it keeps, and how the city has it removed."""

    @model_validator(mode="after")
    def _tells_what_remains(self) -> Self:
        if self.erased == (self.remains is not None):
            raise ValueError("either everything is erased, or the report tells what remains")
        return self

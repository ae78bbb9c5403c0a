"""The kind `booking`: bookings made elsewhere are taken over."""

from typing import Protocol

from pydantic import AwareDatetime, Field

from mannaka_sdk.base import Model
from mannaka_sdk.plugin import ConfigT_contra, Plugin, SecretsT_contra
from mannaka_sdk.words import LocalizedText


class ColumnMapping(Model):
    """Which column of a file is what."""

    key: str = Field(min_length=1)
    """What tells one booking from another: a receipt number. A row that came before is not taken twice."""
    starts_at: str = Field(min_length=1)
    """When it begins."""
    name: str = ""
    """Whose it is."""
    telephone: str = ""
    """How to call them."""
    mail: str = ""
    """How to write to them."""
    kind: str = ""
    """What they come for."""


class ImportedBooking(Model):
    """A row that can be taken over."""

    row: int = Field(ge=1)
    """Its number in the file, the first row of data being 1."""
    key: str = Field(min_length=1)
    """What tells it from the others."""
    starts_at: AwareDatetime
    """When it begins."""
    name: str = ""
    telephone: str = ""
    mail: str = ""
    kind: str = ""
    rest: dict[str, str] = {}
    """The columns that the mapping does not name."""


class ImportProblem(Model):
    """A row that cannot be taken over."""

    row: int = Field(ge=1)
    """Its number in the file."""
    column: str = ""
    """Which column."""
    message: LocalizedText
    """Why, without what stands in it."""


class ImportPlan(Model):
    """What an import would do. Nothing is changed by making one."""

    bookings: tuple[ImportedBooking, ...] = ()
    """The rows that can be taken over."""
    problems: tuple[ImportProblem, ...] = ()
    """The rows that cannot."""


class BookingSource(Plugin[ConfigT_contra, SecretsT_contra], Protocol[ConfigT_contra, SecretsT_contra]):
    """A service whose bookings come as files."""

    def columns(self, data: bytes) -> tuple[str, ...]:
        """
        Return the names of a file's columns. Pure.

        :raises ParseError: if it is no such file.
        """
        ...

    def parse_import(self, config: ConfigT_contra, data: bytes, mapping: ColumnMapping) -> ImportPlan:
        """
        Read a file. Pure.

        :raises ParseError: if it is no such file.
        """
        ...

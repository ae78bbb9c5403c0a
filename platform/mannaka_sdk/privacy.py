"""The privacy sheet: what a city must know before it lets personal data flow through a plugin."""

from enum import StrEnum, unique

from pydantic import Field, HttpUrl

from mannaka_sdk.base import Model
from mannaka_sdk.words import LocalizedText


@unique
class DataClass(StrEnum):
    """A class of data that flows through a plugin."""

    PSEUDONYM = "pseudonym"
    """An identifier that the service gave to a person."""
    NAME = "name"
    """A name, or what a person calls themselves at the service."""
    CONTACT = "contact"
    """An address, a telephone number, a mail address."""
    MESSAGE = "message"
    """What a person writes or says."""
    FILE = "file"
    """Pictures, recordings, documents."""
    BOOKING = "booking"
    """When and where a person comes."""
    CASE = "case"
    """Parts of a consultation's record."""


class Processor(Model):
    """Somebody outside the city who handles the data."""

    name: str = Field(min_length=1)
    """The organisation's name."""
    country: str = Field(pattern=r"^[A-Z]{2}$")
    """Where it handles the data: ISO 3166-1 alpha-2."""
    purpose: LocalizedText
    """What it does with the data."""


class PrivacySheet(Model):
    """
    What flows where (個人情報の取扱い). It is shown before a city enables the plugin and is kept with the decision.

    A version whose sheet says more than before needs a new approval.
    """

    data_in: frozenset[DataClass]
    """What reaches the city through the plugin."""
    data_out: frozenset[DataClass]
    """What leaves the city through the plugin."""
    processors: tuple[Processor, ...] = ()
    """Who handles the data on the way; empty where nobody outside the city does."""
    stores_content: bool
    """Whether what people write or say rests at the service."""
    retention: LocalizedText
    """How long the service keeps the data, in words."""
    can_erase: bool
    """Whether `erase` removes what the service keeps of a person."""
    terms: HttpUrl | None = None
    """Where the service's terms stand."""

    def is_wider_than(self, earlier: "PrivacySheet") -> bool:
        """Tell whether this sheet lets more data flow, or to more places, than an earlier one."""
        return bool(
            self.data_in - earlier.data_in
            or self.data_out - earlier.data_out
            or {(each.name, each.country) for each in self.processors}
            - {(each.name, each.country) for each in earlier.processors}
            or (self.stores_content and not earlier.stores_content)
            or (earlier.can_erase and not self.can_erase)
            or self.retention != earlier.retention
        )

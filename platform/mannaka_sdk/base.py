"""The base of every value that crosses the border between the host and a plugin."""

from typing import Self

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """
    A value that does not change once it is made.

    In Python a misspelt field is refused. On the wire an unknown field is passed over, since the other side may be a
    minor version ahead.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        ser_json_bytes="base64",
        val_json_bytes="base64",
    )

    @classmethod
    def from_wire(cls, data: str | bytes) -> Self:
        """
        Read a value that another process wrote, passing over fields that this version does not know.

        :raises pydantic.ValidationError: if the data is not such a value.
        """
        return cls.model_validate_json(data, extra="ignore")

    def to_wire(self) -> str:
        """Write the value as JSON for another process."""
        return self.model_dump_json()

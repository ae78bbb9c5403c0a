"""A read that is sent as POST takes no key: asking twice changes nothing."""

from typing import Any

from mannaka_kit.rest.openapi import DoorSchema


class AskingSchema(DoorSchema):
    """Describes a question whose words do not belong into an address."""

    def get_override_parameters(self) -> list[Any]:
        """Return nothing."""
        return []

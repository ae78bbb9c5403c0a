"""What every page knows without asking the database."""

from typing import TypedDict

from django.http import HttpRequest

from mannaka_tenancy import Tenant, current


class CityContext(TypedDict):
    """The variables that the base templates use."""

    city: Tenant | None


def city(request: HttpRequest) -> CityContext:  # noqa: ARG001 - the signature is Django's
    """Give the templates the city of this request, or None outside a city."""
    return {"city": current()}

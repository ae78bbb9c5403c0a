"""How often somebody may begin to sign in by one body's provider: each beginning asks the provider something."""

from typing import Final

from mannaka_kit import tally
from tenants.federation.errors import ProviderAwayError

_WINDOW_SECONDS: Final = 60
_BEGINNINGS: Final = 60


def require_few_beginnings(organization_id: int) -> None:
    """Count one more beginning with a body, and go on only within the limit.

    :raises ProviderAwayError: too many began within a minute.
    """
    if tally.count(str(organization_id), purpose="provider-beginnings", seconds=_WINDOW_SECONDS) > _BEGINNINGS:
        raise ProviderAwayError

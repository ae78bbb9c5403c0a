"""Signed values for links and cookies."""

from django.core.signing import TimestampSigner

import mannaka_tenancy


def city_signer(purpose: str) -> TimestampSigner:
    """Return a signer whose signatures hold in the current city and for this purpose only.

    :raises NoTenantError: outside a city.
    """
    return TimestampSigner(salt=f"{mannaka_tenancy.require_current().key}:{purpose}")

"""
An answer on its way from the provider's form to the browser's session: sealed, for a minute, given once.

The form comes from another site, so it brings no cookie (SameSite) and nobody knows whose browser it is. The browser
is sent on with a code, and what it answers is looked at where the session tells what was asked.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from django.core.cache import cache
from django.utils.crypto import constant_time_compare

from mannaka_kit import crypto, tally
from tenants.federation.attempts import LASTS
from tenants.federation.errors import NotVouchedError
from tenants.federation.saml.answers import Answered
from tenants.federation.vouched import Vouched

if TYPE_CHECKING:
    from tenants.partners.models import PartnerOrganization

_PURPOSE: Final = "provider-answer"
_SECONDS: Final = 60


def keep(answered: Answered, organization: PartnerOrganization) -> str:
    """Keep an answer, and return the code that gives it back."""
    code = secrets.token_urlsafe(32)
    sealed = crypto.encrypt(json.dumps(asdict(answered)), purpose=_PURPOSE, aad=_place(code, organization))
    cache.set(_key(code), sealed, timeout=_SECONDS)
    return code


def give_back(code: str, organization: PartnerOrganization, *, request_id: str) -> Vouched:
    """
    Return for whom an answer to a question vouches, once; each assertion counts once, however often it was sent.

    :raises NotVouchedError: there is none, it answers another question, or the provider was settled anew meanwhile.
    """
    sealed = cache.get(_key(code))
    cache.delete(_key(code))
    try:
        told = json.loads(crypto.decrypt(sealed or "", purpose=_PURPOSE, aad=_place(code, organization)))
    except crypto.UndecipherableError as error:
        raise NotVouchedError from error
    found = Answered(**{**told, "vouched": Vouched(**told["vouched"])})
    if not constant_time_compare(found.request_id, request_id):
        raise NotVouchedError
    # Longer than any question is open: what was asked then is forgotten, and nothing answers it any more.
    seconds = int(2 * LASTS.total_seconds())
    used = tally.count(f"{found.vouched.issuer} {found.assertion_id}", purpose="provider-assertion", seconds=seconds)
    if used > 1:
        raise NotVouchedError
    return found.vouched


def _key(code: str) -> str:
    return f"provider-answer:{crypto.fingerprint(code, purpose=_PURPOSE)}"


def _place(code: str, organization: PartnerOrganization) -> str:
    return crypto.cell("partner_organization", f"{code}/{organization.provider_secret}", organization.pk)

"""The door by which people of bodies come with a provider of their own: choose the body, go there, come back."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError, NotFoundError
from mannaka_kit.ui.onward import onward
from tenants.accounts.actions.record_failed_sign_in import record_failed_sign_in
from tenants.accounts.sign_in.letting_in import let_in_by_provider
from tenants.federation import attempts
from tenants.federation.actions.meet_vouched import Met, meet_vouched
from tenants.federation.errors import (
    NoProviderError,
    NotAgreedError,
    NotVouchedError,
    ProviderRefusedError,
    StillWaitingError,
)
from tenants.federation.flow import vouched_by, way_to
from tenants.federation.limits import require_few_beginnings
from tenants.federation.saml.errors import NotLastingError
from tenants.federation.selectors import bodies_with_provider, body_at_the_door

_FOUND: Final = (NotVouchedError, NotLastingError, NoProviderError, NotAgreedError)
# What our own address for answers has found (`saml_views`); any other word is the provider's, which does not vouch.
_SAID: Final[dict[str, type[AnticipatedError]]] = {each.code: each for each in _FOUND}


@never_cache
@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """List the bodies whose people sign in by a provider of their own."""
    return _door(request)


@never_cache
@require_POST
def begin(request: HttpRequest, organization_id: int) -> HttpResponse:
    """Go on to the provider of a body."""
    at = clock.now()
    try:
        organization = body_at_the_door(organization_id, at=at)
        require_few_beginnings(organization_id)
        attempt = attempts.begin(
            request.session, organization_id=organization.pk, issuer=organization.provider_issuer, at=at
        )
        address = way_to(organization, attempt)
    except NotFoundError as error:
        raise Http404 from error
    except AnticipatedError as error:
        return _door(request, error)
    return onward(request, address, heading=gettext("機関の認証の画面に移ります"))


@never_cache
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Take in what a provider says of somebody, and let them in."""
    try:
        met, did_two_factors = _met(request)
        if not met.is_in:
            return _door(request, StillWaitingError(), is_calm=True)
    except AnticipatedError as error:
        record_failed_sign_in(username="", at=clock.now())
        return _door(request, error)
    return let_in_by_provider(request, met.user, did_two_factors=did_two_factors)


def _met(request: HttpRequest) -> tuple[Met, bool]:
    """Return the person, and whether the city takes the provider's word for a second factor."""
    told, at = request.GET, clock.now()
    attempt = attempts.take(request.session, state=told.get("state", ""), at=at)
    # Whose answer it is: a provider that is asked for another's people says its own name (RFC 9207).
    if told.get("iss", attempt.issuer) != attempt.issuer:
        raise NotVouchedError
    if "error" in told or not told.get("code"):
        raise _SAID.get(told.get("error", ""), ProviderRefusedError)
    organization = body_at_the_door(attempt.organization_id, at=at)
    vouched = vouched_by(organization, attempt, code=told["code"])
    met = meet_vouched(organization_id=organization.pk, vouched=vouched, at=at)
    return met, organization.provider_does_two_factors and vouched.did_two_factors


def _door(request: HttpRequest, why_not: AnticipatedError | None = None, *, is_calm: bool = False) -> HttpResponse:
    values = {
        "bodies": bodies_with_provider(at=clock.now()),
        "why_not": str(why_not) if why_not else "",
        "tone": "key" if is_calm else "warning",
    }
    return render(request, "federation/door.html", values)

"""What a provider that speaks SAML needs of us: our metadata, and the address to which its page sends an answer."""

from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from mannaka_kit import clock
from mannaka_kit.errors import AnticipatedError, NotFoundError
from tenants.federation.errors import NotVouchedError
from tenants.federation.saml.flow import code_for
from tenants.federation.saml.own import our_metadata
from tenants.federation.saml.xml import MOST_BYTES
from tenants.federation.selectors import body_at_the_door, require_active

# In base64, with every sign of it escaped at worst.
_MOST: Final = MOST_BYTES * 2
_FORM: Final = "application/x-www-form-urlencoded"
_LONGEST_STATE: Final = 100


@require_safe
def metadata(_request: HttpRequest, organization_id: int) -> HttpResponse:
    """Return what a body's administrator feeds their provider with: addresses of ours, and nothing of the body."""
    try:
        require_active(organization_id)
    except NotFoundError as error:
        raise Http404 from error
    return HttpResponse(our_metadata(organization_id), content_type="application/samlmetadata+xml")


@csrf_exempt
@never_cache
@require_POST
def answer(request: HttpRequest, organization_id: int) -> HttpResponse:
    """
    Take an answer that a provider's page sends, and send the browser on to where its session is known.

    The form comes from the provider's site: it can bring no token of ours, and browsers send no cookie with it. What
    counts is the signature; who asked is looked at by `door_views.back`, which the browser opens with its cookie.
    """
    at = clock.now()
    told: dict[str, str] = {}
    try:
        organization = body_at_the_door(organization_id, at=at)
        sent = _form(request)
        told["state"] = sent.get("RelayState", "")[:_LONGEST_STATE]
        told["code"] = code_for(organization, sent.get("SAMLResponse", ""), at=at)
    except NotFoundError as error:
        raise Http404 from error
    except AnticipatedError as error:
        told["error"] = error.code
    response = HttpResponseRedirect(f"{reverse('vouched:back')}?{urlencode(told)}")
    response.status_code = HTTPStatus.SEE_OTHER
    return response


def _form(request: HttpRequest) -> dict[str, str]:
    """Return what was sent, unless its head says that it is too much: then nothing is read."""
    announced = request.headers.get("Content-Length", "")
    if request.content_type != _FORM or not announced.isdecimal() or int(announced[:12]) > _MOST:
        raise NotVouchedError
    return {name: str(value) for name, value in request.POST.items()}

"""The door of every page of the partners: who is signed in, for which body, read anew for each request."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeAlias, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from mannaka_kit import clock
from mannaka_kit.errors import NotAllowedError, NotFoundError
from tenants.accounts.models import User
from tenants.accounts.selectors import actor_for
from tenants.accounts.sign_in import set_up
from tenants.partners.selectors import partner_actor_of

if TYPE_CHECKING:
    from tenants.partners.actor import PartnerActor

P = ParamSpec("P")


class PartnerRequest(HttpRequest):
    """A request of somebody who is signed in and acts for a body that the city works with."""

    partner: PartnerActor


PartnerView: TypeAlias = Callable[Concatenate[PartnerRequest, P], HttpResponseBase]
View: TypeAlias = Callable[..., HttpResponseBase]


def partner_view(view: PartnerView[P]) -> View:
    """Open a view to whoever acts for a partner organisation; staff meet a 403, strangers the sign-in page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        response = _admit(request) or _answer(view, cast("PartnerRequest", request), *args, **options)
        add_never_cache_headers(response)
        return response

    return guarded


def _answer(view: PartnerView[P], request: PartnerRequest, *args: P.args, **options: P.kwargs) -> HttpResponseBase:
    try:
        return view(request, *args, **options)
    except NotAllowedError as error:
        raise PermissionDenied from error
    except NotFoundError as error:
        raise Http404 from error


def _admit(request: HttpRequest) -> HttpResponse | None:
    """Put the partner on the request, or return the way to the sign-in page or to what is owed first."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path() if request.method in {"GET", "HEAD"} else request.path)
    partner = partner_actor_of(request.user)
    if partner is None:
        raise PermissionDenied
    if set_up.is_owed(request, actor_for(request.user, on=clock.today())):
        return redirect("sign_in_set_up")
    cast("PartnerRequest", request).partner = partner
    return None

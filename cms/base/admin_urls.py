"""
Wagtail's admin with our doors: who may enter, what is there at all, one transaction for each change.

Names of closed addresses stay known, since Wagtail's templates look them up; their views answer 404.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver
from django.utils.http import urlencode
from wagtail.admin import urls as wagtail_urls

from cms.base.admin_names import LOGIN_NAME, OPEN_NAMES
from cms.base.admin_policy import use_admin_policy
from tenants.accounts.roles import Role
from tenants.accounts.web.access import staff_view

View = Callable[..., HttpResponseBase]
_ACCESS = "wagtailadmin.access_admin"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def open_door(name: str, view: View) -> View:
    """Let administrators in; what they send is one transaction with Wagtail's log and our audit."""

    @wraps(view)
    def inside(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if not request.user.has_perm(_ACCESS):
            # Wagtail would send to the sign-in page, which sends whoever is signed in back: for ever.
            raise PermissionDenied
        if request.method in _SAFE_METHODS:
            return use_admin_policy(name, view(request, *args, **options))
        with transaction.atomic():
            return use_admin_policy(name, view(request, *args, **options))

    return staff_view(Role.ADMINISTRATOR)(inside)


def closed_door(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
    """
    Answer as if there were nothing.

    :raises Http404: always.
    """
    del request, args, options
    raise Http404


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Send to the one sign-in page of the city."""
    query = {"next": request.GET["next"]} if "next" in request.GET else {"next": resolve_url("wagtailadmin_home")}
    return HttpResponseRedirect(f"{resolve_url('account_login')}?{urlencode(query)}")


def guarded(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> list[URLPattern | URLResolver]:
    """Return the same addresses with a door before each."""
    return [_guarded_one(pattern, prefix) for pattern in patterns]


def _guarded_one(pattern: URLPattern | URLResolver, prefix: str) -> URLPattern | URLResolver:
    if isinstance(pattern, URLPattern):
        view = _door(f"{prefix}{pattern.name}", pattern.callback)
        return URLPattern(pattern.pattern, view, pattern.default_args, pattern.name)
    below = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
    children = guarded(pattern.url_patterns, below)
    return URLResolver(pattern.pattern, children, pattern.default_kwargs, pattern.app_name, pattern.namespace)


def _door(name: str, view: View) -> View:
    if name == LOGIN_NAME:
        return sign_in
    return open_door(name, view) if name in OPEN_NAMES else closed_door


urlpatterns = guarded(wagtail_urls.urlpatterns)

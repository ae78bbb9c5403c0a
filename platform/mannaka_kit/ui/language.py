"""The choice of the language, which stands on every page."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language


@csrf_exempt
def choose_language(request: HttpRequest) -> HttpResponse:
    """
    Keep the language in a cookie and go on.

    The form carries no token, so that a public page is the same for everybody and can be kept; what a browser says of
    the page it stands on is asked instead. All that somebody else's page could change is the language.

    :raises PermissionDenied: the form stood on a page of somebody else.
    """
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise PermissionDenied
    return set_language(request)

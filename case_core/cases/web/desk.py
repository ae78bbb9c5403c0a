"""The door of the case core's pages: the role, and a plain 404 or 403 for what is not the viewer's."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from case_core.cases.errors import RecordNotFoundError
from case_core.drafts.web.slot import is_keepable
from mannaka_kit.errors import NotAllowedError
from mannaka_kit.ui import kept_form
from mannaka_kit.ui.errors import csrf_failure
from mannaka_kit.ui.typed_text import LABELS_FIELD
from tenants.accounts.roles import Role
from tenants.accounts.web.access import P, StaffRequest, StaffView, View, staff_view


def desk_view(*roles: Role, delicate: bool = False) -> Callable[[StaffView[P]], View]:
    """Open a view to holders of one of the roles; what does not exist for them answers 404.

    What is delicate opens only to somebody who proved a moment ago who they are.
    """

    def decorate(view: StaffView[P]) -> View:
        guarded = staff_view(*roles, delicate=delicate)(_answering_for_what_is_missing(view))

        @wraps(view)
        def kept(request: StaffRequest, *args: Any, **options: Any) -> HttpResponseBase:
            if _would_lose_words(request):
                return _words_kept(request)
            return guarded(request, *args, **options)

        return kept

    return decorate


def _would_lose_words(request: StaffRequest) -> bool:
    """Tell whether a form with words in it came after its session had ended: the way to the sign-in page drops them."""
    return request.method == "POST" and LABELS_FIELD in request.POST and not request.user.is_authenticated


def _words_kept(request: StaffRequest) -> HttpResponseBase:
    """Lead through the sign-in and back to the form, with the words in it; where that cannot be, show them to copy."""
    way = redirect_to_login(request.path) if is_keepable(request) and kept_form.keep(request) else None
    response = way or csrf_failure(request, reason="session_over")
    add_never_cache_headers(response)
    return response


def _answering_for_what_is_missing(view: StaffView[P]) -> StaffView[P]:
    def answered(request: StaffRequest, /, *args: P.args, **options: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **options)
        except RecordNotFoundError as error:
            raise Http404 from error
        except NotAllowedError as error:
            # What was handed to another section is not there for this one, whichever way it is asked.
            raise (Http404 if error.reason == "section" else PermissionDenied) from error

    return answered


centre_view = desk_view(Role.CENTRE_STAFF)
delicate_view = desk_view(Role.CENTRE_STAFF, delicate=True)
section_view = desk_view(Role.SECTION_STAFF)

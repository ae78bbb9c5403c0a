"""The door of the case core's pages: the role, and a plain 404 or 403 for what is not the viewer's."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import NotAllowedError
from tenants.accounts.roles import Role
from tenants.accounts.web.access import P, StaffRequest, StaffView, View, staff_view


def desk_view(*roles: Role) -> Callable[[StaffView[P]], View]:
    """Open a view to holders of one of the roles; what does not exist for them answers 404."""

    def decorate(view: StaffView[P]) -> View:
        @wraps(view)
        def answered(request: StaffRequest, *args: Any, **options: Any) -> HttpResponseBase:
            try:
                return view(request, *args, **options)
            except RecordNotFoundError as error:
                raise Http404 from error
            except NotAllowedError as error:
                # What was handed to another section is not there for this one, whichever way it is asked.
                raise (Http404 if error.reason == "section" else PermissionDenied) from error

        return staff_view(*roles)(answered)

    return decorate


centre_view = desk_view(Role.CENTRE_STAFF)
section_view = desk_view(Role.SECTION_STAFF)

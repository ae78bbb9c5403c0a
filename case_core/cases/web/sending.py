"""Send a form or a button once, and say what came of it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise

from case_core.cases.errors import RecordNotFoundError
from mannaka_kit.errors import AnticipatedError, NotAllowedError
from mannaka_kit.idempotency import Result, once
from mannaka_kit.ui.forms import CalmForm


def send_form(
    request: HttpRequest, form: CalmForm, *, scope: str, act: Callable[[], str], done: str | Promise = ""
) -> HttpResponse | None:
    """
    Act once on a valid form and go where `act` says; None when the form must be shown again with what stopped it.

    :raises RecordNotFoundError: the record does not exist for this person.
    :raises NotAllowedError: the person may not do this.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        result = once(request, scope=scope, act=lambda: Result(location=act()))
    except (RecordNotFoundError, NotAllowedError):
        raise
    except AnticipatedError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None
    if done:
        messages.success(request, str(done))
    return redirect(result.location)


def press_button(
    request: HttpRequest, *, scope: str, act: Callable[[], object], location: str, done: str | Promise
) -> HttpResponse:
    """
    Act once on a button without fields, and go on to the location with what came of it.

    :raises RecordNotFoundError: the record does not exist for this person.
    :raises NotAllowedError: the person may not do this.
    """

    def acted() -> Result:
        act()
        return Result(location=location)

    try:
        once(request, scope=scope, act=acted)
    except (RecordNotFoundError, NotAllowedError):
        raise
    except AnticipatedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, str(done))
    return redirect(location)

"""What every form of the settings does: act once, then go on; or show the words at the field."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from mannaka_kit.errors import AnticipatedError, NotAllowedError
from mannaka_kit.idempotency import Result, once
from mannaka_kit.ui.forms import CalmForm


class ConfirmForm(CalmForm):
    """Nothing to type: the button is the answer."""


def submit(request: HttpRequest, form: forms.BaseForm, *, scope: str, act: Callable[[], Result]) -> HttpResponse | None:
    """Act once on a valid form and return the way on, or None where the form is to be shown (again).

    :raises PermissionDenied: if the action refuses the person.
    """
    result = act_once(request, form, scope=scope, act=act)
    return redirect(result.location) if result else None


def act_once(request: HttpRequest, form: forms.BaseForm, *, scope: str, act: Callable[[], Result]) -> Result | None:
    """Act once on a valid form; None where it is not sent, not valid, or the action has objections.

    :raises PermissionDenied: if the action refuses the person.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return once(request, scope=scope, act=act)
    except NotAllowedError as error:
        raise PermissionDenied from error
    except AnticipatedError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None


def sent(request: HttpRequest) -> dict[str, object]:
    """Return what a form is made of: what was sent, or nothing."""
    return {"data": request.POST} if request.method == "POST" else {}

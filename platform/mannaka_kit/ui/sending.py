"""Send a form or a button once, and say what came of it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise

from mannaka_kit.errors import AnticipatedError, NotAllowedError, NotFoundError
from mannaka_kit.idempotency import Result, once
from mannaka_kit.ui.forms import CalmForm
from mannaka_kit.ui.undo import say_done

# A request may carry what was typed into this form before the person had to do something else first.
TYPED_BEFORE = "typed_before"
# And what happens with the act, in its transaction: the half-written text of a form goes when the form is taken.
ALONGSIDE = "alongside"


class ConfirmForm(CalmForm):
    """Nothing to type: the button is the answer."""


def sent(request: HttpRequest) -> dict[str, object]:
    """Return what a form is made of: what was sent, else what was typed before an interruption, else nothing."""
    if request.method == "POST":
        return {"data": request.POST}
    typed = getattr(request, TYPED_BEFORE, None)
    return {"initial": typed} if typed else {}


def send_form(
    request: HttpRequest,
    form: forms.BaseForm,
    *,
    scope: str,
    act: Callable[[], str],
    done: str | Promise = "",
    undo: Callable[[], str] | None = None,
) -> HttpResponse | None:
    """
    Act once on a valid form and go where `act` says; None when the form must be shown (again), with what stopped it.

    `undo` tells, after the act, which address leads back from it; empty where none does.

    :raises NotFoundError: the record does not exist for this person.
    :raises NotAllowedError: the person may not do this.
    """
    result = act_once(request, form, scope=scope, act=lambda: Result(location=act()))
    if result is None:
        return None
    if done:
        say_done(request, done, way_back="" if undo is None or result.is_replay else undo())
    return redirect(result.location)


def act_once(request: HttpRequest, form: forms.BaseForm, *, scope: str, act: Callable[[], Result]) -> Result | None:
    """
    Act once on a valid form; None where it is not sent, not valid, or the action has objections.

    :raises NotFoundError: the record does not exist for this person.
    :raises NotAllowedError: the person may not do this.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return once(request, scope=scope, act=lambda: _acted(request, act))
    except (NotFoundError, NotAllowedError):
        raise
    except AnticipatedError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None


def _acted(request: HttpRequest, act: Callable[[], Result]) -> Result:
    result = act()
    alongside: Callable[[], None] | None = getattr(request, ALONGSIDE, None)
    if alongside is not None:
        alongside()
    return result


def press_button(
    request: HttpRequest, *, scope: str, act: Callable[[], object], location: str, done: str | Promise
) -> HttpResponse:
    """
    Act once on a button without fields, and go on to the location with what came of it.

    :raises NotFoundError: the record does not exist for this person.
    :raises NotAllowedError: the person may not do this.
    """

    def acted() -> Result:
        act()
        return Result(location=location)

    try:
        once(request, scope=scope, act=acted)
    except (NotFoundError, NotAllowedError):
        raise
    except AnticipatedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, str(done))
    return redirect(location)

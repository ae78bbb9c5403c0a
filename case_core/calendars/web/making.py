"""An address is shown once, in the answer to the button that made it: it rests nowhere."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from case_core.calendars.actions.make_feed import MadeFeed
from mannaka_kit.idempotency import Result
from mannaka_kit.ui.sending import act_once
from tenants.accounts.web.access import StaffRequest


def show_once(
    request: StaffRequest, form: forms.Form, *, scope: str, make: Callable[[], MadeFeed], location: str
) -> HttpResponse | None:
    """
    Make an address and show it; None when the form must be shown.

    :raises NotFoundError: there is nothing whose calendar it could be.
    :raises NotAllowedError: the person may not do this.
    """
    made: list[MadeFeed] = []

    def act() -> Result:
        made.append(make())
        return Result(location=location)

    result = act_once(request, form, scope=scope, act=act)
    if result is None:
        return None
    if not made:
        messages.info(
            request, gettext("アドレスはすでに作られ、一度だけ表示しました。見られなかったときは、作り直してください。")
        )
        return redirect(result.location)
    address = request.build_absolute_uri(reverse("calendar:feed", args=[made[0].token]))
    return render(request, "calendars/made.html", {"address": address, "location": location, "feed": made[0].feed})

"""One's own calendar: its address made, shown once, renewed, stopped."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from case_core.calendars import selectors
from case_core.calendars.actions.make_feed import make_feed
from case_core.calendars.actions.revoke_feed import revoke_feed
from case_core.calendars.web.making import show_once
from case_core.roster.policies import READERS
from case_core.roster.selectors import own_counsellor
from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, send_form, sent
from tenants.accounts.web.access import StaffRequest, staff_view


@require_safe
@staff_view(*READERS)
def own(request: StaffRequest) -> HttpResponse:
    """Say whether one's calendar has an address, and what it shows."""
    values = {"me": own_counsellor(request.actor, on=clock.today()), "feed": selectors.own_feed(request.actor)}
    return render(request, "calendars/own.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*READERS)
def make(request: StaffRequest) -> HttpResponse:
    """Make the address, or a new one."""
    form = ConfirmForm(**sent(request))
    made = show_once(
        request,
        form,
        scope="calendar.make",
        make=lambda: make_feed(actor=request.actor, at=clock.now()),
        location=reverse("calendars:own"),
    )
    values = {"form": form, "feed": selectors.own_feed(request.actor)}
    return made or render(request, "calendars/make.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*READERS)
def revoke(request: StaffRequest) -> HttpResponse:
    """Stop the address."""
    form = ConfirmForm(**sent(request))

    def act() -> str:
        revoke_feed(actor=request.actor, at=clock.now())
        return reverse("calendars:own")

    done = gettext("カレンダーのアドレスを止めました。")
    moved_on = send_form(request, form, scope="calendar.revoke", act=act, done=done)
    if moved_on is not None:
        return moved_on
    values = {"form": form, "feed": selectors.own_feed_to_stop(request.actor)}
    return render(request, "calendars/revoke.html", values)

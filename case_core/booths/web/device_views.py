"""Pages on which administrators let devices in, and take them out of use."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from case_core.booths import selectors
from case_core.booths.actions.make_code import MadeCode, make_code
from case_core.booths.actions.revoke_device import revoke_device
from case_core.booths.web.site_views import found
from mannaka_kit import clock
from mannaka_kit.idempotency import Result
from mannaka_kit.ui.sending import ConfirmForm, act_once, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def code(request: StaffRequest, site_id: int) -> HttpResponse:
    """Make a code, and show it in the answer itself: it rests nowhere."""
    site = found(request, site_id)
    form = ConfirmForm(**sent(request))
    made: list[MadeCode] = []

    def act() -> Result:
        made.append(make_code(actor=request.actor, site_id=site_id, at=clock.now()))
        return Result(location=reverse("booth_settings:sites"))

    result = act_once(request, form, scope=f"booth.code.{site_id}", act=act)
    if result is None:
        return render(request, "booths/code.html", {"form": form, "site": site})
    if result.is_replay:
        messages.info(request, gettext("この操作は、すでに終わっています。登録コードは一度だけ表示しました。"))
        return redirect(result.location)
    address = request.build_absolute_uri(reverse("booth:show"))
    return render(request, "booths/code_made.html", {"made": made[0], "site": site, "address": address})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def revoke(request: StaffRequest, device_id: int) -> HttpResponse:
    """Take a device out of use."""
    device = selectors.device_for(request.actor, device_id)
    if device is None:
        raise Http404
    form = ConfirmForm(**sent(request))

    def act() -> str:
        revoke_device(actor=request.actor, device=device, at=clock.now())
        return reverse("booth_settings:sites")

    done = gettext("登録を取り消しました。端末の画面は、次に開いたときに変わります。")
    moved_on = send_form(request, form, scope="booth_device.revoke", act=act, done=done)
    return moved_on or render(request, "booths/revoke.html", {"form": form, "device": device})

"""Pages on which people say when they are busy elsewhere."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from case_core.busy.actions.remove_busy_source import remove_busy_source
from case_core.busy.actions.set_busy_address import set_busy_address
from case_core.busy.actions.set_busy_file import set_busy_file
from case_core.busy.busy_spans import DAYS_AHEAD
from case_core.busy.selectors import is_old, source_for
from case_core.busy.web.forms import BusyAddressForm, BusyFileForm
from case_core.roster.policies import READERS
from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, send_form, sent
from tenants.accounts.web.access import StaffRequest, staff_view


@require_safe
@staff_view(*READERS)
def busy(request: StaffRequest, counsellor_id: int) -> HttpResponse:
    """Say where somebody's busy times come from, when they were read last, and what went wrong."""
    person, source = source_for(request.actor, counsellor_id)
    values = {
        "person": person,
        "source": source,
        "is_old": source is not None and is_old(source, at=clock.now()),
        "hosts": settings.MANNAKA_CALENDAR_HOSTS,
        "days": DAYS_AHEAD,
    }
    return render(request, "busy/busy.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*READERS)
def file(request: StaffRequest, counsellor_id: int) -> HttpResponse:
    """Take the times from a file."""
    person, _source = source_for(request.actor, counsellor_id)
    form = BusyFileForm(**{**sent(request), "files": request.FILES or None})

    def act() -> str:
        content = form.cleaned_data["file"].read()
        set_busy_file(counsellor_id=counsellor_id, content=content, actor=request.actor, at=clock.now())
        return reverse("busy:busy", args=[counsellor_id])

    done = gettext("予定を取り込みました。")
    moved_on = send_form(request, form, scope=f"busy.file.{counsellor_id}", act=act, done=done)
    return moved_on or render(request, "busy/file.html", {"form": form, "person": person})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*READERS)
def address(request: StaffRequest, counsellor_id: int) -> HttpResponse:
    """Take the times from the groupware's address."""
    person, _source = source_for(request.actor, counsellor_id)
    form = BusyAddressForm(**sent(request))

    def act() -> str:
        told = form.cleaned_data["address"]
        set_busy_address(counsellor_id=counsellor_id, address=told, actor=request.actor, at=clock.now())
        return reverse("busy:busy", args=[counsellor_id])

    done = gettext("アドレスを保存しました。まもなく最初の取り込みをします。")
    moved_on = send_form(request, form, scope=f"busy.address.{counsellor_id}", act=act, done=done)
    values = {"form": form, "person": person, "hosts": settings.MANNAKA_CALENDAR_HOSTS}
    return moved_on or render(request, "busy/address.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*READERS)
def remove(request: StaffRequest, counsellor_id: int) -> HttpResponse:
    """Take them from nowhere any more."""
    person, _source = source_for(request.actor, counsellor_id)
    form = ConfirmForm(**sent(request))

    def act() -> str:
        remove_busy_source(counsellor_id=counsellor_id, actor=request.actor, at=clock.now())
        return reverse("busy:busy", args=[counsellor_id])

    done = gettext("取り込みをやめ、取り込んだ時間を消しました。")
    moved_on = send_form(request, form, scope=f"busy.remove.{counsellor_id}", act=act, done=done)
    return moved_on or render(request, "busy/remove.html", {"form": form, "person": person})

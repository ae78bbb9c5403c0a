"""Pages on which administrators settle where booths are, and see how they are used."""

from datetime import timedelta
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from case_core.booths import selectors
from case_core.booths.actions.change_booth_rules import change_booth_rules
from case_core.booths.actions.change_site import change_site
from case_core.booths.actions.create_site import create_site
from case_core.booths.actions.end_site import end_site
from case_core.booths.figures import figures_between
from case_core.booths.models import BoothSite
from case_core.booths.rules import rules as settled_rules
from case_core.booths.web.forms import RulesForm, SiteForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.hours.selectors import ways_offered

_SPANS: Final = (28, 91, 365)


@require_safe
@staff_view(Role.ADMINISTRATOR)
def sites(request: StaffRequest) -> HttpResponse:
    """List the booths with their devices."""
    at = clock.now()
    with_ended = request.GET.get("show") == "all"
    devices = list(selectors.devices_for(request.actor, at=at))
    rows = [
        (site, [device for device in devices if device.site_id == site.pk])
        for site in selectors.sites_for(request.actor, with_ended=with_ended)
    ]
    values = {"rows": rows, "with_ended": with_ended, "rules": settled_rules(), "now": at}
    return render(request, "booths/sites.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Add a booth."""
    form = SiteForm(ways=ways_offered(), **sent(request))

    def act() -> str:
        create_site(actor=request.actor, facts=form.facts(), at=clock.now())
        return reverse("booth_settings:sites")

    done = gettext("相談ブースを加えました。次に、端末の登録コードを作ってください。")
    moved_on = send_form(request, form, scope="booth_site.create", act=act, done=done)
    return moved_on or render(request, "booths/site_add.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def change(request: StaffRequest, site_id: int) -> HttpResponse:
    """Change a booth."""
    site = found(request, site_id)
    form = SiteForm.of(site, ways=ways_offered(), **sent(request))

    def act() -> str:
        change_site(actor=request.actor, site_id=site_id, facts=form.facts(), at=clock.now())
        return reverse("booth_settings:sites")

    done = gettext("相談ブースを変更しました。")
    moved_on = send_form(request, form, scope="booth_site.change", act=act, done=done)
    return moved_on or render(request, "booths/site_change.html", {"form": form, "site": site})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def end(request: StaffRequest, site_id: int) -> HttpResponse:
    """Close a booth for good."""
    site = found(request, site_id)
    form = ConfirmForm(**sent(request))

    def act() -> str:
        end_site(actor=request.actor, site_id=site_id, at=clock.now())
        return reverse("booth_settings:sites")

    done = gettext("相談ブースを廃止しました。")
    moved_on = send_form(request, form, scope="booth_site.end", act=act, done=done)
    return moved_on or render(request, "booths/site_end.html", {"form": form, "site": site})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def rules(request: StaffRequest) -> HttpResponse:
    """Settle how long a visitor waits."""
    known = settled_rules()
    initial = {
        "minutes_until_telephone": known.minutes_until_telephone,
        "minutes_until_end": known.minutes_until_end,
    }
    form = RulesForm(**{"initial": initial, **sent(request)})

    def act() -> str:
        change_booth_rules(actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("booth_settings:sites")

    done = gettext("待つ時間を変更しました。")
    moved_on = send_form(request, form, scope="booth.rules", act=act, done=done)
    return moved_on or render(request, "booths/rules.html", {"form": form})


@require_safe
@staff_view(Role.ADMINISTRATOR)
def use(request: StaffRequest) -> HttpResponse:
    """Show how the booths are used."""
    asked, last = request.GET.get("days", ""), clock.today()
    days = next((span for span in _SPANS if str(span) == asked), _SPANS[0])
    first = last - timedelta(days=days - 1)
    figures = figures_between(request.actor, first, last)
    context = {"figures": figures, "first": first, "last": last, "days": days, "spans": _SPANS}
    return render(request, "booths/use.html", context)


def found(request: StaffRequest, site_id: int) -> BoothSite:
    """
    Return the booth of an address.

    :raises Http404: there is none.
    """
    site = selectors.site_for(request.actor, site_id)
    if site is None:
        raise Http404
    return site

"""What was shared in emergencies, looked at again; and what the city settles about sharing."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from case_core.cases.web.desk import desk_view
from case_core.consents.states import LegalGround
from case_core.sharing.actions.change_sharing_rules import change_sharing_rules
from case_core.sharing.actions.review_emergency import review_emergency
from case_core.sharing.policies import can_review_emergency
from case_core.sharing.selectors import (
    emergencies_listed,
    emergencies_visible_to,
    emergency_for,
    may_review_now,
    rules_for,
)
from case_core.sharing.states import Verdict
from case_core.sharing.web.forms import ReviewForm, RulesForm
from mannaka_kit import clock
from mannaka_kit.decisions import require
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view

ROWS: Final = 30
looking_again = desk_view(Role.CENTRE_STAFF, Role.AUDITOR)


@require_safe
@looking_again
def emergencies(request: StaffRequest) -> HttpResponse:
    """List what was shared in emergencies."""
    found = emergencies_visible_to(request.actor)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    values = {
        "page": page,
        "grants": emergencies_listed(request.actor, page.object_list),
        "waiting": found.filter(reviewed_at=None).count(),
    }
    return render(request, "sharing/emergencies.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@looking_again
def emergency(request: StaffRequest, share_id: int) -> HttpResponse:
    """Show one emergency; a head or an auditor judges it."""
    grant = emergency_for(request.actor, share_id)
    if request.method == "POST":
        require(can_review_emergency(request.actor))
    form = ReviewForm(**sent(request))

    def act() -> str:
        told = {"verdict": Verdict(form.cleaned_data["verdict"]), "remark": form.cleaned_data["remark"]}
        review_emergency(grant_id=share_id, actor=request.actor, at=clock.now(), **told)
        return reverse("sharing:emergencies")

    moved_on = send_form(request, form, scope="share.review", act=act, done=_("検証の結果を記録しました。"))
    values = {"grant": grant, "form": form, "is_reviewable": may_review_now(request.actor, grant)}
    return moved_on or render(request, "sharing/emergency.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def rules(request: StaffRequest) -> HttpResponse:
    """Settle on which grounds the city shares, where two decide, and for how long."""
    settled = rules_for(request.actor)
    known = {name: getattr(settled, name) for name in ("grounds", "second_person", "most_days")}
    form = RulesForm(**({"initial": known} if request.method != "POST" else sent(request)))

    def act() -> str:
        told = form.cleaned_data
        change_sharing_rules(
            grounds=[LegalGround(each) for each in told["grounds"]],
            second_person=[LegalGround(each) for each in told["second_person"]],
            most_days=told["most_days"],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("accounts:settings")

    moved_on = send_form(request, form, scope="share.rules", act=act, done=_("共有の決まりを変更しました。"))
    return moved_on or render(request, "sharing/rules.html", {"form": form})

"""Looks in an emergency: the list, one of them with its judgement, and the notice that is taken off."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.web.desk import centre_view, desk_view
from case_core.records.actions.acknowledge_opening import acknowledge_opening
from case_core.records.actions.change_record_rules import change_record_rules
from case_core.records.actions.review_opening import review_opening
from case_core.records.oversight import look_for, looks_for, openings_visible_to
from case_core.records.rules import record_rules
from case_core.records.states import Readers, Verdict
from case_core.records.web.forms import ReviewForm, RulesForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view

ROWS = 30
overseers_view = desk_view(Role.CENTRE_STAFF, Role.AUDITOR)


@require_safe
@overseers_view
def openings(request: StaffRequest) -> HttpResponse:
    """List the looks that the viewer may know of, newest first."""
    found = openings_visible_to(request.actor)
    waiting = request.GET.get("show") == "waiting"
    page = Paginator(found.unreviewed() if waiting else found, ROWS).get_page(request.GET.get("page"))
    looks = looks_for(request.actor, page.object_list)
    values = {"page": page, "looks": looks, "waiting": waiting, "unreviewed": found.unreviewed().count()}
    return render(request, "records/openings.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@overseers_view
def opening(request: StaffRequest, opening_id: int) -> HttpResponse:
    """Show one look, and take the judgement of somebody who may judge it."""
    look = look_for(request.actor, opening_id)
    form = ReviewForm(request.POST or None)

    def act() -> str:
        verdict = Verdict(form.cleaned_data["verdict"])
        remark = form.cleaned_data["remark"]
        review_opening(opening_id=opening_id, verdict=verdict, remark=remark, actor=request.actor, at=clock.now())
        return reverse("records:openings")

    answer = send_form(request, form, scope="record.review", act=act, done=_("検証の結果を記録しました。"))
    return answer or render(request, "records/opening.html", {"look": look, "form": form})


@require_POST
@centre_view
def seen(request: StaffRequest, opening_id: int) -> HttpResponse:
    """Take the notice off the viewer's list."""
    at = clock.now()
    return press_button(
        request,
        scope="record.notice",
        act=lambda: acknowledge_opening(opening_id=opening_id, actor=request.actor, at=at),
        location=reverse("records:openings"),
        done=_("確認したことを記録しました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def rules(request: StaffRequest) -> HttpResponse:
    """Settle who reads restricted records."""
    settled = record_rules()
    form = RulesForm(initial={"readers": settled.readers, "minutes_open": settled.minutes_open}, **sent(request))

    def act() -> str:
        readers = Readers(form.cleaned_data["readers"])
        minutes = form.cleaned_data["minutes_open"]
        change_record_rules(readers=readers, minutes_open=minutes, actor=request.actor, at=clock.now())
        return reverse("accounts:settings")

    done = gettext("限定記録の決まりを変更しました。")
    return send_form(request, form, scope="record.rules", act=act, done=done) or render(
        request, "records/rules.html", {"form": form}
    )

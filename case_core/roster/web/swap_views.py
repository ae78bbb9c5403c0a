"""Exchanges of duties: asked for, answered, decided."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.roster import swap_reads
from case_core.roster.actions.agree_swap import agree_swap
from case_core.roster.actions.approve_swap import approve_swap
from case_core.roster.actions.ask_swap import ask_swap
from case_core.roster.actions.decline_swap import decline_swap
from case_core.roster.actions.refuse_swap import refuse_swap
from case_core.roster.actions.withdraw_swap import withdraw_swap
from case_core.roster.policies import READERS
from case_core.roster.web.month_views import KEEPERS
from case_core.roster.web.swap_forms import AnswerForm, AskSwapForm, DecisionForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest, staff_view

_A_PAGE = 30
_MOST_DUTIES = 40


@require_safe
@staff_view(*READERS)
def swaps(request: StaffRequest) -> HttpResponse:
    """List the exchanges, and the duties that may be exchanged."""
    page = Paginator(swap_reads.swaps_for(request.actor), _A_PAGE).get_page(request.GET.get("page"))
    found = [swap_reads.seen(request.actor, swap) for swap in page]
    values = {
        "page": page,
        "waiting": [each for each in found if each.waits_for_viewer],
        "others": [each for each in found if not each.waits_for_viewer],
        "duties": swap_reads.own_duties(request.actor, since=clock.today())[:_MOST_DUTIES],
    }
    return render(request, "roster/swaps.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(*READERS)
def ask(request: StaffRequest, duty_id: int) -> HttpResponse:
    """Ask a colleague to exchange a duty."""
    duty = swap_reads.duty_to_exchange(request.actor, duty_id)
    people = swap_reads.colleagues_of(duty)
    form = AskSwapForm(duties=swap_reads.duties_to_want(duty, since=clock.today()), people=people, **sent(request))

    def act() -> str:
        asked = ask_swap(duty_id=duty_id, actor=request.actor, at=clock.now(), **form.told())
        return reverse("roster:swap", args=[asked.pk])

    moved_on = send_form(request, form, scope="swap.ask", act=act, done=gettext("交代をお願いしました。"))
    return moved_on or render(request, "roster/ask_swap.html", {"form": form, "duty": duty})


@require_safe
@staff_view(*READERS)
def swap(request: StaffRequest, swap_id: int) -> HttpResponse:
    """Show an exchange with what may be done about it."""
    return render(request, "roster/swap.html", _page_of(request, swap_id, AnswerForm(), DecisionForm()))


@require_POST
@staff_view(*READERS)
def answer(request: StaffRequest, swap_id: int) -> HttpResponse:
    """Say yes or no for the colleague who was asked."""
    form = AnswerForm(request.POST)

    def act() -> str:
        told: dict[str, Any] = {"swap_id": swap_id, "actor": request.actor, "at": clock.now()}
        if form.is_yes:
            agree_swap(**told)
        else:
            decline_swap(reason=form.cleaned_data["reason"], **told)
        return reverse("roster:swap", args=[swap_id])

    moved_on = send_form(request, form, scope="swap.answer", act=act, done=gettext("お返事を伝えました。"))
    return moved_on or render(request, "roster/swap.html", _page_of(request, swap_id, form, DecisionForm()))


@require_POST
@staff_view(*KEEPERS)
def decide(request: StaffRequest, swap_id: int) -> HttpResponse:
    """Approve or refuse."""
    form = DecisionForm(request.POST)

    def act() -> str:
        told: dict[str, Any] = {"swap_id": swap_id, "actor": request.actor, "at": clock.now()}
        if form.is_yes:
            approve_swap(**told)
        else:
            refuse_swap(reason=form.cleaned_data["reason"], **told)
        return reverse("roster:swap", args=[swap_id])

    moved_on = send_form(request, form, scope="swap.decide", act=act, done=gettext("承認の結果を伝えました。"))
    return moved_on or render(request, "roster/swap.html", _page_of(request, swap_id, AnswerForm(), form))


@require_POST
@staff_view(*READERS)
def withdraw(request: StaffRequest, swap_id: int) -> HttpResponse:
    """Ask no longer."""
    return press_button(
        request,
        scope="swap.withdraw",
        act=lambda: withdraw_swap(swap_id=swap_id, actor=request.actor, at=clock.now()),
        location=reverse("roster:swap", args=[swap_id]),
        done=gettext("お願いを取り下げました。"),
    )


def _page_of(request: StaffRequest, swap_id: int, answer: AnswerForm, decision: DecisionForm) -> dict[str, Any]:
    found = swap_reads.swap_for(request.actor, swap_id)
    return {"seen": swap_reads.seen(request.actor, found), "answer_form": answer, "decision_form": decision}

"""Requests to the head: asking, the head's list, deciding, withdrawing, and the city's rule."""

from collections.abc import Callable, Mapping
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.approvals.actions.ask_approval import ask_approval
from case_core.approvals.actions.ask_closing import ask_closing
from case_core.approvals.actions.change_approval_rules import change_approval_rules
from case_core.approvals.actions.comment_approval import comment_approval
from case_core.approvals.actions.send_back_approval import send_back_approval
from case_core.approvals.actions.sign_approval import sign_approval
from case_core.approvals.actions.withdraw_approval import withdraw_approval
from case_core.approvals.policies import can_decide
from case_core.approvals.rules import signed_endings
from case_core.approvals.selectors import approval_for, approvals_of, asked_by, comments_of, listed, waiting_for
from case_core.approvals.web.forms import COMMENT, SEND_BACK, SIGN, ClosingForm, DecisionForm, ReadingForm, RulesForm
from case_core.cases.selectors import case_for
from case_core.cases.states import Outcome
from case_core.cases.topics import Topic
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from mannaka_kit import clock
from mannaka_kit.decisions import require
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view

ROWS: Final = 30
TONES: Final[Mapping[str, str]] = {
    "waiting": "warning",
    "signed": "success",
    "sent_back": "error",
    "withdrawn": "neutral",
}
_DONE: Final[Mapping[str, tuple[Callable[..., object], str | Promise]]] = {
    SIGN: (sign_approval, _("署名しました。")),
    SEND_BACK: (send_back_approval, _("差し戻しました。")),
    COMMENT: (comment_approval, _("コメントを残しました。")),
}


@require_safe
@centre_view
def of_case(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show what the head was asked of a case, and what came of it."""
    case = case_for(request.actor, case_id)
    approvals = list(approvals_of(request.actor, case))
    values = {
        "case": case,
        "approvals": [(approval, TONES[approval.status]) for approval in approvals],
        "comments": list(comments_of(request.actor, case)),
        "may_decide": bool(can_decide(request.actor)),
    }
    return render(request, "approvals/of_case.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.READING)
def ask_reading(request: StaffRequest, case_id: int) -> HttpResponse:
    """Ask the head to read the case."""
    form = ReadingForm(**sent(request))

    def act() -> str:
        ask_approval(case_id=case_id, words=form.cleaned_data["words"], actor=request.actor, at=clock.now())
        return reverse("approvals:of_case", args=[case_id])

    answer = send_form(request, form, scope="approval.ask", act=act, done=_("責任者に確認を頼みました。"))
    values = {"form": form, "is_closing": False}
    return answer or render(request, "approvals/ask.html", {"case": case_for(request.actor, case_id), **values})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.ENDING)
def ask_end(request: StaffRequest, case_id: int) -> HttpResponse:
    """Put an ending before the head."""
    form = ClosingForm(**sent(request))

    def act() -> str:
        told = {**form.cleaned_data, "outcome": Outcome(form.cleaned_data["outcome"])}
        ask_closing(case_id=case_id, actor=request.actor, at=clock.now(), **told)
        return reverse("approvals:of_case", args=[case_id])

    answer = send_form(request, form, scope="approval.ask_closing", act=act, done=_("終了の決裁を求めました。"))
    values = {"form": form, "is_closing": True}
    return answer or render(request, "approvals/ask.html", {"case": case_for(request.actor, case_id), **values})


@require_safe
@centre_view
def waiting(request: StaffRequest) -> HttpResponse:
    """List what waits for the viewer as a head, and what the viewer has asked."""
    found = waiting_for(request.actor)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    values = {
        "page": page,
        "approvals": listed(request.actor, page.object_list),
        "mine": listed(request.actor, asked_by(request.actor)[:ROWS]),
        "may_decide": bool(can_decide(request.actor)),
        "now": clock.now(),
    }
    return render(request, "approvals/waiting.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.APPROVAL)
def decide(request: StaffRequest, approval_id: int) -> HttpResponse:
    """Show one request; a head comments, signs or sends it back."""
    approval = approval_for(request.actor, approval_id)
    if request.method == "POST":
        require(can_decide(request.actor))
    form = DecisionForm(**sent(request))
    chosen = form.cleaned_data["decision"] if form.is_valid() else SIGN

    def act() -> str:
        action, _done = _DONE[chosen]
        comment = form.cleaned_data["comment"]
        action(approval_id=approval_id, comment=comment, actor=request.actor, at=clock.now())
        return reverse("approvals:waiting")

    is_theirs = bool(can_decide(request.actor)) and approval.asked_by_id != request.actor.user_id
    values = {
        "case": approval.case,
        "approval": approval,
        "tone": TONES[approval.status],
        "form": form,
        "comments": list(comments_of(request.actor, approval.case)),
        "may_decide": is_theirs and approval.is_waiting,
    }
    answer = send_form(request, form, scope="approval.decide", act=act, done=_DONE[chosen][1])
    return answer or render(request, "approvals/decide.html", values)


@require_POST
@centre_view
def withdraw(request: StaffRequest, approval_id: int) -> HttpResponse:
    """Ask the head no longer."""
    case_id = approval_for(request.actor, approval_id).case_id
    return press_button(
        request,
        scope="approval.withdraw",
        act=lambda: withdraw_approval(approval_id=approval_id, actor=request.actor, at=clock.now()),
        location=reverse("approvals:of_case", args=[case_id]),
        done=_("依頼を取り下げました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def rules(request: StaffRequest) -> HttpResponse:
    """Name the endings that need a signature."""
    settled = signed_endings()
    known = {"outcomes": sorted(settled.outcomes), "topics": sorted(settled.topics)}
    form = RulesForm(initial=known) if request.method != "POST" else RulesForm(**sent(request))

    def act() -> str:
        change_approval_rules(
            outcomes=[Outcome(value) for value in form.cleaned_data["outcomes"]],
            topics=[Topic(value) for value in form.cleaned_data["topics"]],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("accounts:settings")

    done = gettext("署名が必要な終了を変更しました。")
    answer = send_form(request, form, scope="approval.rules", act=act, done=done)
    return answer or render(request, "approvals/rules.html", {"form": form})

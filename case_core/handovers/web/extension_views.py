"""More time for an answer: the section asks, the centre decides; and the head of the centre on a third return."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.cases.web.desk import centre_view, section_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.handovers.actions.allow_return import allow_return
from case_core.handovers.actions.ask_extension import ask_extension
from case_core.handovers.actions.grant_extension import grant_extension
from case_core.handovers.actions.refuse_extension import refuse_extension
from case_core.handovers.policies import can_allow_returns
from case_core.handovers.selectors import handover_for, handover_to_waive, open_wish_of
from case_core.handovers.web.forms import AllowReturnForm, DecisionForm, ExtensionForm
from case_core.handovers.web.tones import TONES
from mannaka_kit import clock
from mannaka_kit.decisions import require
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@section_view
@keeps_draft(FormName.EXTENSION)
def ask(request: StaffRequest, handover_id: int) -> HttpResponse:
    """Ask the centre for more time."""
    form = ExtensionForm(**sent(request))

    def act() -> str:
        ask_extension(handover_id=handover_id, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("handovers:handover", args=[handover_id])

    done = _("延長を申し出ました。相談センターの返事をお待ちください。それまでは、いまの期限のままです。")
    answer = send_form(request, form, scope="handover.extension", act=act, done=done)
    if answer:
        return answer
    seen = handover_for(request.actor, handover_id)
    context = {"seen": seen, "handover": seen.handover, "tone": TONES[seen.handover.status], "form": form}
    return render(request, "handovers/extension.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.EXTENSION_ANSWER)
def decide(request: StaffRequest, handover_id: int) -> HttpResponse:
    """Answer a section that asks for more time."""
    form = DecisionForm(**sent(request))

    def act() -> str:
        action: Callable[..., object] = (
            grant_extension if form.cleaned_data["decision"] == "grant" else refuse_extension
        )
        action(handover_id=handover_id, note=form.cleaned_data["note"], actor=request.actor, at=clock.now())
        return reverse("console:case", args=[handover_to_waive(request.actor, handover_id).case_id])

    answer = send_form(request, form, scope="handover.decide", act=act, done=_("課に返事をしました。"))
    return answer or _centre_page(request, "handovers/decide.html", handover_id, form=form, wish=open_wish_of)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.ALLOW_RETURN)
def allow(request: StaffRequest, handover_id: int) -> HttpResponse:
    """Let a section return a case for the third time."""
    require(can_allow_returns(request.actor))
    form = AllowReturnForm(**sent(request))

    def act() -> str:
        handover = allow_return(
            handover_id=handover_id, reason=form.cleaned_data["reason"], actor=request.actor, at=clock.now()
        )
        return reverse("console:case", args=[handover.case_id])

    answer = send_form(request, form, scope="handover.allow_return", act=act, done=_("3回目の差し戻しを認めました。"))
    return answer or _centre_page(request, "handovers/allow_return.html", handover_id, form=form)


def _centre_page(
    request: StaffRequest,
    template: str,
    handover_id: int,
    *,
    form: object,
    wish: Callable[..., object] = lambda *_: None,
) -> HttpResponse:
    handover = handover_to_waive(request.actor, handover_id)
    context: dict[str, Any] = {"case": handover.case, "handover": handover, "form": form}
    return render(request, template, {**context, "wish": wish(request.actor, handover)})

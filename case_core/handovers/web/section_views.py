"""What a section does with what was handed to it."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from case_core.cases.web.desk import section_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.handovers.actions.acknowledge_handover import acknowledge_handover
from case_core.handovers.actions.report_back import report_back
from case_core.handovers.actions.return_handover import return_handover
from case_core.handovers.selectors import handover_for, handover_on_screen, record_news_read
from case_core.handovers.states import Result
from case_core.handovers.web.desk import desk_page
from case_core.handovers.web.forms import ReportForm, ReturnForm
from case_core.handovers.web.sheet import handover_context, offers_of
from case_core.handovers.web.tones import TONES
from mannaka_kit import clock
from mannaka_kit.live.origins import live_page
from mannaka_kit.ui.editions import unless_shown
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest


def handover_url(handover_id: int) -> str:
    """Return the address of a hand-over as its section sees it."""
    return reverse("handovers:handover", args=[handover_id])


@require_safe
@live_page
@section_view
def desk(request: StaffRequest) -> HttpResponse:
    """Show what was handed to the viewer's sections."""
    return desk_page(request)


@require_safe
@live_page
@section_view
def handover(request: StaffRequest, handover_id: int) -> HttpResponse:
    """Show one hand-over."""
    seen = handover_for(request.actor, handover_id)
    return render(request, "handovers/handover.html", {**handover_context(seen), "offers": offers_of(request, seen)})


@require_safe
@section_view
@transaction.atomic
def news(request: StaffRequest, handover_id: int) -> HttpResponse:
    """Show what the page of a hand-over shows now, and record that it was read; nothing where nothing is new."""
    seen = handover_on_screen(request.actor, handover_id)
    context = handover_context(seen)

    def answer() -> HttpResponse:
        record_news_read(request.actor, seen.handover)
        return render(request, "handovers/handover_parts.html", context)

    return unless_shown(request, context["edition"], answer)


@require_POST
@section_view
def acknowledge(request: StaffRequest, handover_id: int) -> HttpResponse:
    """Say that the section has it."""
    return press_button(
        request,
        scope="handover.acknowledge",
        act=lambda: acknowledge_handover(handover_id=handover_id, actor=request.actor, at=clock.now()),
        location=handover_url(handover_id),
        done=_("受け取りました。相談センターの画面にも表示されます。"),
    )


@section_view
@keeps_draft(FormName.REPORT)
def report(request: StaffRequest, handover_id: int) -> HttpResponse:
    """Answer the centre."""
    form = ReportForm(**sent(request))

    def act() -> str:
        report_back(
            handover_id=handover_id,
            result=Result(form.cleaned_data["result"]),
            report=form.cleaned_data["report"],
            told_citizen=form.cleaned_data["told_citizen"],
            was_retold=form.cleaned_data["was_retold"],
            separate_record=form.cleaned_data["separate_record"],
            actor=request.actor,
            at=clock.now(),
        )
        return handover_url(handover_id)

    moved_on = send_form(
        request,
        form,
        scope="handover.report",
        act=act,
        done=_("相談センターに回答しました。"),
    )
    return moved_on or _page(request, "handovers/report.html", handover_id=handover_id, form=form)


@section_view
@keeps_draft(FormName.RETURN)
def give_back(request: StaffRequest, handover_id: int) -> HttpResponse:
    """Return it to the centre, with the reason."""
    form = ReturnForm(**sent(request))

    def act() -> str:
        return_handover(handover_id=handover_id, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return handover_url(handover_id)

    moved_on = send_form(
        request,
        form,
        scope="handover.return",
        act=act,
        done=_("相談センターに差し戻しました。"),
    )
    return moved_on or _page(request, "handovers/return.html", handover_id=handover_id, form=form)


def _page(request: StaffRequest, template: str, *, handover_id: int, form: object) -> HttpResponse:
    seen = handover_for(request.actor, handover_id)
    context = {"seen": seen, "handover": seen.handover, "tone": TONES[seen.handover.status]}
    return render(request, template, {**context, "form": form})

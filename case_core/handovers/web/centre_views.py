"""What the centre does with hand-overs: send one, go on without an answer."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.cases.deadlines import section_due
from case_core.cases.models import Case
from case_core.cases.selectors import case_for, contacts_for
from case_core.cases.states import StatementKind
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.handovers.actions.send_handover import send_handover
from case_core.handovers.actions.waive_handover import waive_handover
from case_core.handovers.selectors import handover_to_waive
from case_core.handovers.web.forms import SendForm, WaiveForm
from case_core.safety.states import Leaving
from case_core.safety.web.gate import stop_before
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest
from tenants.organisation.selectors import sections_valid_on


@centre_view
@keeps_draft(FormName.HAND_OVER)
def send(request: StaffRequest, case_id: int) -> HttpResponse:
    """Hand a case over to a section."""
    sections = sections_valid_on(clock.today())
    form = SendForm(sections=sections, **sent(request))
    form.say_default(section_due(clock.now()))

    def act() -> str:
        send_handover(
            case_id=case_id,
            section_id=int(form.cleaned_data["section"]),
            letter=form.letter(),
            due_on=form.cleaned_data["due_on"],
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("console:case", args=[case_id])

    moved_on = send_form(request, form, scope="handover.send", act=act, done=_("課に引き継ぎました。"))
    return moved_on or _send_page(request, case_id=case_id, form=form)


def _send_page(request: StaffRequest, *, case_id: int, form: SendForm) -> HttpResponse:
    case = case_for(request.actor, case_id)
    stopped = None if form.is_bound else stop_before(request, case, Leaving.HAND_OVER)
    if stopped:
        return stopped
    if not form.is_bound and "story" not in form.initial:
        form.initial["story"] = _told_so_far(request, case)
    return render(request, "handovers/send.html", {"case": case, "form": form})


def _told_so_far(request: StaffRequest, case: Case) -> str:
    """Begin the letter with the person's own words, so that nobody types or asks them twice."""
    statements = (each for contact in contacts_for(request.actor, case) for each in contact.statements.all())
    return "\n\n".join(each.body for each in statements if each.kind == StatementKind.WORDS)


@centre_view
@keeps_draft(FormName.WAIVE)
def waive(request: StaffRequest, handover_id: int) -> HttpResponse:
    """Go on without the section's answer."""
    handover = handover_to_waive(request.actor, handover_id)
    form = WaiveForm(**sent(request))

    def act() -> str:
        waive_handover(handover_id=handover_id, reason=form.cleaned_data["reason"], actor=request.actor, at=clock.now())
        return reverse("console:case", args=[handover.case_id])

    moved_on = send_form(
        request,
        form,
        scope="handover.waive",
        act=act,
        done=_("回答を待たずに進めます。理由を記録しました。"),
    )
    context = {"case": handover.case, "handover": handover, "form": form}
    return moved_on or render(request, "handovers/waive.html", context)

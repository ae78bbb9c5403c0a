"""The form pages of a case; each sends one action and goes back to the case."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from case_core.cases.actions.acknowledge_message import acknowledge_message
from case_core.cases.actions.assign_case import assign_case
from case_core.cases.actions.record_contact import record_contact
from case_core.cases.actions.reopen_case import reopen_case
from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.colleagues import centre_staff_on
from case_core.cases.selectors import case_for
from case_core.cases.states import Channel, Direction
from case_core.cases.web.desk import centre_view
from case_core.cases.web.forms import AssignForm, ContactForm, ReopenForm, ReplyForm, SeenForm
from case_core.cases.web.undo_views import way_back
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest


def case_url(case_id: int) -> str:
    """Return the address of a case's page."""
    return reverse("console:case", args=[case_id])


@centre_view
@keeps_draft(FormName.CONTACT)
def contact(request: StaffRequest, case_id: int) -> HttpResponse:
    """Record what was said."""
    form = ContactForm(**sent(request))

    def act() -> str:
        record_contact(
            case_id=case_id,
            channel=Channel(form.cleaned_data["channel"]),
            direction=Direction(form.cleaned_data["direction"]),
            said=form.said(),
            third_party=form.cleaned_data["third_party_name"],
            actor=request.actor,
            at=clock.now(),
        )
        return case_url(case_id)

    moved_on = send_form(request, form, scope="case.contact", act=act, done=_("記録しました。"))
    return moved_on or _page(request, "cases/contact.html", case_id=case_id, form=form)


@centre_view
def assign(request: StaffRequest, case_id: int) -> HttpResponse:
    """Choose who is responsible."""
    form = AssignForm(request.POST or None, colleagues=list(centre_staff_on(clock.today())))

    def act() -> str:
        assign_case(
            case_id=case_id,
            owner_id=int(form.cleaned_data["owner"]),
            seen_owner_id=form.cleaned_data["seen_owner"],
            actor=request.actor,
            at=clock.now(),
        )
        return case_url(case_id)

    moved_on = send_form(
        request,
        form,
        scope="case.assign",
        act=act,
        done=_("担当を決めました。"),
        undo=lambda: way_back("cases:undo_assignment", case_id),
    )
    return moved_on or _page(request, "cases/assign.html", case_id=case_id, form=form)


@centre_view
@keeps_draft(FormName.REPLY)
def reply(request: StaffRequest, case_id: int) -> HttpResponse:
    """Answer the citizen."""
    form = ReplyForm(**sent(request))

    def act() -> str:
        reply_to_citizen(
            case_id=case_id,
            body=form.cleaned_data["body"],
            seen_message_at=form.cleaned_data["seen_message_at"],
            actor=request.actor,
            at=clock.now(),
        )
        return case_url(case_id)

    moved_on = send_form(
        request,
        form,
        scope="case.reply",
        act=act,
        done=_("お返事を送りました。相談した方の画面に表示されます。"),
    )
    return moved_on or _page(request, "cases/reply.html", case_id=case_id, form=form)


@centre_view
@keeps_draft(FormName.REOPEN)
def reopen(request: StaffRequest, case_id: int) -> HttpResponse:
    """Go on with a case that had ended."""
    form = ReopenForm(**sent(request))

    def act() -> str:
        reopen_case(case_id=case_id, reason=form.cleaned_data["reason"], actor=request.actor, at=clock.now())
        return case_url(case_id)

    moved_on = send_form(request, form, scope="case.reopen", act=act, done=_("相談を再開しました。"))
    return moved_on or _page(request, "cases/reopen.html", case_id=case_id, form=form)


@require_POST
@centre_view
def read(request: StaffRequest, case_id: int) -> HttpResponse:
    """Take the citizen's message as read."""
    form = SeenForm(request.POST)
    seen = form.cleaned_data["seen_message_at"] if form.is_valid() else None
    return press_button(
        request,
        scope="case.read",
        act=lambda: acknowledge_message(case_id=case_id, seen_message_at=seen, actor=request.actor, at=clock.now()),
        location=case_url(case_id),
        done=_("メッセージを既読にしました。"),
    )


def _page(request: StaffRequest, template: str, *, case_id: int, form: object) -> HttpResponse:
    # Read after the action was tried: the page shows the case as it now is.
    return render(request, template, {"case": case_for(request.actor, case_id), "form": form})

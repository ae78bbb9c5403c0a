"""A conversation becomes a case, or is tied to one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from case_core.cases.web.desk import centre_view
from case_core.conversations.actions.take_up_conversation import take_up_conversation
from case_core.conversations.actions.tie_conversation import tie_conversation
from case_core.conversations.selectors import conversation_for
from case_core.conversations.web.forms import TakeUpForm, TieForm
from case_core.conversations.web.turn_views import conversation_url
from case_core.intake.web.slip import keep_secret
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def take_up(request: StaffRequest, conversation_id: int) -> HttpResponse:
    """Open a case."""
    form = TakeUpForm(**sent(request))

    def act() -> str:
        received = take_up_conversation(
            conversation_id=conversation_id, actor=request.actor, at=clock.now(), **form.cleaned_data
        )
        # The case's page shows the receipt's secret once, as after any intake.
        keep_secret(request, case_id=received.case_id, secret=received.secret)
        return conversation_url(conversation_id)

    moved_on = send_form(request, form, scope="conversation.take_up", act=act, done=_("相談を開きました。"))
    return moved_on or _page(request, conversation_id, form=form, tie_form=TieForm())


@require_POST
@centre_view
def tie(request: StaffRequest, conversation_id: int) -> HttpResponse:
    """Tie the conversation to a case that is there."""
    form = TieForm(request.POST)

    def act() -> str:
        tie_conversation(
            conversation_id=conversation_id,
            case_number=form.cleaned_data["case_number"],
            actor=request.actor,
            at=clock.now(),
        )
        return conversation_url(conversation_id)

    moved_on = send_form(request, form, scope="conversation.tie", act=act, done=_("相談につなぎました。"))
    return moved_on or _page(request, conversation_id, form=TakeUpForm(), tie_form=form)


def _page(request: StaffRequest, conversation_id: int, *, form: TakeUpForm, tie_form: TieForm) -> HttpResponse:
    # Read after the action was tried: the page shows the conversation as it now is.
    found = conversation_for(request.actor, conversation_id)
    context = {"conversation": found, "form": form, "tie_form": tie_form}
    return render(request, "conversations/take_up.html", context)

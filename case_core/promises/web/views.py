"""The page on which the centre writes down what it promised."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.drafts.states import FormName
from case_core.drafts.web.keeping import keeps_draft
from case_core.promises.actions.promise_answer import promise_answer
from case_core.promises.web.forms import PromiseForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
@keeps_draft(FormName.PROMISE)
def promise(request: StaffRequest, case_id: int) -> HttpResponse:
    """Write down by which day the person was promised an answer."""
    form = PromiseForm(**sent(request))

    def act() -> str:
        promise_answer(case_id=case_id, actor=request.actor, at=clock.now(), **form.cleaned_data)
        return reverse("console:case", args=[case_id])

    done = _("お約束の日を記録しました。")
    answer = send_form(request, form, scope="case.promise", act=act, done=done)
    return answer or render(request, "promises/promise.html", {"case": case_for(request.actor, case_id), "form": form})

"""The title of a case: two people may write at once, and neither's words are lost."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.cases.actions.change_title import change_title
from case_core.cases.errors import TitleChangedError
from case_core.cases.models import Case
from case_core.cases.selectors import case_for, steps_for
from case_core.cases.states import StepKind
from case_core.cases.web.desk import centre_view
from case_core.cases.web.forms import TitleForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form
from tenants.accounts.web.access import StaffRequest


@centre_view
def title(request: StaffRequest, case_id: int) -> HttpResponse:
    """Change the title, or see what somebody else wrote in the meantime beside one's own."""
    form = TitleForm(request.POST or None)
    mine: list[str] = []

    def act() -> str:
        told = form.cleaned_data
        try:
            change_title(case_id=case_id, actor=request.actor, at=clock.now(), **told)
        except TitleChangedError:
            mine.append(told["title"])
            raise
        return reverse("console:case", args=[case_id])

    sent = send_form(request, form, scope="case.title", act=act, done=_("件名を変えました。"))
    if sent:
        return sent
    case = case_for(request.actor, case_id)
    return _both(request, case, mine[0]) if mine else _page(request, case, form)


def _page(request: StaffRequest, case: Case, form: TitleForm) -> HttpResponse:
    if not form.is_bound:
        form = TitleForm(initial={"title": case.title, "seen_title": case.title})
    return render(request, "cases/title.html", {"case": case, "form": form})


def _both(request: StaffRequest, case: Case, mine: str) -> HttpResponse:
    """Show both texts: from here on the form knows what the other one wrote, so that saving is a decision."""
    fresh = TitleForm(initial={"title": mine, "seen_title": case.title})
    other = steps_for(request.actor, case).filter(kind=StepKind.RETITLED).last()
    context = {"case": case, "form": fresh, "mine": mine, "other": other}
    return render(request, "cases/title.html", context, status=409)

"""What answers have to do with a case: those that fit, those that were used, and what the case teaches."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.selectors import case_for
from case_core.cases.web.desk import centre_view
from case_core.knowledge.actions.record_use import record_use
from case_core.knowledge.actions.write_article import write_article
from case_core.knowledge.checks import masked_case
from case_core.knowledge.selectors import answers_beside, drafts_from, uses_in
from case_core.knowledge.web.forms import LearnedForm
from case_core.knowledge.web.views import TONES
from case_core.knowledge.web.writing_views import blank
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest
from tenants.organisation.selectors import sections_valid_on


@require_safe
@centre_view
def of_case(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show which answers fit a case, which were used in it, and what was learned from it."""
    case = case_for(request.actor, case_id)
    values = {
        "case": case,
        "answers": answers_beside(request.actor, case),
        "uses": list(uses_in(request.actor, case)),
        "drafts": [(article, TONES[article.status]) for article in drafts_from(request.actor, case)],
    }
    return render(request, "knowledge/of_case.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def learn(request: StaffRequest, case_id: int) -> HttpResponse:
    """Write an answer from an ended case: what may tell who somebody is, is masked from the beginning."""
    case = case_for(request.actor, case_id)
    told = masked_case(case)
    known: dict[str, Any] = {"initial": {"topic": case.topic, "answer": told.text, **blank()}, **sent(request)}
    form = LearnedForm(**known, sections=sections_valid_on(clock.today()), taken_out=told.words)

    def act() -> str:
        written = write_article(text=form.text(), case_id=case_id, actor=request.actor, at=clock.now())
        return reverse("knowledge:article", args=[written.pk])

    answer = send_form(request, form, scope="article.learn", act=act, done=_("下書きを保存しました。"))
    values = {"form": form, "case": case, "marks": told.marks}
    return answer or render(request, "knowledge/learn.html", values)


@require_POST
@centre_view
def use(request: StaffRequest, case_id: int, article_id: int) -> HttpResponse:
    """Write down that an answer was used, and whether it solved the matter."""
    has_solved = request.POST.get("solved") == "yes"

    def act() -> None:
        told = {"article_id": article_id, "case_id": case_id}
        record_use(**told, has_solved=has_solved, actor=request.actor, at=clock.now())

    return press_button(
        request,
        scope="article.use",
        act=act,
        location=reverse("knowledge:of_case", args=[case_id]),
        done=_("使った回答を記録しました。"),
    )

"""The list of answers, what fits a question, and one answer."""

from itertools import groupby
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from case_core.cases.topics import Topic
from case_core.knowledge.actions.note_missed import note_missed
from case_core.knowledge.selectors import public_answer, public_answers, public_found
from cms.answers.forms import AskForm
from cms.answers.limits import may_be_counted
from cms.pages.context import form_url
from cms.pages.selectors import current_face
from mannaka_kit import clock

ROWS: Final = 60


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest) -> HttpResponse:
    """List the answers by topic; what was asked shows those that fit."""
    form = AskForm(request.POST if request.method == "POST" else None)
    values: dict[str, Any] = {"form": form, "face": current_face()}
    if form.is_bound and form.is_valid():
        return render(request, "answers/found.html", {**values, **_found(request, form.cleaned_data["asked"])})
    page = Paginator(public_answers(), ROWS).get_page(request.GET.get("page"))
    rows = groupby(page.object_list, key=lambda article: article.topic)
    topics = [(Topic(topic).label, list(group)) for topic, group in rows]
    return render(request, "answers/answers.html", {**values, "page": page, "topics": topics})


def _found(request: HttpRequest, asked: str) -> dict[str, Any]:
    found = public_found(asked)
    if not found and may_be_counted(request):
        note_missed(asked=asked, is_public=True, at=clock.now())
    return {"found": found}


@require_safe
def answer(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show one answer, and how to ask a person."""
    found = public_answer(article_id)
    if found is None:
        raise Http404
    told = {"article": found, "description": found.answer}
    values = {**told, "face": current_face(), "form_url": form_url(found.topic)}
    return render(request, "answers/answer.html", values)

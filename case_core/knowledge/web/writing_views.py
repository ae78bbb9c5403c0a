"""Writing an answer: from nothing, a draft again, and in the place of a published one."""

from datetime import timedelta
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from case_core.cases.web.desk import desk_view
from case_core.knowledge.actions.change_article import change_article
from case_core.knowledge.actions.write_article import write_article
from case_core.knowledge.checks import masked_case
from case_core.knowledge.models import Article
from case_core.knowledge.policies import WRITERS
from case_core.knowledge.selectors import article_for
from case_core.knowledge.web.forms import ArticleForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.web.access import StaffRequest
from tenants.organisation.selectors import sections_valid_on

_A_YEAR: Final = timedelta(days=365)
_writer_view = desk_view(*WRITERS)


def blank() -> dict[str, Any]:
    """Return what a new answer begins with: it is looked at again in a year."""
    return {"review_on": clock.today() + _A_YEAR}


def _taken_out(article: Article) -> list[str]:
    return [] if article.case is None else masked_case(article.case).words


@require_http_methods(["GET", "HEAD", "POST"])
@_writer_view
def new(request: StaffRequest) -> HttpResponse:
    """Write an answer from nothing."""
    known: dict[str, Any] = {"initial": blank(), **sent(request)}
    form = ArticleForm(**known, sections=sections_valid_on(clock.today()))

    def act() -> str:
        written = write_article(text=form.text(), actor=request.actor, at=clock.now())
        return reverse("knowledge:article", args=[written.pk])

    answer = send_form(request, form, scope="article.write", act=act, done=_("下書きを保存しました。"))
    return answer or render(request, "knowledge/write.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@_writer_view
def change(request: StaffRequest, article_id: int) -> HttpResponse:
    """Change a draft."""
    found = article_for(request.actor, article_id)
    known = {"initial": ArticleForm.known(found), **sent(request)}
    form = ArticleForm(**known, sections=sections_valid_on(clock.today()), taken_out=_taken_out(found))

    def act() -> str:
        change_article(article_id=article_id, text=form.text(), actor=request.actor, at=clock.now())
        return reverse("knowledge:article", args=[article_id])

    answer = send_form(request, form, scope="article.change", act=act, done=_("下書きを保存しました。"))
    return answer or render(request, "knowledge/write.html", {"form": form, "article": found})


@require_http_methods(["GET", "HEAD", "POST"])
@_writer_view
def revise(request: StaffRequest, article_id: int) -> HttpResponse:
    """Write the next text of a published answer; the former one stands until somebody else has read the new one."""
    found = article_for(request.actor, article_id)
    known = {"initial": {**ArticleForm.known(found), **blank()}, **sent(request)}
    form = ArticleForm(**known, sections=sections_valid_on(clock.today()), taken_out=_taken_out(found))

    def act() -> str:
        text = form.text()
        written = write_article(text=text, replaces_id=article_id, actor=request.actor, at=clock.now())
        return reverse("knowledge:article", args=[written.pk])

    answer = send_form(request, form, scope="article.revise", act=act, done=_("書き直しの下書きを保存しました。"))
    return answer or render(request, "knowledge/write.html", {"form": form, "article": found, "is_next": True})

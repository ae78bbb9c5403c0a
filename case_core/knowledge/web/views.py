"""Answers: the list, finding one, reading it, and its way to its readers."""

from collections.abc import Mapping
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.cases.web.desk import centre_view, desk_view
from case_core.knowledge.actions.confirm_article import confirm_article
from case_core.knowledge.actions.note_missed import note_missed
from case_core.knowledge.actions.publish_article import publish_article
from case_core.knowledge.actions.retire_article import retire_article
from case_core.knowledge.actions.return_article import return_article
from case_core.knowledge.actions.send_article import send_article
from case_core.knowledge.policies import READERS, WRITERS, can_check, can_write
from case_core.knowledge.selectors import article_for, articles_for, found_for, missed_for
from case_core.knowledge.states import ArticleStatus
from case_core.knowledge.web.forms import PUBLISH, CheckForm, ConfirmRightForm, FindForm, NarrowingForm, RetireForm
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.accounts.web.access import StaffRequest

ROWS: Final = 30
TONES: Final[Mapping[str, str]] = {
    ArticleStatus.DRAFT: "neutral",
    ArticleStatus.CHECKING: "warning",
    ArticleStatus.PUBLISHED: "success",
    ArticleStatus.RETIRED: "neutral",
}
_reader_view = desk_view(*READERS)
_writer_view = desk_view(*WRITERS)


@require_safe
@_reader_view
def articles(request: StaffRequest) -> HttpResponse:
    """List the answers, narrowed by what stands in the address."""
    form = NarrowingForm(request.GET)
    page = Paginator(articles_for(request.actor, form.narrowing()), ROWS).get_page(request.GET.get("page"))
    values = {
        "filter": form,
        "page": page,
        "rows": [(article, TONES[article.status]) for article in page.object_list],
        "find": FindForm(),
        "may_write": bool(can_write(request.actor)),
        "today": clock.today(),
    }
    return render(request, "knowledge/articles.html", values)


@require_POST
@_reader_view
def find(request: StaffRequest) -> HttpResponse:
    """Show the answers that fit what was asked; what found nothing is counted."""
    form = FindForm(request.POST)
    asked = form.cleaned_data["asked"] if form.is_valid() else ""
    found = found_for(request.actor, asked) if asked else []
    if asked and not found:
        note_missed(asked=asked, is_public=False, at=clock.now())
    values = {"find": form, "asked": asked, "found": found, "may_write": bool(can_write(request.actor))}
    return render(request, "knowledge/found.html", values)


@require_safe
@_writer_view
def missed(request: StaffRequest) -> HttpResponse:
    """List what people looked for in vain."""
    page = Paginator(missed_for(request.actor), ROWS).get_page(request.GET.get("page"))
    return render(request, "knowledge/missed.html", {"page": page})


@require_safe
@_reader_view
def article(request: StaffRequest, article_id: int) -> HttpResponse:
    """Show one answer, and what may be done with it."""
    found = article_for(request.actor, article_id)
    values = {
        "article": found,
        "tone": TONES[found.status],
        "may_write": bool(can_write(request.actor)),
        "may_check": bool(can_check(request.actor)),
        "is_own": found.written_by_id == request.actor.user_id,
        "today": clock.today(),
    }
    return render(request, "knowledge/article.html", values)


@require_POST
@_writer_view
def send(request: StaffRequest, article_id: int) -> HttpResponse:
    """Give a draft to a second person."""
    return press_button(
        request,
        scope="article.send",
        act=lambda: send_article(article_id=article_id, actor=request.actor, at=clock.now()),
        location=reverse("knowledge:article", args=[article_id]),
        done=_("ほかの職員に確認を頼みました。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def check(request: StaffRequest, article_id: int) -> HttpResponse:
    """Read as the second person, and let it out or give it back."""
    found = article_for(request.actor, article_id)
    form = CheckForm(**sent(request))
    lets_out = not form.is_valid() or form.cleaned_data["decision"] == PUBLISH

    def act() -> str:
        if lets_out:
            publish_article(article_id=article_id, actor=request.actor, at=clock.now())
        else:
            note = form.cleaned_data["note"]
            return_article(article_id=article_id, note=note, actor=request.actor, at=clock.now())
        return reverse("knowledge:article", args=[article_id])

    done = _("公開しました。") if lets_out else _("書き直しを頼みました。")
    answer = send_form(request, form, scope="article.check", act=act, done=done)
    return answer or render(request, "knowledge/check.html", {"article": found, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@_writer_view
def confirm(request: StaffRequest, article_id: int) -> HttpResponse:
    """Say that it is still right."""
    found = article_for(request.actor, article_id)
    form = ConfirmRightForm(**sent(request))

    def act() -> str:
        review_on = form.cleaned_data["review_on"]
        confirm_article(article_id=article_id, review_on=review_on, actor=request.actor, at=clock.now())
        return reverse("knowledge:article", args=[article_id])

    answer = send_form(request, form, scope="article.confirm", act=act, done=_("見直しを記録しました。"))
    return answer or render(request, "knowledge/confirm.html", {"article": found, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@centre_view
def retire(request: StaffRequest, article_id: int) -> HttpResponse:
    """Take it out."""
    found = article_for(request.actor, article_id)
    form = RetireForm(**sent(request))

    def act() -> str:
        note = form.cleaned_data["note"]
        retire_article(article_id=article_id, note=note, actor=request.actor, at=clock.now())
        return reverse("knowledge:article", args=[article_id])

    answer = send_form(request, form, scope="article.retire", act=act, done=_("取り下げました。"))
    return answer or render(request, "knowledge/retire.html", {"article": found, "form": form})

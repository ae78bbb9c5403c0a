"""Answers: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.cases.topics import Topic
from case_core.knowledge.actions.change_article import change_article
from case_core.knowledge.actions.confirm_article import confirm_article
from case_core.knowledge.actions.publish_article import publish_article
from case_core.knowledge.actions.record_use import record_use
from case_core.knowledge.actions.retire_article import retire_article
from case_core.knowledge.actions.return_article import return_article
from case_core.knowledge.actions.send_article import send_article
from case_core.knowledge.actions.write_article import write_article
from case_core.knowledge.api import serializers
from case_core.knowledge.models import Article
from case_core.knowledge.policies import READERS, WRITERS
from case_core.knowledge.selectors import Narrowing, article_for, articles_for
from case_core.knowledge.states import ArticleKind
from case_core.knowledge.texts import ArticleText
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, NothingToSay, ReadViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(article: Article) -> Done:
    return Done(id=article.pk, url=reverse("api:article", args=[article.pk]))


def _text(told: Mapping[str, Any]) -> ArticleText:
    names = ("question", "answer", "owner_id", "review_on", "expires_on", "keep")
    told_text = {name: told[name] for name in names}
    return ArticleText(kind=ArticleKind(told["kind"]), topic=Topic(told["topic"]), **told_text)


class ArticleViewSet(ReadViewSet, Sending):
    """The answers of the city."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, frozenset(READERS)
    operations = {
        "list": ("articles_list", _("回答（ナレッジ）の一覧")),
        "retrieve": ("articles_retrieve", _("回答を1件読む")),
        "create": ("articles_create", _("回答の下書きを書く")),
    }
    filters = {"list": serializers.NarrowingSerializer}
    answers = {"list": serializers.ArticleSerializer, "retrieve": serializers.ArticleSerializer}
    body = serializers.RevisionSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[Article]:  # noqa: ARG002
        """Return a page of the answers."""
        return take(articles_for(actor, Narrowing(**asked)))

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> Article:  # noqa: ARG002
        """Return an answer."""
        return article_for(actor, ids["article_id"])

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Write it."""
        return _done(write_article(text=_text(told), replaces_id=told["replaces_id"], actor=actor, at=at))


class WriterView(ActionView):
    """Something that everybody does who answers citizens."""

    writes, roles = Scope.CASES_WRITE, frozenset(WRITERS)


class CentreView(ActionView):
    """Something that the centre does."""

    writes, roles = Scope.CASES_WRITE, CENTRE


class ChangeView(WriterView):
    """Change a draft."""

    operations = {"post": ("articles_change", _("回答の下書きを書き直す"))}
    body = serializers.ArticleTextSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Change it."""
        return _done(change_article(article_id=ids["article_id"], text=_text(told), actor=actor, at=at))


class SendView(WriterView):
    """Give a draft to a second person."""

    operations = {"post": ("articles_send", _("ほかの職員に回答の確認を頼む"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Send it."""
        return _done(send_article(article_id=ids["article_id"], actor=actor, at=at))


class PublishView(CentreView):
    """Let it out as the second person."""

    operations = {"post": ("articles_publish", _("読んで確かめた回答を公開する"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Publish it."""
        return _done(publish_article(article_id=ids["article_id"], actor=actor, at=at))


class ReturnView(CentreView):
    """Give it back."""

    operations = {"post": ("articles_return", _("回答の書き直しを頼む"))}
    body = serializers.NoteSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Give it back."""
        return _done(return_article(article_id=ids["article_id"], note=told["note"], actor=actor, at=at))


class ConfirmView(WriterView):
    """Say that it is still right."""

    operations = {"post": ("articles_confirm", _("回答を見直したことを記録する"))}
    body = serializers.NextReviewSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Confirm it."""
        review_on = told["review_on"]
        return _done(confirm_article(article_id=ids["article_id"], review_on=review_on, actor=actor, at=at))


class RetireView(CentreView):
    """Take it out."""

    operations = {"post": ("articles_retire", _("回答を取り下げる"))}
    body = serializers.NoteSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take it out."""
        return _done(retire_article(article_id=ids["article_id"], note=told["note"], actor=actor, at=at))


class LearnView(CentreView):
    """Write an answer from an ended case."""

    operations = {"post": ("case_articles_create", _("終了した相談から回答の下書きを作る"))}
    body = serializers.ArticleTextSerializer
    creates = True

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Write it."""
        return _done(write_article(text=_text(told), case_id=ids["case_id"], actor=actor, at=at))


class UseView(CentreView):
    """Write down that an answer was used."""

    operations = {"post": ("case_articles_used", _("相談で使った回答を記録する"))}
    body = serializers.UseSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Record it."""
        use = record_use(case_id=ids["case_id"], actor=actor, at=at, **told)
        return _done(use.article)

"""The kinds of answers, and where one stands between a draft and its end."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleKind(models.TextChoices):
    """Whom an answer is for (回答の種類)."""

    MANUAL = "manual", _("職員の手引き")
    STAFF = "staff", _("職員向けの回答")
    PUBLIC = "public", _("市民向けの回答")


class ArticleStatus(models.TextChoices):
    """Where an answer stands (回答の状態)."""

    DRAFT = "draft", _("下書き")
    CHECKING = "checking", _("確認待ち")
    PUBLISHED = "published", _("公開中")
    RETIRED = "retired", _("取り下げ")


TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    ArticleStatus.DRAFT: frozenset({ArticleStatus.CHECKING, ArticleStatus.RETIRED}),
    ArticleStatus.CHECKING: frozenset({ArticleStatus.PUBLISHED, ArticleStatus.DRAFT, ArticleStatus.RETIRED}),
    ArticleStatus.PUBLISHED: frozenset({ArticleStatus.RETIRED}),
    ArticleStatus.RETIRED: frozenset(),
}


def may_become(status: str, target: str) -> bool:
    """Tell whether an answer in this state may take the other one."""
    return target in TRANSITIONS[status]

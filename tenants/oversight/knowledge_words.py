"""What happened to answers, in words."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KNOWLEDGE_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "article.changed": _("回答の下書きを書き直した"),
    "article.confirmed": _("回答を見直し、そのままにした"),
    "article.published": _("回答を確かめて公開した"),
    "article.retired": _("回答を取り下げた"),
    "article.returned": _("回答の書き直しを頼んだ"),
    "article.sent": _("回答の確認を頼んだ"),
    "article.used": _("相談で使った回答を記録した"),
    "article.written": _("回答の下書きを書いた"),
}
KNOWLEDGE_TARGETS: Final[Mapping[str, str | Promise]] = {"knowledge.article": _("回答")}
KNOWLEDGE_AREAS: Final[Mapping[str, str | Promise]] = {"article.": _("ナレッジ")}

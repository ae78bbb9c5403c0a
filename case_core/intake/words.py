"""Where a case stands, as the citizen reads it."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from case_core.cases.states import CaseStatus

STATE_WORDS: Final[Mapping[str, str | Promise]] = {
    CaseStatus.NEW: _("ご相談を受け付けました。担当者が内容を確かめています。"),
    CaseStatus.IN_PROGRESS: _("担当者が対応しています。"),
    CaseStatus.WAITING_SECTION: _("担当先に確認しています。回答が届きしだい、お返事します。"),
    CaseStatus.READY: _("担当先から回答が届きました。お返事を準備しています。"),
    CaseStatus.CLOSED: _("このご相談は終了しました。続きがあるときは、ここからお書きください。"),
}

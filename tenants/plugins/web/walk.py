"""The walk through the set-up: which steps there are, and at which page each is done."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mannaka_sdk import Inbound
from tenants.plugins.models import Channel
from tenants.plugins.next_steps import NextStep

CHOOSE, SHEET, SETTINGS, TRIAL, FIRST = range(1, 6)
_PAGES: Final = {
    NextStep.SHEET: "channels:sheet",
    NextStep.SETTINGS: "channels:settings",
    NextStep.SECRETS: "channels:settings",
    NextStep.TRY: "channels:trial",
    NextStep.ADDRESS: "channels:address",
    NextStep.WAIT: "channels:address",
}
_WORDS: Final[dict[NextStep, str | Promise]] = {
    NextStep.ASK_OPERATOR: gettext_lazy("運用担当者に問い合わせる"),
    NextStep.SHEET: gettext_lazy("個人情報の取扱いを確認する"),
    NextStep.SETTINGS: gettext_lazy("設定を入力する"),
    NextStep.SECRETS: gettext_lazy("新しい鍵を入力する"),
    NextStep.TRY: gettext_lazy("つながりを試す"),
    NextStep.ADDRESS: gettext_lazy("受信アドレスを登録する"),
    NextStep.WAIT: gettext_lazy("最初の受信を待つ"),
    NextStep.LOOK: gettext_lazy("つながらない理由を見る"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkStep:
    """A step of the set-up."""

    label: str
    is_done: bool
    is_current: bool


def walk_to(current: int, inbound: Inbound | None = None) -> list[WalkStep]:
    """Return the steps of the set-up; what hears of nothing has no last one."""
    labels = [_("種類を選ぶ"), _("個人情報の確認"), _("設定"), _("つながりを試す")]
    if inbound is not Inbound.NONE:
        labels.append(_("最初の受信"))
    return [
        WalkStep(label=label, is_done=number < current, is_current=number == current)
        for number, label in enumerate(labels, start=CHOOSE)
    ]


def page_of(step: NextStep, channel: Channel) -> str:
    """Return the address of the page on which the next step is done."""
    return reverse(_PAGES.get(step, "channels:channel"), args=[channel.pk])


def words_of(step: NextStep) -> str:
    """Say what comes next; nothing where nothing does."""
    return str(_WORDS.get(step, ""))

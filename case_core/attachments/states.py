"""Where a file stands, and why one was refused."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """Where a file stands (添付の状態)."""

    QUARANTINED = "quarantined", _("検査待ち")
    READY = "ready", _("検査済み")
    REFUSED = "refused", _("受け取れません")
    REMOVED = "removed", _("削除済み")


class Refusal(models.TextChoices):
    """Why the check refused a file (受け取れない理由)."""

    INFECTED = "infected", _("ウイルスが見つかったため、ファイルを消しました。開かず、送った方に伝えてください。")
    UNREADABLE = "unreadable", _("ファイルが壊れているか、中身を読み取れませんでした。もう一度もらってください。")
    LOCKED = "locked", _("パスワードがかかっています。パスワードを外したものを、もう一度添付してください。")
    TOO_MANY_PAGES = "too_many_pages", _("ページが多すぎます。100ページまでに分けて、もう一度添付してください。")
    TOO_HEAVY = "too_heavy", _("中身が大きすぎて検査できませんでした。分けるか、小さくして、もう一度添付してください。")


TRANSITIONS: Final[Mapping[str, frozenset[str]]] = {
    Standing.QUARANTINED: frozenset({Standing.READY, Standing.REFUSED, Standing.REMOVED}),
    Standing.READY: frozenset({Standing.REMOVED}),
    Standing.REFUSED: frozenset(),
    Standing.REMOVED: frozenset(),
}


def may_become(standing: str, target: str) -> bool:
    """Tell whether a file in this state may take the other one."""
    return target in TRANSITIONS[standing]

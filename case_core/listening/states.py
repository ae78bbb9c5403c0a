"""How far a session is, what its log holds, and why a body's door is shut."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class SessionState(models.TextChoices):
    """Where a session stands (同席の場の状態)."""

    PLANNED = "planned", _("これから")
    OPEN = "open", _("いま開いています")
    ENDED = "ended", _("終わりました")
    CALLED_OFF = "called_off", _("取りやめました")


class EntryKind(models.TextChoices):
    """What the log of a session holds (同席の場の記録の区分); nothing of it is ever changed, a later line says more."""

    SEATED = "seated", _("席を用意した")
    AGREED = "agreed", _("ご本人が同意した")
    REFUSED = "refused", _("ご本人が断った")
    WITHDRAWN = "withdrawn", _("ご本人が同意を取り消した")
    CAME = "came", _("入室")
    LEFT = "left", _("退室")
    NOTE = "note", _("メモ")
    FACT = "fact", _("一緒に確かめる事実")
    PROPOSAL = "proposal", _("機関からの提案")
    PUT_ASIDE = "put_aside", _("提案を見送った")
    CONFIRMED = "confirmed", _("事実を確かめた")
    DIFFERING = "differing", _("異なる見方")
    RECORD_CONFIRMED = "record_confirmed", _("記録を確かめた")


ANSWERS: Final = (EntryKind.AGREED, EntryKind.REFUSED, EntryKind.WITHDRAWN)
# What somebody wrote; the other kinds say what somebody did.
WRITTEN: Final = (EntryKind.NOTE, EntryKind.FACT, EntryKind.PROPOSAL, EntryKind.DIFFERING)
# What is read by everybody at the table, and can be seen differently.
SHARED: Final = (EntryKind.NOTE, EntryKind.FACT)


class Shut(models.TextChoices):
    """Why a body's door is shut at a moment (入室できない理由)."""

    ASKED = "asked", _("ご本人の返事を待っています")
    REFUSED = "refused", _("ご本人が断りました")
    WITHDRAWN = "withdrawn", _("ご本人が同意を取り消しました")
    SHARE = "share", _("同席の共有が、いま有効ではありません")
    PLANNED = "planned", _("まだ始まっていません")
    CALLED_OFF = "called_off", _("取りやめになりました")
    OVER = "over", _("終わりました")

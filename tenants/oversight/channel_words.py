"""What is done with channels, in the auditor's words."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHANNEL_ACTIONS: Final[Mapping[str, str | Promise]] = {
    "channel.added": _("連絡手段を加えた"),
    "channel.address_renewed": _("連絡手段の受信アドレスを作り直した"),
    "channel.checked": _("連絡手段のつながりを確かめた"),
    "channel.configured": _("連絡手段の設定を変えた"),
    "channel.first_heard": _("連絡手段に最初の受信があった"),
    "channel.menu_failed": _("連絡手段のメニューを切り替えられなかった"),
    "channel.menu_shown": _("連絡手段のメニューを切り替えた"),
    "channel.menu_switched": _("連絡手段のメニューを出すかどうかを決めた"),
    "channel.paused": _("連絡手段を休止した"),
    "channel.probed": _("連絡手段のつながりを試した"),
    "channel.refused": _("連絡手段の鍵が、相手のサービスに断られた"),
    "channel.removed": _("連絡手段を取り外した"),
    "channel.renamed": _("連絡手段の名前を変えた"),
    "channel.resumed": _("連絡手段を再開した"),
    "channel.sheet_accepted": _("連絡手段の個人情報の取扱いを確認した"),
    "channel.trouble_told": _("連絡手段がつながらないことを、管理者にメールで知らせた"),
}
CHANNEL_TARGETS: Final[Mapping[str, str | Promise]] = {"plugins.channel": _("連絡手段")}

"""What may be put into a text, in words: a name in braces alone says nothing to whoever writes the text."""

from collections.abc import Iterable, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WORDS: Final[Mapping[str, str | Promise]] = {
    "city": _("市の名前"),
    "telephone": _("相談センターの電話番号"),
    "next_opening": _("次に受付を始める日時"),
    "topics": _("この連絡手段で扱う分野"),
    "link": _("相手だけの専用ページへのリンク（予約のお知らせでは、予約のページへのリンク）"),
    "moment": _("予約の日時（予約のお知らせだけ）"),
    "way": _("予約の方法（予約のお知らせだけ）"),
    "name": _("相手の名前"),
    "clerk": _("お返事を書く職員の名前"),
}


def explained(names: Iterable[str]) -> list[tuple[str, str | Promise]]:
    """Return each name as it is written into a text, and what stands there when it is sent."""
    return [(f"{{{name}}}", _WORDS[name]) for name in names]

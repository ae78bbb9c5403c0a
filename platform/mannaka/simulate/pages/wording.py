"""What the windows call things."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from mannaka.simulate.faults import Fault
from mannaka_sdk import CallPhase, NumberHidden

FAULTS: Final = {
    Fault.ILL: _("次の送信に「503」を返す"),
    Fault.SLOW: _("次の送信への返事を4秒遅らせる"),
    Fault.LOST: _("次の送信を受け取ったあと、返事をせずに切る"),
    Fault.TWICE: _("次の言葉を、市に二度届ける"),
    Fault.SWAPPED: _("次の言葉を、その次の言葉よりあとに届ける"),
}
SENT: Final = {
    "taken": _("届きました"),
    "waiting": _("もう一度届けます"),
    "refused": _("届きませんでした"),
}
PHASES: Final = {
    CallPhase.RINGING: _("鳴っています"),
    CallPhase.ANSWERED: _("通話中"),
    CallPhase.ENDED: _("終わりました"),
}
HIDDEN: Final = {
    NumberHidden.BY_CALLER: _("非通知"),
    NumberHidden.PUBLIC_PHONE: _("公衆電話"),
    NumberHidden.UNAVAILABLE: _("表示圏外"),
    NumberHidden.SERVICE_CONFLICT: _("番号を通知できない電話網"),
}
# Numbers that the telephone company gives to nobody.
CALLERS: Final = ("090-0000-1201", "0898-00-4410", "080-0000-7788")

"""What the windows call things."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from integrations.partners.webhook.simulator import Objection
from mannaka.simulate.faults import Fault
from mannaka_sdk import CallPhase, NumberHidden, ReferralPhase, ReferralRejection, ReferralResult

FAULTS: Final = {
    Fault.ILL: _("次の送信に「503」を返す"),
    Fault.SLOW: _("次の送信への返事を4秒遅らせる"),
    Fault.LOST: _("次の送信を受け取ったあと、返事をせずに切る"),
    Fault.TWICE: _("次の言葉を、市に二度届ける"),
    Fault.SWAPPED: _("次の言葉を、その次の言葉よりあとに届ける"),
    Fault.FORGED: _("次の言葉に、違う鍵で署名する"),
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
ANSWERED: Final = {
    ReferralPhase.SENT: _("届いています"),
    ReferralPhase.RECEIVED: _("まだ答えていません"),
    ReferralPhase.ACCEPTED: _("引き受けました"),
    ReferralPhase.REJECTED: _("辞退しました"),
    ReferralPhase.DONE: _("結果を報告しました"),
    ReferralPhase.REVOKED: _("市が引き上げました"),
}
REASONS: Final = {
    ReferralRejection.NO_CAPACITY: _("受け入れる余裕がない"),
    ReferralRejection.NOT_OUR_REMIT: _("担当する内容ではない"),
    ReferralRejection.CONFLICT: _("利害関係があり、公平に対応できない"),
    ReferralRejection.OTHER: _("その他"),
}
RESULTS: Final = {
    ReferralResult.HELPED: _("支援につながった"),
    ReferralResult.PARTLY: _("一部、支援につながった"),
    ReferralResult.REFUSED: _("本人が望まなかった"),
    ReferralResult.UNREACHABLE: _("連絡がとれなかった"),
    ReferralResult.NO_CAPACITY: _("受け入れる余裕がなかった"),
    ReferralResult.NOT_OUR_REMIT: _("担当する内容ではなかった"),
    ReferralResult.OTHER: _("その他"),
}
OBJECTIONS: Final = {
    Objection.SIGNATURE: _("断りました：署名が合いません"),
    Objection.TIME: _("断りました：署名の時刻が、5分以上ずれています"),
}
# Numbers that the telephone company gives to nobody.
CALLERS: Final = ("090-0000-1201", "0898-00-4410", "080-0000-7788")

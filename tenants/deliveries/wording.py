"""What an administrator does about a delivery that was not read."""

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from mannaka_sdk import FailureKind
from tenants.deliveries.states import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise

NEXT_STEPS: "Final[Mapping[str, StrOrPromise]]" = {
    Failure.NOT_READABLE: _(
        "サービスの仕様が変わったのかもしれません。運用担当者に知らせ、プログラムが新しくなってから読み直してください。"
    ),
    Failure.PLUGIN_FAULT: _("運用担当者に知らせ、プログラムが直ってから読み直してください。"),
    Failure.PLUGIN_MISSING: _("運用担当者に、プログラムを使えるようにしてもらってから読み直してください。"),
    Failure.SETTINGS_WRONG: _("連絡手段の設定を保存し直してから、読み直してください。"),
    Failure.SEAL_BROKEN: _("読み直しても開けないときは、運用担当者にお問い合わせください。"),
    Failure.NEVER_READ: _("読み直してください。くり返すときは、運用担当者に知らせてください。"),
    Failure.OTHER_ACCOUNT: _(
        "このアカウントに宛てたものも受け取ってよいと確かめたときだけ、読み取ってください。覚えのないアカウントなら、"
        "サービス側の送り先の設定を直してください。"
    ),
}
POLL_FAILURES: "Final[Mapping[str, StrOrPromise]]" = {
    FailureKind.TRANSIENT: _("サービスから応答がありません。1分ごとに、もう一度取りにいきます。"),
    FailureKind.RATE_LIMITED: _("サービスから、間隔をあけるように言われました。しばらくして、もう一度取りにいきます。"),
    FailureKind.AUTH_EXPIRED: _("サービスが鍵を受け付けません。新しい鍵を入力してください。"),
    Failure.PLUGIN_MISSING: _("連絡手段のプログラムが、いま利用できません。運用担当者にお問い合わせください。"),
    Failure.PLUGIN_FAULT: _("連絡手段のプログラムに不具合がありました。運用担当者に知らせてください。"),
}
POLL_FAILED: "Final[StrOrPromise]" = _("サービスから取り込めませんでした。続くときは、運用担当者に知らせてください。")


def next_step(failure: str) -> "StrOrPromise":
    """Return what is to be done about a delivery that was put aside."""
    return NEXT_STEPS.get(failure, "")


def poll_failure(code: str) -> "StrOrPromise":
    """Return in words why a service could not be asked; empty where it could."""
    return POLL_FAILURES.get(code, POLL_FAILED) if code else ""

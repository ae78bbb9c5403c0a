"""What the administrators must know of a channel, noted on it as it turns up."""

from datetime import datetime
from typing import Final

from mannaka_sdk import LocalizedText
from tenants.plugins.models import Channel
from tenants.plugins.states import Health

# In the shape of the SDK's `ProbeProblem`, with codes of the host's own.
_OTHER_ACCOUNT: Final = LocalizedText(
    ja="登録したものとは別のアカウントに宛てた受信がありました。内容は読まずに別にしてあります。サービス側の設定を確かめてください。",
    en="A delivery came for another account than the one that was set up. It was put aside unread. "
    "Check the settings at the service.",
)
_QUOTA_GONE: Final = LocalizedText(
    ja="今期に送れる通数を使い切りました。サービス側の契約を確かめてください。",
    en="All messages of this period have been sent. Check the contract with the service.",
)
_NOT_PASSED_ON: Final = LocalizedText(
    ja="渡す先のシステムのひとつが、受信を受け取りません。設定の「渡す先のアドレス」と、相手のシステムの様子を確かめてください。"
    "こちらの相談は、これまでどおり届いています。",
    en="One of the systems to which deliveries are handed on does not take them. Check its address in the settings, "
    "and that system. Consultations go on arriving here.",
)


def note_quota_gone(channel: Channel, *, at: datetime) -> None:
    """Note that no message is left."""
    _note(channel, "quota_exceeded", _QUOTA_GONE, at=at)


def note_other_account(channel: Channel, *, at: datetime) -> None:
    """Note that a delivery named another account."""
    _note(channel, "other_account", _OTHER_ACCOUNT, at=at)


def note_not_passed_on(channel: Channel, *, at: datetime) -> None:
    """Note that another system of the city does not take what is handed on to it."""
    _note(channel, "not_passed_on", _NOT_PASSED_ON, at=at)


def _note(channel: Channel, code: str, message: LocalizedText, *, at: datetime) -> None:
    if any(known.get("code") == code for known in channel.health_problems):
        return
    problems = [*channel.health_problems, {"code": code, "message": message.model_dump()}]
    is_worse = channel.health != Health.FAILING
    channel.health = Health.DEGRADED if is_worse else Health.FAILING
    channel.health_problems, channel.health_at = problems, at
    channel.save(update_fields=["health", "health_problems", "health_at"])

"""What may be wrong with a delivery, or with a channel that is to send."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.errors import AnticipatedError, NotFoundError


class DeliveryNotFoundError(NotFoundError):
    """There is no such delivery."""

    code = "deliveries.not_found"
    message = _("その受信は見つかりませんでした。")


class EventNotFoundError(NotFoundError):
    """There is no such event."""

    code = "deliveries.event_not_found"
    message = _("その受信は見つかりませんでした。")


class NothingToReplayError(AnticipatedError):
    """It was read, or is about to be."""

    code = "deliveries.nothing_to_replay"
    message = _("この受信は、すでに読み取ったか、読み取りを待っているところです。")


class ContentGoneError(AnticipatedError):
    """It was kept as long as the city keeps such things."""

    code = "deliveries.content_gone"
    message = _("この受信の内容は、保管期限が過ぎたため残っていません。")


class ChannelNotAtWorkError(AnticipatedError):
    """The channel is paused, removed, or not set up yet."""

    code = "deliveries.channel_not_at_work"
    message = _("この連絡手段は、いま使われていません。")

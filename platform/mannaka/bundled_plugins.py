"""The plugins that come with the product, in the order in which an administrator finds them."""

from typing import Final

BUNDLED: Final = (
    "integrations.channels.line.plugin.LineChannel",
    "integrations.channels.mail.plugin.MailChannel",
    "integrations.calls.phone.plugin.PhoneCalls",
    "integrations.meetings.zoom.plugin.ZoomMeetings",
    "integrations.meetings.jitsi.plugin.JitsiMeetings",
    "integrations.partners.webhook.plugin.PartnerWebhook",
    "integrations.channels.echo.plugin.EchoChannel",
    "integrations.meetings.echo.plugin.EchoMeetings",
    "integrations.partners.echo.plugin.EchoPartners",
)
# They lead to no real service: only a city that is marked as a demonstration is offered them.
SAMPLES: Final = frozenset({"jp.mannaka.echo", "jp.mannaka.echo_meeting", "jp.mannaka.echo_partner"})

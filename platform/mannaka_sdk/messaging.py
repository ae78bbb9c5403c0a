"""The kind `messaging`: citizens write to the city and are answered."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from pydantic import AwareDatetime, Field

from mannaka_sdk.base import Model
from mannaka_sdk.context import Context, ParseContext, VerifyContext
from mannaka_sdk.egress import ByteSink
from mannaka_sdk.events import InboundEvent
from mannaka_sdk.menus import Menu
from mannaka_sdk.messages import MediaPart, Outbound, Preview, Quota, SendResult
from mannaka_sdk.people import ExternalIdentity, LinkPage, Profile
from mannaka_sdk.plugin import ConfigT_contra, Plugin, SecretsT_contra
from mannaka_sdk.webhooks import RawRequest, Verdict


class PollPage(Model):
    """What a poll found."""

    events: tuple[InboundEvent, ...] = ()
    """What happened, oldest first."""
    cursor: bytes | None = None
    """Where to go on. The host keeps it together with the events, so that none is lost or told twice."""
    has_more: bool = False
    """Whether to ask again at once."""


class MediaInfo(Model):
    """What was brought."""

    media_type: str
    """What the service says it is. The host looks for itself."""
    name: str = ""
    """What the sender calls it."""
    size: int
    """How many bytes were written."""


class MessagingChannel(Plugin[ConfigT_contra, SecretsT_contra], Protocol[ConfigT_contra, SecretsT_contra]):
    """A way for citizens to write to the city and to be answered."""

    def verify(self, ctx: VerifyContext[ConfigT_contra, SecretsT_contra], request: RawRequest) -> Verdict:
        """
        Decide whether a delivery is the service's own. Pure: no network, under 50 ms, and it never raises.

        Sign the bytes of the body, never what was parsed; compare with `hmac.compare_digest`.
        """
        ...

    def parse(self, ctx: ParseContext[ConfigT_contra], request: RawRequest) -> Sequence[InboundEvent]:
        """
        Read a delivery that was verified. Pure. What the plugin does not know becomes `Opaque`.

        :raises ParseError: if nothing at all can be made out.
        """
        ...

    async def send(self, ctx: Context[ConfigT_contra, SecretsT_contra], message: Outbound) -> SendResult:
        """
        Hand a message to the service, once for each `message.id` however often it is tried.

        :raises PluginError: the one that tells the host what to do next.
        """
        ...

    def preview(self, message: Outbound) -> Preview:
        """Show what the citizen will see, before anything is sent. Pure."""
        ...


@runtime_checkable
class PollsService(Protocol[ConfigT_contra, SecretsT_contra]):
    """What a plugin has whose `inbound` is `poll` or `both`."""

    async def poll(self, ctx: Context[ConfigT_contra, SecretsT_contra], cursor: bytes | None) -> PollPage:
        """
        Ask the service what happened since a cursor.

        :raises PluginError: the one that tells the host what to do next.
        """
        ...


@runtime_checkable
class WaitsForNews(Protocol[ConfigT_contra, SecretsT_contra]):
    """What a plugin may have beside `poll`, whose service tells at once that there is something to ask for."""

    async def wait_for_news(self, ctx: Context[ConfigT_contra, SecretsT_contra], within_s: float) -> bool:
        """
        Wait until something happened; false where nothing did within the seconds. The host polls then.

        What it remembers is not kept.

        :raises PermanentError: if the service, as it is set up, cannot tell.
        :raises PluginError: the one that tells the host what to do next.
        """
        ...


@runtime_checkable
class FetchesMedia(Protocol[ConfigT_contra, SecretsT_contra]):
    """What a plugin has that declares `media_in`."""

    async def fetch_media(
        self, ctx: Context[ConfigT_contra, SecretsT_contra], media: MediaPart, sink: ByteSink
    ) -> MediaInfo:
        """
        Bring a file, piece by piece.

        :raises PluginError: the one that tells the host what to do next.
        """
        ...


class DeliveredMail(Model):
    """A mail that another server handed to the host, at the address that the channel's `probe` found."""

    raw: bytes = Field(repr=False)
    """The mail as it came."""
    sender: str = Field(default="", repr=False)
    """Where reports on it go to (MAIL FROM); empty where nobody wants any."""
    recipient: str = Field(repr=False)
    """To which address it was handed, with a sign after the `+` where it had one."""
    received_at: AwareDatetime
    """When it came."""


@runtime_checkable
class TakesMail(Protocol[ConfigT_contra, SecretsT_contra]):
    """What a plugin has to which mail servers may deliver; the host takes the mails and keeps them."""

    def wants_mail(self, config: ConfigT_contra) -> bool:
        """Tell whether a channel with these settings takes mails. Pure."""
        ...

    async def read_mail(
        self, ctx: Context[ConfigT_contra, SecretsT_contra], mail: DeliveredMail
    ) -> Sequence[InboundEvent]:
        """
        Read a mail that was kept. What the plugin does not know becomes `Opaque`.

        :raises ParseError: if nothing at all can be made out.
        """
        ...

    def file_in_mail(self, mail: DeliveredMail, media: MediaPart) -> tuple[MediaInfo, bytes]:
        """
        Return a file that came with a mail. Pure.

        :raises PermanentError: if the mail has no such file.
        """
        ...


@runtime_checkable
class MarksRead(Protocol[ConfigT_contra, SecretsT_contra]):
    """What a plugin has that declares `mark_read`."""

    async def mark_read(self, ctx: Context[ConfigT_contra, SecretsT_contra], read_token: str) -> None:
        """
        Show the citizen that a message was read.

        :raises PluginError: the one that tells the host what to do next.
        """
        ...


@runtime_checkable
class TellsQuota(Protocol[ConfigT_contra, SecretsT_contra]):
    """What a plugin has that declares `quota`."""

    async def quota(self, ctx: Context[ConfigT_contra, SecretsT_contra]) -> Quota:
        """
        Tell how many messages are left.

        :raises PluginError: the one that tells the host what to do next.
        """
        ...


@runtime_checkable
class TellsProfiles(Protocol[ConfigT_contra, SecretsT_contra]):
    """What a plugin has that declares `profile`."""

    async def profile(self, ctx: Context[ConfigT_contra, SecretsT_contra], who: ExternalIdentity) -> Profile:
        """
        Tell what somebody calls themselves.

        :raises RecipientGoneError: if the service does not tell it of this person, who may have blocked the account.
        :raises PluginError: the one that tells the host what to do next.
        """
        ...


@runtime_checkable
class LinksAccounts(Protocol[ConfigT_contra, SecretsT_contra]):
    """What a plugin has that declares `link_page`."""

    async def link_page(
        self, ctx: Context[ConfigT_contra, SecretsT_contra], who: ExternalIdentity, nonce: str
    ) -> LinkPage:
        """
        Return the page on which this person, and nobody else, links the account.

        What comes of it is told as `IdentityLinked` with the nonce, which neither state nor log holds.

        :raises RecipientGoneError: if the service knows nobody by this identifier.
        :raises PluginError: the one that tells the host what to do next.
        """
        ...


@runtime_checkable
class ShowsMenus(Protocol[ConfigT_contra, SecretsT_contra]):
    """What a plugin has that declares `menus`."""

    async def show_menu(self, ctx: Context[ConfigT_contra, SecretsT_contra], menu: Menu) -> None:
        """
        Show everybody a menu, or none; asked once more for the same one, it makes no second.

        :raises PluginError: the one that tells the host what to do next.
        """
        ...

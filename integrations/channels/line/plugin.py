"""The plugin itself: each method translates, and calls one of the files beside it."""

import hmac
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from integrations.channels.line import (
    deliveries,
    fetching,
    menus,
    messages,
    people,
    probing,
    quotas,
    sending,
    service,
    settings,
    watching,
)
from integrations.channels.line.manifest import MANIFEST
from integrations.channels.line.settings import LineConfig, LineSecrets, Mode
from mannaka_sdk import (
    ByteSink,
    ConfigModel,
    ConfigProblem,
    Context,
    ErasureReport,
    ExternalIdentity,
    HealthReport,
    InboundEvent,
    LinkPage,
    LocalizedText,
    Manifest,
    MediaInfo,
    MediaPart,
    Menu,
    MessagingChannel,
    Outbound,
    ParseContext,
    Preview,
    ProbeReport,
    Profile,
    Quota,
    RawRequest,
    SecretModel,
    SendResult,
    Verdict,
    VerifyContext,
    matches_base64,
)

REMAINS: Final = LocalizedText(
    ja="LINEのサーバー、ご本人の端末、LINE公式アカウントの管理画面に残るメッセージは、市から消せません。"
    "ご本人が友だち登録を解除（ブロックして削除）すると、トークは端末から消えます。管理画面のチャットは、管理者が個別に削除してください。",
    en="The city cannot erase what rests on LINE's servers, on the person's device and in the official account's own "
    "screens. The talk leaves the device when the person blocks and deletes the account; chats in the account's "
    "screens have to be deleted there one by one.",
)


class LineChannel(MessagingChannel[LineConfig, LineSecrets]):
    """Citizens write to the city's official account at LINE."""

    manifest: ClassVar[Manifest] = MANIFEST
    config_model: ClassVar[type[ConfigModel]] = LineConfig
    secret_model: ClassVar[type[SecretModel]] = LineSecrets

    def validate_config(self, config: LineConfig, secrets: LineSecrets) -> Sequence[ConfigProblem]:
        """Return what cannot be right, without asking LINE."""
        return settings.problems_of(config, secrets)

    async def probe(self, ctx: Context[LineConfig, LineSecrets]) -> ProbeReport:
        """Ask LINE whose account it is."""
        return await probing.probe(ctx)

    async def health(self, ctx: Context[LineConfig, LineSecrets]) -> HealthReport:
        """Tell whether the settings work and LINE reaches us."""
        return await watching.health(ctx)

    def migrate_config(self, from_version: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """
        Return settings of today's version, the only one so far.

        :raises ValueError: if there never was such a version.
        """
        if from_version != MANIFEST.config_version:
            raise ValueError(f"there is no version {from_version} of the LINE channel's settings")
        return dict(data)

    async def erase(self, ctx: Context[LineConfig, LineSecrets], who: ExternalIdentity) -> ErasureReport:  # noqa: ARG002
        """Tell what remains: LINE lets nobody but the person erase a talk."""
        return ErasureReport(erased=False, remains=REMAINS)

    def verify(self, ctx: VerifyContext[LineConfig, LineSecrets], request: RawRequest) -> Verdict:
        """Check the signature of a delivery."""
        if ctx.config.mode is Mode.SEND_ONLY:
            return Verdict.rejected("this channel only sends")
        signature = request.header(ctx.config.signature_header)
        if not matches_base64(signature, secret=ctx.secrets.channel_secret, signed=request.body):
            return Verdict.rejected("the signature does not fit")
        if not _knows_the_word(ctx, request):
            return Verdict.rejected("the forwarder does not know the word")
        return deliveries.verdict_on(request.body)

    def parse(self, ctx: ParseContext[LineConfig], request: RawRequest) -> Sequence[InboundEvent]:
        """
        Read a delivery.

        :raises ParseError: if it is none.
        """
        return deliveries.read_delivery(request.body, ctx.config.mode)

    async def send(self, ctx: Context[LineConfig, LineSecrets], message: Outbound) -> SendResult:
        """
        Hand a message to LINE: as a reply where the host gave the right to one, else as a push.

        :raises PluginError: the one that tells the host what to do next.
        """
        return await sending.send(ctx, message)

    def preview(self, message: Outbound) -> Preview:
        """Show the bubbles of a message."""
        return messages.preview(message)

    async def fetch_media(
        self,
        ctx: Context[LineConfig, LineSecrets],
        media: MediaPart,
        sink: ByteSink,
    ) -> MediaInfo:
        """
        Bring what a citizen sent.

        :raises PluginError: the one that tells the host what to do next.
        """
        return await fetching.fetch_media(ctx, media, sink)

    async def mark_read(self, ctx: Context[LineConfig, LineSecrets], read_token: str) -> None:
        """
        Show the citizen that a message was read.

        :raises PluginError: the one that tells the host what to do next.
        """
        await service.call(ctx, "POST", "/v2/bot/chat/markAsRead", {"markAsReadToken": read_token})

    async def quota(self, ctx: Context[LineConfig, LineSecrets]) -> Quota:
        """
        Tell how many messages are left this month.

        :raises PluginError: the one that tells the host what to do next.
        """
        return await quotas.quota(ctx)

    async def profile(self, ctx: Context[LineConfig, LineSecrets], who: ExternalIdentity) -> Profile:
        """
        Tell what somebody calls themselves.

        :raises PluginError: the one that tells the host what to do next.
        """
        return await people.profile(ctx, who)

    async def link_page(self, ctx: Context[LineConfig, LineSecrets], who: ExternalIdentity, nonce: str) -> LinkPage:
        """
        Return LINE's page for linking.

        :raises PluginError: the one that tells the host what to do next.
        """
        return await people.link_page(ctx, who, nonce)

    async def show_menu(self, ctx: Context[LineConfig, LineSecrets], menu: Menu) -> None:
        """
        Show everybody a menu, or none.

        :raises PluginError: the one that tells the host what to do next.
        """
        await menus.show_menu(ctx, menu)


def _knows_the_word(ctx: VerifyContext[LineConfig, LineSecrets], request: RawRequest) -> bool:
    """Tell whether a forwarder says what the city agreed on with it, where it did."""
    word = ctx.secrets.forwarder_secret.get_secret_value()
    if ctx.config.mode is not Mode.FORWARDED or not word:
        return True
    return hmac.compare_digest(request.header(settings.FORWARDERS_HEADER).encode(), word.encode())

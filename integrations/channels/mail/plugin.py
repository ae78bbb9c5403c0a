"""The plugin itself: each method calls one of the files beside it, in a thread where it talks to a server."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from integrations.channels.mail import delivered, fetching, listening, notes, polling, probing, sending
from integrations.channels.mail.manifest import MANIFEST
from integrations.channels.mail.settings import MailConfig, MailSecrets, Way, problems_of
from mannaka_sdk import (
    ByteSink,
    ConfigModel,
    ConfigProblem,
    Context,
    DeliveredMail,
    ErasureReport,
    ExternalIdentity,
    HealthReport,
    HealthState,
    InboundEvent,
    LocalizedText,
    Manifest,
    MediaInfo,
    MediaPart,
    MessagingChannel,
    Outbound,
    ParseContext,
    ParseError,
    PollPage,
    Preview,
    ProbeReport,
    RawRequest,
    SecretModel,
    SendResult,
    Verdict,
    VerifyContext,
)

_REMAINS = LocalizedText(
    ja="やりとりしたメールは、市のメールサーバーと相手の受信箱に残ります。市のメールボックスからは、メールの管理者が削除してください。",
    en="The mails remain at the city's server and in the person's mailbox. Have the city's mailbox cleared by hand.",
)


class MailChannel(MessagingChannel[MailConfig, MailSecrets]):
    """Citizens write by mail."""

    manifest: ClassVar[Manifest] = MANIFEST
    config_model: ClassVar[type[ConfigModel]] = MailConfig
    secret_model: ClassVar[type[SecretModel]] = MailSecrets

    def validate_config(self, config: MailConfig, secrets: MailSecrets) -> Sequence[ConfigProblem]:
        """Return what does not go together."""
        return problems_of(config, secrets)

    async def probe(self, ctx: Context[MailConfig, MailSecrets]) -> ProbeReport:
        """Sign in to both servers and look at the folder."""
        return await probing.probe(ctx)

    async def health(self, ctx: Context[MailConfig, MailSecrets]) -> HealthReport:
        """Tell whether both servers still let us in."""
        problems = (await probing.probe(ctx, within_s=probing.QUICK_S)).problems
        return HealthReport(state=HealthState.FAILING if problems else HealthState.WORKING, problems=problems)

    def migrate_config(self, from_version: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """
        Return settings of today: there was one version only.

        :raises ValueError: if there never was such a version.
        """
        if from_version != MANIFEST.config_version:
            raise ValueError(f"there is no version {from_version} of mail's settings")
        return dict(data)

    async def erase(self, ctx: Context[MailConfig, MailSecrets], who: ExternalIdentity) -> ErasureReport:
        """Forget what the channel remembers; the mails themselves are the city's affair."""
        notes.forget(ctx.state, who.id)
        return ErasureReport(erased=False, remains=_REMAINS)

    def verify(self, ctx: VerifyContext[MailConfig, MailSecrets], request: RawRequest) -> Verdict:  # noqa: ARG002
        """Reject every delivery: mail is fetched, and nobody calls."""
        return Verdict.rejected("mail is fetched, never delivered here")

    def parse(self, ctx: ParseContext[MailConfig], request: RawRequest) -> Sequence[InboundEvent]:  # noqa: ARG002
        """
        Refuse to read a delivery: there is none.

        :raises ParseError: always.
        """
        raise ParseError("mail is fetched, never delivered here")

    async def poll(self, ctx: Context[MailConfig, MailSecrets], cursor: bytes | None) -> PollPage:
        """
        Look into the mailbox.

        :raises PluginError: the one that tells the host what to do next.
        """
        if ctx.config.way is Way.DIRECT:
            return PollPage(cursor=cursor)
        return await asyncio.to_thread(polling.poll, ctx, cursor)

    async def wait_for_news(self, ctx: Context[MailConfig, MailSecrets], within_s: float) -> bool:
        """
        Wait until a mail comes.

        :raises PluginError: the one that tells the host what to do next.
        """
        return await asyncio.to_thread(listening.wait_for_mail, ctx, within_s)

    def wants_mail(self, config: MailConfig) -> bool:
        """Tell whether other servers deliver to the channel."""
        return config.way is Way.DIRECT

    async def read_mail(self, ctx: Context[MailConfig, MailSecrets], mail: DeliveredMail) -> Sequence[InboundEvent]:
        """Read a mail that was delivered."""
        return [delivered.read(ctx, mail)]

    def file_in_mail(self, mail: DeliveredMail, media: MediaPart) -> tuple[MediaInfo, bytes]:
        """
        Return a file that came with a mail.

        :raises PermanentError: if the mail has no such file.
        """
        return delivered.file_of(mail, media)

    async def fetch_media(self, ctx: Context[MailConfig, MailSecrets], media: MediaPart, sink: ByteSink) -> MediaInfo:
        """
        Bring a file of a mail.

        :raises PluginError: the one that tells the host what to do next.
        """
        file, content = await asyncio.to_thread(fetching.fetch, ctx, media)
        for start in range(0, len(content), fetching.CHUNK):
            await sink.write(content[start : start + fetching.CHUNK])
        return MediaInfo(media_type=file.media_type, name=file.name, size=len(content))

    async def send(self, ctx: Context[MailConfig, MailSecrets], message: Outbound) -> SendResult:
        """
        Hand a mail to the server for sending.

        :raises PluginError: the one that tells the host what to do next.
        """
        return await asyncio.to_thread(sending.send, ctx, message)

    def preview(self, message: Outbound) -> Preview:
        """Show the mail's text."""
        return sending.preview(message)

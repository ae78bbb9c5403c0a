"""The plugin itself: each method translates, and calls one of the files beside it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final
from urllib.parse import quote

from integrations.channels.echo import deliveries, messages, probing, service
from integrations.channels.echo.manifest import MANIFEST
from integrations.channels.echo.settings import EchoConfig, EchoSecrets
from mannaka_sdk import (
    ConfigModel,
    ConfigProblem,
    Context,
    ErasureReport,
    ExternalIdentity,
    HealthReport,
    HealthState,
    InboundEvent,
    Manifest,
    MessagingChannel,
    Outbound,
    ParseContext,
    Preview,
    ProbeReport,
    Quota,
    RawRequest,
    RecipientGoneError,
    SecretModel,
    SendResult,
    SendState,
    Verdict,
    VerifyContext,
    matches_hex,
)

FRESH: Final = timedelta(minutes=5)


class EchoChannel(MessagingChannel[EchoConfig, EchoSecrets]):
    """Citizens write by Echo."""

    manifest: ClassVar[Manifest] = MANIFEST
    config_model: ClassVar[type[ConfigModel]] = EchoConfig
    secret_model: ClassVar[type[SecretModel]] = EchoSecrets

    def validate_config(self, config: EchoConfig, secrets: EchoSecrets) -> Sequence[ConfigProblem]:  # noqa: ARG002
        """Return nothing: no two settings of Echo depend on each other."""
        return ()

    async def probe(self, ctx: Context[EchoConfig, EchoSecrets]) -> ProbeReport:
        """Ask Echo whose token it is and what it may do."""
        return await probing.probe(ctx)

    async def health(self, ctx: Context[EchoConfig, EchoSecrets]) -> HealthReport:
        """Tell whether the settings still work."""
        problems = (await self.probe(ctx)).problems
        return HealthReport(state=HealthState.FAILING if problems else HealthState.WORKING, problems=problems)

    def migrate_config(self, from_version: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """
        Bring older settings into today's shape: version 1 called the account's number `account`.

        :raises ValueError: if there never was such a version.
        """
        match from_version:
            case 1:
                return {"account_id": data["account"]}
            case 2:
                return dict(data)
        raise ValueError(f"there is no version {from_version} of Echo's settings")

    async def erase(self, ctx: Context[EchoConfig, EchoSecrets], who: ExternalIdentity) -> ErasureReport:
        """
        Have Echo forget a person; one whom it does not know is forgotten already.

        :raises PluginError: if Echo did not answer as it should.
        """
        try:
            await service.call(ctx, "DELETE", f"/v1/people/{quote(who.id, safe='')}")
        except RecipientGoneError:
            ctx.log.info("echo.erased_before")
        return ErasureReport(erased=True)

    def verify(self, ctx: VerifyContext[EchoConfig, EchoSecrets], request: RawRequest) -> Verdict:
        """Check signature and time of a delivery."""
        at = _time_of(request.header("x-echo-timestamp"))
        signed = request.header("x-echo-timestamp").encode() + b"." + request.body
        if not matches_hex(request.header("x-echo-signature"), secret=ctx.secrets.signing_secret, signed=signed):
            return Verdict.rejected("the signature does not fit")
        if at is None or abs(ctx.now - at) > FRESH:
            return Verdict.rejected("the delivery is too old")
        return Verdict.accepted(account=deliveries.read_account(request.body))

    def parse(self, ctx: ParseContext[EchoConfig], request: RawRequest) -> Sequence[InboundEvent]:  # noqa: ARG002
        """
        Read a delivery.

        :raises ParseError: if it is none.
        """
        return deliveries.read_delivery(request.body)

    async def send(self, ctx: Context[EchoConfig, EchoSecrets], message: Outbound) -> SendResult:
        """
        Hand each bubble to Echo under a key of its own, so that a second try sends only what is missing.

        :raises PluginError: the one that tells the host what to do next.
        """
        answers = []
        for number, bubble in enumerate(messages.bubbles_of(message)):
            choices = [choice.model_dump() for choice in bubble.choices]
            body = {"to": message.to.id, "text": bubble.text, "choices": choices}
            answers.append(await service.call(ctx, "POST", "/v1/messages", body, key=f"{message.id}.{number}"))
        was_taken_before = all(answer.was_taken_before for answer in answers)
        return SendResult(
            state=SendState.DUPLICATE if was_taken_before else SendState.ACCEPTED,
            provider_ids=tuple(str(answer.data.get("id", "")) for answer in answers),
            cost_units=sum(not answer.was_taken_before for answer in answers),
        )

    def preview(self, message: Outbound) -> Preview:
        """Show the bubbles of a message."""
        return messages.preview(message)

    async def quota(self, ctx: Context[EchoConfig, EchoSecrets]) -> Quota:
        """
        Tell how many messages are left this month.

        :raises PluginError: the one that tells the host what to do next.
        """
        return Quota.model_validate((await service.call(ctx, "GET", "/v1/quota")).data)


def _time_of(header: str) -> datetime | None:
    """Read a time in seconds; nothing where it is none."""
    if not (header.isascii() and header.isdecimal() and len(header) <= len("4102444800")):
        return None
    return datetime.fromtimestamp(int(header), tz=UTC)

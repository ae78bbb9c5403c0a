"""The plugin itself: each method translates, and calls one of the files beside it."""

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any, ClassVar, Final
from urllib.parse import quote

from pydantic import ValidationError

from integrations.partners.webhook import answers, probing, service
from integrations.partners.webhook.manifest import MANIFEST
from integrations.partners.webhook.settings import WebhookConfig, WebhookSecrets
from integrations.partners.webhook.signing import FRESH, SIGNATURE, TIME, signed_bytes, time_of
from mannaka_sdk import (
    ConfigModel,
    ConfigProblem,
    Context,
    ErasureReport,
    ExternalIdentity,
    HealthReport,
    HealthState,
    InboundEvent,
    LocalizedText,
    Manifest,
    ParseContext,
    PartnerGateway,
    ProbeReport,
    RawRequest,
    RecipientGoneError,
    ReferralOut,
    ReferralPhase,
    ReferralState,
    SecretModel,
    TransientError,
    Verdict,
    VerifyContext,
    matches_hex,
)

DELIVERY: Final = "DELIVERY"
REMAINS: Final = LocalizedText(
    ja="紹介の内容は、相手の機関のシステムに残ります。消すときは、紹介を取りやめるか、相手の機関に頼んでください。",
    en="What was referred stays in the organisation's own system. Take the referral back, or ask them to erase it.",
)
WebhookContext = Context[WebhookConfig, WebhookSecrets]


class PartnerWebhook(PartnerGateway[WebhookConfig, WebhookSecrets]):
    """Matters are referred to a partner's own system."""

    manifest: ClassVar[Manifest] = MANIFEST
    config_model: ClassVar[type[ConfigModel]] = WebhookConfig
    secret_model: ClassVar[type[SecretModel]] = WebhookSecrets

    def validate_config(self, config: WebhookConfig, secrets: WebhookSecrets) -> Sequence[ConfigProblem]:  # noqa: ARG002
        """Return nothing: there is one setting."""
        return ()

    async def probe(self, ctx: WebhookContext) -> ProbeReport:
        """Ask the partner's system who it is."""
        return await probing.probe(ctx)

    async def health(self, ctx: WebhookContext) -> HealthReport:
        """Tell whether the settings still work."""
        problems = (await self.probe(ctx)).problems
        return HealthReport(state=HealthState.FAILING if problems else HealthState.WORKING, problems=problems)

    def migrate_config(self, from_version: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """
        Return the settings as they are.

        :raises ValueError: if there never was such a version.
        """
        if from_version != MANIFEST.config_version:
            raise ValueError(f"there is no version {from_version} of these settings")
        return dict(data)

    async def erase(self, ctx: WebhookContext, who: ExternalIdentity) -> ErasureReport:  # noqa: ARG002
        """Tell what remains: the partner knows referrals, and not whose they are here."""
        return ErasureReport(erased=False, remains=REMAINS)

    async def refer(self, ctx: WebhookContext, referral: ReferralOut) -> ReferralState:
        """
        Hand a matter over under its own key, so that a second try finds the first one's.

        :raises PluginError: the one that tells the host what to do next.
        """
        return _state(await service.call(ctx, "PUT", f"/referrals/{referral.id.hex}", _told(referral)))

    async def state_of(self, ctx: WebhookContext, ref: str) -> ReferralState:
        """
        Ask how a referral stands.

        :raises PluginError: the one that tells the host what to do next.
        """
        return _state(await service.call(ctx, "GET", _path(ref)))

    async def revoke(self, ctx: WebhookContext, ref: str) -> ReferralState:
        """
        Take a referral back; one that is gone is taken back already.

        :raises PluginError: the one that tells the host what to do next.
        """
        try:
            await service.call(ctx, "DELETE", _path(ref))
        except RecipientGoneError:
            ctx.log.info("partner.gone_before")
        return ReferralState(ref=ref, phase=ReferralPhase.REVOKED)

    def verify(self, ctx: VerifyContext[WebhookConfig, WebhookSecrets], request: RawRequest) -> Verdict:
        """Check signature and time of a delivery."""
        written = request.header(TIME)
        signed = signed_bytes(written, DELIVERY, request.body)
        if not matches_hex(request.header(SIGNATURE), secret=ctx.secrets.signing_secret, signed=signed):
            return Verdict.rejected("the signature does not fit")
        at = time_of(written)
        if at is None or abs(ctx.now - at) > FRESH:
            return Verdict.rejected("the delivery is too old")
        return Verdict.accepted(account=answers.read_account(request.body))

    def parse(self, ctx: ParseContext[WebhookConfig], request: RawRequest) -> Sequence[InboundEvent]:  # noqa: ARG002
        """
        Read a delivery.

        :raises ParseError: if it is none.
        """
        return answers.read_delivery(request.body)


def _path(ref: str) -> str:
    return f"/referrals/{quote(ref, safe='')}"


def _told(referral: ReferralOut) -> dict[str, Any]:
    return {
        "partner": referral.partner,
        "purpose": referral.purpose,
        "fields": [{"label": each.label, "text": each.text} for each in referral.fields],
        "answer_by": referral.answer_by.astimezone(UTC).isoformat() if referral.answer_by else None,
    }


def _state(found: Mapping[str, Any]) -> ReferralState:
    try:
        state = answers.read_state(answers.Standing.model_validate(found))
    except ValidationError:
        raise TransientError("the answer holds no referral") from None
    if state is None:
        raise TransientError("the answer names a phase that nobody knows")
    return state

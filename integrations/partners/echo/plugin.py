"""The plugin itself: each method translates, and calls one of the files beside it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final
from urllib.parse import quote

from pydantic import ValidationError

from integrations.partners.echo import deliveries, probing, service
from integrations.partners.echo.manifest import MANIFEST
from integrations.partners.echo.settings import EchoPartnerConfig, EchoPartnerSecrets
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

FRESH: Final = timedelta(minutes=5)
REMAINS: Final = LocalizedText(
    ja="紹介の内容は、取りやめるまで相手の機関に残ります。",
    en="What was referred stays with the partner until it is taken back.",
)
EchoContext = Context[EchoPartnerConfig, EchoPartnerSecrets]


class EchoPartners(PartnerGateway[EchoPartnerConfig, EchoPartnerSecrets]):
    """Matters are referred by Echo."""

    manifest: ClassVar[Manifest] = MANIFEST
    config_model: ClassVar[type[ConfigModel]] = EchoPartnerConfig
    secret_model: ClassVar[type[SecretModel]] = EchoPartnerSecrets

    def validate_config(self, config: EchoPartnerConfig, secrets: EchoPartnerSecrets) -> Sequence[ConfigProblem]:  # noqa: ARG002
        """Return nothing: no two settings of Echo depend on each other."""
        return ()

    async def probe(self, ctx: EchoContext) -> ProbeReport:
        """Ask Echo whose token it is."""
        return await probing.probe(ctx)

    async def health(self, ctx: EchoContext) -> HealthReport:
        """Tell whether the settings still work."""
        problems = (await self.probe(ctx)).problems
        return HealthReport(state=HealthState.FAILING if problems else HealthState.WORKING, problems=problems)

    def migrate_config(self, from_version: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """
        Return the settings as they are.

        :raises ValueError: if there never was such a version.
        """
        if from_version != MANIFEST.config_version:
            raise ValueError(f"there is no version {from_version} of Echo's settings")
        return dict(data)

    async def erase(self, ctx: EchoContext, who: ExternalIdentity) -> ErasureReport:  # noqa: ARG002
        """Tell what remains: Echo knows referrals, and not whose they are."""
        return ErasureReport(erased=False, remains=REMAINS)

    async def refer(self, ctx: EchoContext, referral: ReferralOut) -> ReferralState:
        """
        Hand a matter over under its own key, so that a second try finds the first one's.

        :raises PluginError: the one that tells the host what to do next.
        """
        return _state(await service.call(ctx, "PUT", f"/v1/referrals/{referral.id.hex}", _told(referral)))

    async def state_of(self, ctx: EchoContext, ref: str) -> ReferralState:
        """
        Ask how a referral stands.

        :raises PluginError: the one that tells the host what to do next.
        """
        return _state(await service.call(ctx, "GET", _path(ref)))

    async def revoke(self, ctx: EchoContext, ref: str) -> ReferralState:
        """
        Take a referral back; one that is gone is taken back already.

        :raises PluginError: the one that tells the host what to do next.
        """
        try:
            await service.call(ctx, "DELETE", _path(ref))
        except RecipientGoneError:
            ctx.log.info("echo.gone_before")
        return ReferralState(ref=ref, phase=ReferralPhase.REVOKED)

    def verify(self, ctx: VerifyContext[EchoPartnerConfig, EchoPartnerSecrets], request: RawRequest) -> Verdict:
        """Check signature and time of a delivery."""
        written = request.header("x-echo-timestamp")
        signed = written.encode("utf-8", "surrogatepass") + b"." + request.body
        if not matches_hex(request.header("x-echo-signature"), secret=ctx.secrets.signing_secret, signed=signed):
            return Verdict.rejected("the signature does not fit")
        at = _time_of(written)
        if at is None or abs(ctx.now - at) > FRESH:
            return Verdict.rejected("the delivery is too old")
        return Verdict.accepted(account=deliveries.read_account(request.body))

    def parse(self, ctx: ParseContext[EchoPartnerConfig], request: RawRequest) -> Sequence[InboundEvent]:  # noqa: ARG002
        """
        Read a delivery.

        :raises ParseError: if it is none.
        """
        return deliveries.read_delivery(request.body)


def _path(ref: str) -> str:
    return f"/v1/referrals/{quote(ref, safe='')}"


def _told(referral: ReferralOut) -> dict[str, Any]:
    return {
        "partner": referral.partner,
        "purpose": referral.purpose,
        "fields": [{"label": each.label, "text": each.text} for each in referral.fields],
        "answer_by": referral.answer_by.astimezone(UTC).isoformat() if referral.answer_by else None,
    }


def _state(found: Mapping[str, Any]) -> ReferralState:
    try:
        state = deliveries.read_state(deliveries.Standing.model_validate(found))
    except ValidationError:
        raise TransientError("Echo's answer holds no referral") from None
    if state is None:
        raise TransientError("Echo's answer names a standing that nobody knows")
    return state


def _time_of(header: str) -> datetime | None:
    """Read a time in seconds; nothing where it is none."""
    if not (header.isascii() and header.isdecimal() and len(header) <= len("4102444800")):
        return None
    return datetime.fromtimestamp(int(header), tz=UTC)

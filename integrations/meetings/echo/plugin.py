"""The plugin itself: each method translates, and calls one of the files beside it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final
from urllib.parse import quote

from pydantic import ValidationError

from integrations.meetings.echo import deliveries, probing, service
from integrations.meetings.echo.manifest import MANIFEST
from integrations.meetings.echo.settings import EchoMeetingConfig, EchoMeetingSecrets
from mannaka_sdk import (
    AccessLink,
    Attendee,
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
    Meeting,
    MeetingPhase,
    MeetingProvider,
    MeetingRef,
    MeetingRole,
    MeetingSpec,
    MeetingState,
    ParseContext,
    ProbeReport,
    RawRequest,
    RecipientGoneError,
    SecretModel,
    TransientError,
    Verdict,
    VerifyContext,
    matches_hex,
)

FRESH: Final = timedelta(minutes=5)
REMAINS: Final = LocalizedText(
    ja="予約番号は、会議を取り消すまでエコーに残ります。",
    en="A booking number stays at Echo until its meeting is cancelled.",
)
EchoContext = Context[EchoMeetingConfig, EchoMeetingSecrets]


class EchoMeetings(MeetingProvider[EchoMeetingConfig, EchoMeetingSecrets]):
    """People meet by Echo."""

    manifest: ClassVar[Manifest] = MANIFEST
    config_model: ClassVar[type[ConfigModel]] = EchoMeetingConfig
    secret_model: ClassVar[type[SecretModel]] = EchoMeetingSecrets

    def validate_config(self, config: EchoMeetingConfig, secrets: EchoMeetingSecrets) -> Sequence[ConfigProblem]:  # noqa: ARG002
        """Return nothing: no two settings of Echo depend on each other."""
        return ()

    async def probe(self, ctx: EchoContext) -> ProbeReport:
        """Ask Echo whose token it is, and who may open meetings."""
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
        """Tell what remains: Echo knows nobody, and keeps a booking number as long as the meeting."""
        return ErasureReport(erased=False, remains=REMAINS)

    async def create(self, ctx: EchoContext, spec: MeetingSpec) -> Meeting:
        """
        Make a meeting under a key of its own, so that a second try finds the first one's.

        :raises PluginError: the one that tells the host what to do next.
        """
        return _meeting(await service.call(ctx, "PUT", f"/v1/meetings/{spec.id.hex}", _asked(spec)))

    async def update(self, ctx: EchoContext, ref: MeetingRef, spec: MeetingSpec) -> Meeting:
        """
        Move or change a meeting.

        :raises PluginError: the one that tells the host what to do next.
        """
        return _meeting(await service.call(ctx, "PATCH", _path(ref), _asked(spec)))

    async def cancel(self, ctx: EchoContext, ref: MeetingRef) -> None:
        """
        Remove a meeting; one that is gone is removed already.

        :raises PluginError: the one that tells the host what to do next.
        """
        try:
            await service.call(ctx, "DELETE", _path(ref))
        except RecipientGoneError:
            ctx.log.info("echo.removed_before")

    async def access(
        self, ctx: EchoContext, ref: MeetingRef, *, who: Attendee, role: MeetingRole, lasts: timedelta
    ) -> AccessLink:
        """
        Make a way in for one person.

        :raises PluginError: the one that tells the host what to do next.
        """
        asked = {"name": who.display_name, "role": role.value, "seconds": int(lasts.total_seconds())}
        found = await service.call(ctx, "POST", f"{_path(ref)}/doors", asked)
        try:
            return AccessLink.model_validate({"url": found.get("url"), "expires_at": found.get("expires_at")})
        except ValidationError:
            raise TransientError("Echo's answer holds no link") from None

    async def reconcile(self, ctx: EchoContext, ref: MeetingRef) -> MeetingState:
        """
        Tell how a meeting stands at Echo.

        :raises PluginError: the one that tells the host what to do next.
        """
        try:
            found = await service.call(ctx, "GET", _path(ref))
        except RecipientGoneError:
            return MeetingState(phase=MeetingPhase.GONE)
        phase = deliveries.PHASES.get(str(found.get("phase")), MeetingPhase.PLANNED)
        return MeetingState(phase=phase, meeting=_meeting(found))

    def verify(self, ctx: VerifyContext[EchoMeetingConfig, EchoMeetingSecrets], request: RawRequest) -> Verdict:
        """Check signature and time of a delivery."""
        written = request.header("x-echo-timestamp")
        signed = written.encode("utf-8", "surrogatepass") + b"." + request.body
        if not matches_hex(request.header("x-echo-signature"), secret=ctx.secrets.signing_secret, signed=signed):
            return Verdict.rejected("the signature does not fit")
        at = _time_of(written)
        if at is None or abs(ctx.now - at) > FRESH:
            return Verdict.rejected("the delivery is too old")
        return Verdict.accepted(account=deliveries.read_account(request.body))

    def parse(self, ctx: ParseContext[EchoMeetingConfig], request: RawRequest) -> Sequence[InboundEvent]:  # noqa: ARG002
        """
        Read a delivery.

        :raises ParseError: if it is none.
        """
        return deliveries.read_delivery(request.body)


def _path(ref: MeetingRef) -> str:
    return f"/v1/meetings/{quote(ref.id, safe='')}"


def _asked(spec: MeetingSpec) -> dict[str, Any]:
    return {
        "topic": spec.topic,
        "starts_at": spec.starts_at.astimezone(UTC).isoformat(),
        "seconds": int(spec.lasts.total_seconds()),
        "lobby": spec.has_lobby,
        "host": spec.host,
    }


def _meeting(found: Mapping[str, Any]) -> Meeting:
    try:
        return Meeting.model_validate(
            {"ref": {"id": found.get("id")}, "starts_at": found.get("starts_at"), "lasts": found.get("seconds")}
        )
    except ValidationError:
        raise TransientError("Echo's answer holds no meeting") from None


def _time_of(header: str) -> datetime | None:
    """Read a time in seconds; nothing where it is none."""
    if not (header.isascii() and header.isdecimal() and len(header) <= len("4102444800")):
        return None
    return datetime.fromtimestamp(int(header), tz=UTC)

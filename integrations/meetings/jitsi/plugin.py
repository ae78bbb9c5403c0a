"""The plugin itself: rooms are names, ways in are tokens, and who came is told by the server."""

import hmac
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, ClassVar, Final
from urllib.parse import quote

from pydantic import HttpUrl

from integrations.meetings.jitsi import deliveries, tokens
from integrations.meetings.jitsi.manifest import MANIFEST
from integrations.meetings.jitsi.settings import JitsiConfig, JitsiSecrets, problems_of
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
    RemoteAccount,
    SecretModel,
    Verdict,
    VerdictKind,
    VerifyContext,
)

JitsiContext = Context[JitsiConfig, JitsiSecrets]
SILENT: Final = "config.startWithAudioMuted=true&config.startWithVideoMuted=true"
REMAINS: Final = LocalizedText(
    ja="接続の記録は、Jitsi Meetのサーバーの側で消してください。",
    en="Delete the log of connections at the Jitsi Meet server itself.",
)


class JitsiMeetings(MeetingProvider[JitsiConfig, JitsiSecrets]):
    """People meet by Jitsi."""

    manifest: ClassVar[Manifest] = MANIFEST
    config_model: ClassVar[type[ConfigModel]] = JitsiConfig
    secret_model: ClassVar[type[SecretModel]] = JitsiSecrets

    def validate_config(self, config: JitsiConfig, secrets: JitsiSecrets) -> Sequence[ConfigProblem]:  # noqa: ARG002
        """Return what does not go together."""
        return tuple(problems_of(secrets))

    async def probe(self, ctx: JitsiContext) -> ProbeReport:
        """Name the rooms and their server; nobody can be asked, since the server takes tokens from browsers alone."""
        return ProbeReport(account=RemoteAccount(id=ctx.config.room_prefix, name=ctx.config.server))

    async def health(self, ctx: JitsiContext) -> HealthReport:  # noqa: ARG002
        """Tell that nothing is known to be wrong: when the server was last heard, the host knows."""
        return HealthReport(state=HealthState.WORKING)

    def migrate_config(self, from_version: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """
        Return the settings as they are.

        :raises ValueError: if there never was such a version.
        """
        if from_version != MANIFEST.config_version:
            raise ValueError(f"there is no version {from_version} of Jitsi's settings")
        return dict(data)

    async def erase(self, ctx: JitsiContext, who: ExternalIdentity) -> ErasureReport:  # noqa: ARG002
        """Tell what remains at the server."""
        return ErasureReport(erased=False, remains=REMAINS)

    async def create(self, ctx: JitsiContext, spec: MeetingSpec) -> Meeting:
        """Return the room of a key: it comes into being when somebody enters."""
        ref = MeetingRef(id=f"{ctx.config.room_prefix}-{spec.id.hex}")
        return Meeting(ref=ref, starts_at=spec.starts_at, lasts=spec.lasts)

    async def update(self, ctx: JitsiContext, ref: MeetingRef, spec: MeetingSpec) -> Meeting:  # noqa: ARG002
        """Return the room at its new time, of which the server knows nothing."""
        return Meeting(ref=ref, starts_at=spec.starts_at, lasts=spec.lasts)

    async def cancel(self, ctx: JitsiContext, ref: MeetingRef) -> None:
        """Do nothing: nobody gets a token for the room any more, and those given out end by themselves."""

    async def access(
        self, ctx: JitsiContext, ref: MeetingRef, *, who: Attendee, role: MeetingRole, lasts: timedelta
    ) -> AccessLink:
        """Make a way in: the room's address with a token for one person. A listener begins muted."""
        now = ctx.clock.now()
        claims = tokens.claims_of(ctx.config, room=ref.id, name=who.display_name, role=role, now=now, lasts=lasts)
        token = tokens.signed(claims, ctx.secrets.app_secret)
        beyond = f"#{SILENT}" if role is MeetingRole.LISTENER else ""
        url = f"https://{ctx.config.server}/{quote(ref.id, safe='')}?jwt={token}{beyond}"
        return AccessLink(url=HttpUrl(url), expires_at=now + lasts)

    async def reconcile(self, ctx: JitsiContext, ref: MeetingRef) -> MeetingState:  # noqa: ARG002
        """Tell that a room is always there: the server keeps none."""
        return MeetingState(phase=MeetingPhase.PLANNED)

    def verify(self, ctx: VerifyContext[JitsiConfig, JitsiSecrets], request: RawRequest) -> Verdict:
        """Check the word that the server says; what it tells of rooms that are not ours is passed over."""
        said = request.header("authorization").encode("utf-8", "surrogatepass")
        expected = f"Bearer {ctx.secrets.event_token.get_secret_value()}".encode()
        if not hmac.compare_digest(said, expected):
            return Verdict.rejected("the word does not fit")
        room = deliveries.read_room(request.body)
        if room is not None and not room.startswith(f"{ctx.config.room_prefix}-"):
            return Verdict(kind=VerdictKind.IGNORE)
        return Verdict.accepted(account=ctx.config.room_prefix if room is not None else None)

    def parse(self, ctx: ParseContext[JitsiConfig], request: RawRequest) -> Sequence[InboundEvent]:
        """
        Read a delivery.

        :raises ParseError: if it is none.
        """
        return deliveries.read_delivery(request.body, ctx.now)

"""The plugin itself: each method translates, and calls one of the files beside it."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final

from pydantic import SecretStr

from integrations.meetings.zoom import deliveries, meetings, probing
from integrations.meetings.zoom.manifest import MANIFEST
from integrations.meetings.zoom.refusals import OverError
from integrations.meetings.zoom.settings import MOST_HOSTS, ZoomConfig, ZoomSecrets, problems_of
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
    RawResponse,
    RecipientGoneError,
    SecretModel,
    Verdict,
    VerdictKind,
    VerifyContext,
    matches_hex,
)

FRESH: Final = timedelta(minutes=5)
ZoomContext = Context[ZoomConfig, ZoomSecrets]
REMAINS: Final = LocalizedText(
    ja="会議の記録に残る参加者の名前・メールアドレス・接続元は、Zoomの管理画面（レポート）で消すか、保存期間の終わりを待ってください。",
    en="Names, mail addresses and network addresses in Zoom's reports are removed in Zoom's own screens, or end with "
    "the time for which the account keeps them.",
)


class ZoomMeetings(MeetingProvider[ZoomConfig, ZoomSecrets]):
    """People meet by Zoom."""

    manifest: ClassVar[Manifest] = MANIFEST
    config_model: ClassVar[type[ConfigModel]] = ZoomConfig
    secret_model: ClassVar[type[SecretModel]] = ZoomSecrets

    def validate_config(self, config: ZoomConfig, secrets: ZoomSecrets) -> Sequence[ConfigProblem]:  # noqa: ARG002
        """Return what cannot be right."""
        return tuple(problems_of(config))

    async def probe(self, ctx: ZoomContext) -> ProbeReport:
        """Ask Zoom what the app may do, and for everybody who opens meetings."""
        return await probing.probe(ctx, most=MOST_HOSTS)

    async def health(self, ctx: ZoomContext) -> HealthReport:
        """Tell whether the settings still work, by one of those who open meetings."""
        problems = (await probing.probe(ctx, most=1)).problems
        return HealthReport(state=HealthState.FAILING if problems else HealthState.WORKING, problems=problems)

    def migrate_config(self, from_version: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """
        Return the settings as they are.

        :raises ValueError: if there never was such a version.
        """
        if from_version != MANIFEST.config_version:
            raise ValueError(f"there is no version {from_version} of Zoom's settings")
        return dict(data)

    async def erase(self, ctx: ZoomContext, who: ExternalIdentity) -> ErasureReport:  # noqa: ARG002
        """Tell what remains in Zoom's reports."""
        return ErasureReport(erased=False, remains=REMAINS)

    async def create(self, ctx: ZoomContext, spec: MeetingSpec) -> Meeting:
        """
        Make a meeting, unless its host has it already.

        :raises PluginError: the one that tells the host what to do next.
        """
        return await meetings.find_or_make(ctx, spec)

    async def update(self, ctx: ZoomContext, ref: MeetingRef, spec: MeetingSpec) -> Meeting:
        """
        Move or change a meeting.

        :raises PluginError: the one that tells the host what to do next.
        """
        return await meetings.change(ctx, ref, spec)

    async def cancel(self, ctx: ZoomContext, ref: MeetingRef) -> None:
        """
        Remove a meeting; one that is gone, or was held, is no matter.

        :raises PluginError: the one that tells the host what to do next.
        """
        try:
            await meetings.remove(ctx, ref)
        except (RecipientGoneError, OverError):
            ctx.log.info("zoom.removed_before")

    async def access(
        self, ctx: ZoomContext, ref: MeetingRef, *, who: Attendee, role: MeetingRole, lasts: timedelta
    ) -> AccessLink:
        """
        Make a way in: for the host Zoom's own link to start, for everybody else an invitation in the name given.

        :raises PluginError: the one that tells the host what to do next.
        """
        if role is MeetingRole.HOST:
            return await meetings.start_link(ctx, ref)
        return await meetings.invite_link(ctx, ref, who, lasts)

    async def reconcile(self, ctx: ZoomContext, ref: MeetingRef) -> MeetingState:
        """
        Tell how a meeting stands at Zoom.

        :raises PluginError: the one that tells the host what to do next.
        """
        try:
            return await meetings.state_of(ctx, ref)
        except RecipientGoneError:
            return MeetingState(phase=MeetingPhase.GONE)

    def verify(self, ctx: VerifyContext[ZoomConfig, ZoomSecrets], request: RawRequest) -> Verdict:
        """Check signature and time of a delivery; where Zoom asks whether we are there, answer its word signed."""
        written, signature = request.header("x-zm-request-timestamp"), request.header("x-zm-signature")
        signed = b"v0:" + written.encode("utf-8", "surrogatepass") + b":" + request.body
        secret = ctx.secrets.webhook_secret
        is_ours = matches_hex(signature.removeprefix("v0="), secret=secret, signed=signed)
        if not (is_ours and signature.startswith("v0=")):
            return Verdict.rejected("the signature does not fit")
        at = _time_of(written)
        if at is None or abs(ctx.now - at) > FRESH:
            return Verdict.rejected("the delivery is too old")
        if word := deliveries.read_question(request.body):
            return _answer_to(word, secret)
        return Verdict.accepted(account=deliveries.read_account(request.body))

    def parse(self, ctx: ParseContext[ZoomConfig], request: RawRequest) -> Sequence[InboundEvent]:  # noqa: ARG002
        """
        Read a delivery.

        :raises ParseError: if it is none.
        """
        return deliveries.read_delivery(request.body)


def _answer_to(word: str, secret: SecretStr) -> Verdict:
    signed = word.encode("utf-8", "surrogatepass")
    proof = hmac.digest(secret.get_secret_value().encode(), signed, hashlib.sha256).hex()
    body = json.dumps({"plainToken": word, "encryptedToken": proof}).encode()
    headers = {"content-type": "application/json"}
    return Verdict(kind=VerdictKind.CHALLENGE, response=RawResponse(headers=headers, body=body))


def _time_of(header: str) -> datetime | None:
    """Read a time in seconds; nothing where it is none."""
    if not (header.isascii() and header.isdecimal() and len(header) <= len("4102444800")):
        return None
    return datetime.fromtimestamp(int(header), tz=UTC)

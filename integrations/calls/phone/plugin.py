"""The plugin itself: each method translates, and calls one of the files beside it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final

from integrations.calls.phone import deliveries, popping
from integrations.calls.phone.manifest import MANIFEST
from integrations.calls.phone.settings import PhoneConfig, PhoneSecrets
from mannaka_sdk import (
    CallPop,
    CallSource,
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
    ProbeReport,
    RawRequest,
    RemoteAccount,
    SecretModel,
    Verdict,
    VerifyContext,
    matches_hex,
)

FRESH: Final = timedelta(minutes=5)
REMAINS: Final = LocalizedText(
    ja="電話システムの通話履歴と録音は、電話システムの側で消してください。",
    en="Delete the list of calls and the recordings at the telephone system itself.",
)


class PhoneCalls(CallSource[PhoneConfig, PhoneSecrets]):
    """A telephone system tells who is calling."""

    manifest: ClassVar[Manifest] = MANIFEST
    config_model: ClassVar[type[ConfigModel]] = PhoneConfig
    secret_model: ClassVar[type[SecretModel]] = PhoneSecrets

    def validate_config(self, config: PhoneConfig, secrets: PhoneSecrets) -> Sequence[ConfigProblem]:  # noqa: ARG002
        """Return nothing: there is one setting."""
        return ()

    async def probe(self, ctx: Context[PhoneConfig, PhoneSecrets]) -> ProbeReport:
        """Name the telephone system; nobody can be asked, since it is the one that calls."""
        return ProbeReport(account=RemoteAccount(id=ctx.config.system_id, name=ctx.config.system_id))

    async def health(self, ctx: Context[PhoneConfig, PhoneSecrets]) -> HealthReport:  # noqa: ARG002
        """Tell that nothing is known to be wrong: when it was last heard, the host knows."""
        return HealthReport(state=HealthState.WORKING)

    def migrate_config(self, from_version: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """
        Return the settings as they are.

        :raises ValueError: if there never was such a version.
        """
        if from_version != MANIFEST.config_version:
            raise ValueError(f"there is no version {from_version} of the telephone's settings")
        return dict(data)

    async def erase(self, ctx: Context[PhoneConfig, PhoneSecrets], who: ExternalIdentity) -> ErasureReport:  # noqa: ARG002
        """Tell what remains at the telephone system."""
        return ErasureReport(erased=False, remains=REMAINS)

    def verify(self, ctx: VerifyContext[PhoneConfig, PhoneSecrets], request: RawRequest) -> Verdict:
        """Check signature and time of a delivery."""
        written = request.header("x-call-timestamp")
        signed = written.encode("utf-8", "surrogatepass") + b"." + request.body
        if not matches_hex(request.header("x-call-signature"), secret=ctx.secrets.signing_secret, signed=signed):
            return Verdict.rejected("the signature does not fit")
        at = _time_of(written)
        if at is None or abs(ctx.now - at) > FRESH:
            return Verdict.rejected("the delivery is too old, or the telephone system's clock is wrong")
        return Verdict.accepted(account=deliveries.read_system(request.body))

    def parse(self, ctx: ParseContext[PhoneConfig], request: RawRequest) -> Sequence[InboundEvent]:  # noqa: ARG002
        """
        Read a delivery.

        :raises ParseError: if it is none.
        """
        return deliveries.read_delivery(request.body)

    def pop_query(self, query: str) -> CallPop | None:
        """Read the query with which a telephone opens the screen."""
        return popping.read_query(query)


def _time_of(header: str) -> datetime | None:
    """Read a time in seconds; nothing where it is none."""
    if not (header.isascii() and header.isdecimal() and len(header) <= len("4102444800")):
        return None
    return datetime.fromtimestamp(int(header), tz=UTC)

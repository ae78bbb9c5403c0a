"""Mutants that hand matters over twice, or more than was given, or tell the host wrongly how they stand."""

from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from integrations.partners import echo
from integrations.partners.echo import service
from integrations.partners.echo.plugin import EchoPartners
from integrations.partners.echo.simulator import EchoPartnerSimulator
from mannaka_sdk import (
    AuthExpiredError,
    ContentRejectedError,
    PermanentError,
    PluginError,
    QuotaExceededError,
    RateLimitedError,
    RecipientGoneError,
    ReferralField,
    ReferralPhase,
    ReferralState,
    TransientError,
)
from tests.mannaka_sdk.mutants import breaks

PARTNERS: dict[str, Any] = {
    "simulator": EchoPartnerSimulator,
    "fixtures": Path(echo.__file__).with_name("fixtures"),
}


class RefersOtherwise(EchoPartners):
    """A plugin that changes what it hands over."""

    def other(self, ctx: Any, referral: Any) -> dict[str, Any]:
        raise NotImplementedError

    async def refer(self, ctx: Any, referral: Any) -> ReferralState:
        return await super().refer(ctx, referral.model_copy(update=self.other(ctx, referral)))


@breaks("referrals.hands-over-what-was-given", **PARTNERS)
class KeepsTheFirstField(RefersOtherwise):
    def other(self, ctx: Any, referral: Any) -> dict[str, Any]:  # noqa: ARG002 - it does not look
        return {"fields": referral.fields[:1]}


@breaks("referrals.hands-over-what-was-given", **PARTNERS)
class SetsADay(RefersOtherwise):
    def other(self, ctx: Any, referral: Any) -> dict[str, Any]:
        return {"answer_by": referral.answer_by or ctx.clock.now() + timedelta(days=7)}


@breaks("referrals.hands-over-what-was-given", **PARTNERS)
class AddsAField(RefersOtherwise):
    def other(self, ctx: Any, referral: Any) -> dict[str, Any]:
        return {"fields": (*referral.fields, ReferralField(label="account", text=ctx.config.account_id))}


@breaks("referrals.adds-nothing", **PARTNERS)
class TellsWhoAsks(EchoPartners):
    async def refer(self, ctx: Any, referral: Any) -> ReferralState:
        asked = {"partner": referral.partner, "purpose": referral.purpose, "answer_by": None, "fields": []}
        await service.call(ctx, "PUT", f"/v1/referrals/{referral.id.hex}", asked | {"city": ctx.config.account_id})
        return await super().refer(ctx, referral)


@breaks("referrals.hands-over-once", **PARTNERS)
@breaks("isolation.works-without-its-state", **PARTNERS)
class NamesEachTry(RefersOtherwise):
    def other(self, ctx: Any, referral: Any) -> dict[str, Any]:  # noqa: ARG002 - it does not look
        return {"id": uuid4()}


@breaks("referrals.hands-over-once", **PARTNERS)
class TrustsItsMemory(EchoPartners):
    async def refer(self, ctx: Any, referral: Any) -> ReferralState:
        if kept := ctx.state.get(referral.id.hex):
            return ReferralState.from_wire(kept)
        state = await super().refer(ctx, referral.model_copy(update={"id": uuid4()}))
        ctx.state.put(referral.id.hex, state.to_wire().encode())
        return state


@breaks("referrals.survives-a-lost-answer", **PARTNERS)
class TriesOnByItself(EchoPartners):
    async def refer(self, ctx: Any, referral: Any) -> ReferralState:
        try:
            return await super().refer(ctx, referral)
        except TransientError:
            return await super().refer(ctx, referral.model_copy(update={"id": uuid4()}))


@breaks("referrals.tells-referrals-apart", **PARTNERS)
class KeysByWords(RefersOtherwise):
    def other(self, ctx: Any, referral: Any) -> dict[str, Any]:  # noqa: ARG002 - it does not look
        return {"id": uuid5(NAMESPACE_URL, referral.model_copy(update={"id": UUID(int=0)}).to_wire())}


class TellsOtherwise(EchoPartners):
    """A plugin that changes how a referral stands."""

    def other(self, state: ReferralState) -> dict[str, Any]:
        raise NotImplementedError

    async def state_of(self, ctx: Any, ref: str) -> ReferralState:
        state = await super().state_of(ctx, ref)
        return state.model_copy(update=self.other(state))


@breaks("referrals.tells-how-it-stands", **PARTNERS)
class TakesDoneForTaken(TellsOtherwise):
    def other(self, state: ReferralState) -> dict[str, Any]:
        return {"phase": ReferralPhase.ACCEPTED} if state.phase is ReferralPhase.DONE else {}


@breaks("referrals.tells-how-it-stands", **PARTNERS)
class ForgetsTheReason(TellsOtherwise):
    def other(self, state: ReferralState) -> dict[str, Any]:  # noqa: ARG002 - it does not look
        return {"reason": ""}


@breaks("referrals.tells-how-it-stands", **PARTNERS)
class ForgetsWhatWasChosen(TellsOtherwise):
    def other(self, state: ReferralState) -> dict[str, Any]:  # noqa: ARG002 - it does not look
        return {"rejection": None}


@breaks("referrals.tells-what-is-gone", **PARTNERS)
class TakesGoneForSent(EchoPartners):
    async def state_of(self, ctx: Any, ref: str) -> ReferralState:
        try:
            return await super().state_of(ctx, ref)
        except RecipientGoneError:
            return ReferralState(ref=ref, phase=ReferralPhase.SENT)


@breaks("referrals.takes-back", **PARTNERS)
class TakesNothingBack(EchoPartners):
    async def revoke(self, ctx: Any, ref: str) -> ReferralState:  # noqa: ARG002 - it does not ask
        return ReferralState(ref=ref, phase=ReferralPhase.REVOKED)


@breaks("referrals.takes-back-twice", **PARTNERS)
class MindsWhatIsGone(EchoPartners):
    async def revoke(self, ctx: Any, ref: str) -> ReferralState:
        await service.call(ctx, "DELETE", f"/v1/referrals/{ref}")
        return ReferralState(ref=ref, phase=ReferralPhase.REVOKED)


@breaks("referrals.keeps-nothing-of-it", **PARTNERS)
class KeepsACopy(EchoPartners):
    async def refer(self, ctx: Any, referral: Any) -> ReferralState:
        ctx.state.put("last", referral.to_wire().encode())
        return await super().refer(ctx, referral)


@breaks("referrals.keeps-nothing-of-it", **PARTNERS)
class LogsThePurpose(EchoPartners):
    async def refer(self, ctx: Any, referral: Any) -> ReferralState:
        ctx.log.info("echo.referred", purpose=referral.purpose)
        return await super().refer(ctx, referral)


class Retells(EchoPartners):
    """A plugin that changes each error that it raises."""

    def retold(self, error: PluginError) -> PluginError:
        raise NotImplementedError

    async def tell(self, work: Awaitable[ReferralState]) -> ReferralState:
        try:
            return await work
        except PluginError as error:
            raise self.retold(error) from None

    async def refer(self, ctx: Any, referral: Any) -> ReferralState:
        return await self.tell(super().refer(ctx, referral))

    async def state_of(self, ctx: Any, ref: str) -> ReferralState:
        return await self.tell(super().state_of(ctx, ref))

    async def revoke(self, ctx: Any, ref: str) -> ReferralState:
        return await self.tell(super().revoke(ctx, ref))


@breaks("referrals.knows-haste", **PARTNERS)
class ForgetsTheWait(Retells):
    def retold(self, error: PluginError) -> PluginError:
        return RateLimitedError("wait") if isinstance(error, RateLimitedError) else error


@breaks("referrals.knows-a-full-day", **PARTNERS)
class TriesAFullDay(Retells):
    def retold(self, error: PluginError) -> PluginError:
        return TransientError("full") if isinstance(error, QuotaExceededError) else error


@breaks("referrals.knows-dead-secrets", **PARTNERS)
class TriesDeadSecrets(Retells):
    def retold(self, error: PluginError) -> PluginError:
        return TransientError("refused") if isinstance(error, AuthExpiredError) else error


@breaks("referrals.knows-an-ill-service", **PARTNERS)
class GivesUp(Retells):
    def retold(self, error: PluginError) -> PluginError:
        return PermanentError("ill") if type(error) is TransientError else error


@breaks("referrals.knows-what-never-works", **PARTNERS)
class TakesRefusedForNever(Retells):
    def retold(self, error: PluginError) -> PluginError:
        return PermanentError("refused") if isinstance(error, ContentRejectedError) else error

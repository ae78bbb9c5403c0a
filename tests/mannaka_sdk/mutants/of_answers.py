"""Mutants that read a partner's answer wrongly."""

from collections.abc import Sequence
from typing import Any

from integrations.partners.echo.plugin import EchoPartners
from mannaka_sdk import ConversationKey, InboundEvent, ReferralChanged, ReferralPhase
from tests.mannaka_sdk.mutants import breaks
from tests.mannaka_sdk.mutants.of_referrals import PARTNERS


class Changes(EchoPartners):
    """A plugin that changes each event that it read."""

    def parse(self, ctx: Any, request: Any) -> Sequence[InboundEvent]:
        read = super().parse(ctx, request)
        return [event.model_copy(update=self.told(ctx, event)) for event in read]

    def told(self, ctx: Any, event: InboundEvent) -> dict[str, Any]:
        raise NotImplementedError


class ChangesStates(Changes):
    """A plugin that changes how each referral stands."""

    def told(self, ctx: Any, event: InboundEvent) -> dict[str, Any]:  # noqa: ARG002 - for those that look
        if not isinstance(event.body, ReferralChanged):
            return {}
        state = event.body.state.model_copy(update=self.stands())
        return {"body": event.body.model_copy(update={"state": state})}

    def stands(self) -> dict[str, Any]:
        raise NotImplementedError


@breaks("answers.tells-what-was-answered", **PARTNERS)
class TakesEverythingForTaken(ChangesStates):
    def stands(self) -> dict[str, Any]:
        return {"phase": ReferralPhase.ACCEPTED}


@breaks("answers.tells-what-was-answered", **PARTNERS)
class AnswersOneMatter(ChangesStates):
    def stands(self) -> dict[str, Any]:
        return {"ref": "referral-0"}


@breaks("answers.keeps-matters-apart", **PARTNERS)
class SharesOneConversation(Changes):
    def told(self, ctx: Any, event: InboundEvent) -> dict[str, Any]:  # noqa: ARG002 - it does not look
        return {"conversation": ConversationKey(id="all")}


@breaks("answers.is-the-same-every-time", **PARTNERS)
class NamesByTheClock(Changes):
    def told(self, ctx: Any, event: InboundEvent) -> dict[str, Any]:  # noqa: ARG002 - it does not look
        return {"event_id": ctx.now.isoformat()}


@breaks("answers.is-the-same-every-time", **PARTNERS)
class NamesByTheMatter(Changes):
    def told(self, ctx: Any, event: InboundEvent) -> dict[str, Any]:  # noqa: ARG002 - it does not look
        return {"event_id": event.conversation.id}


@breaks("answers.keeps-what-came", **PARTNERS)
class KeepsNoRaw(Changes):
    def told(self, ctx: Any, event: InboundEvent) -> dict[str, Any]:  # noqa: ARG002 - it does not look
        return {"raw": {}}

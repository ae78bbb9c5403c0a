"""What the LINE tests share: LINE's contract, the fixtures, and a bench on which the clock is everybody's."""

from pathlib import Path
from typing import Any
from uuid import UUID

from linebot.v3 import messaging, webhooks  # type: ignore[import-untyped]  # it ships no types

from integrations.channels import line
from integrations.channels.line.plugin import LineChannel
from integrations.channels.line.settings import LineConfig, Mode
from integrations.channels.line.simulator import LineSimulator
from mannaka_sdk import HttpRequest, HttpResponse, Outbound, PluginError, VerifyContext
from mannaka_sdk.testing import StrictContract
from mannaka_sdk.testing.bench import Bench, run

FIXTURES = Path(line.__file__).with_name("fixtures")
CONTRACT = Path(__file__).with_name("contract")
API = StrictContract(CONTRACT / "messaging-api.yml", CONTRACT / "channel-access-token.yml")
WEBHOOK = StrictContract(CONTRACT / "webhook.yml")
OTHER_ID = UUID("018f0000-0000-7000-8000-00000000000a")

official = messaging
official_webhooks = webhooks


class LineBench(Bench):
    """A LINE channel and LINE, with one clock, under LINE's contract."""

    simulator: LineSimulator

    def __init__(self, mode: Mode = Mode.DIRECT) -> None:
        super().__init__(LineChannel, LineSimulator, API)
        self.line.now = self.clock.now
        self.mode = mode

    @property
    def line(self) -> Any:
        """Return what LINE remembers of the account."""
        return self.simulator.account_state

    @property
    def config(self) -> LineConfig:
        """Return the settings, with the bench's mode."""
        return self.simulator.config().model_copy(update={"mode": self.mode})

    def failure(self, message: Outbound) -> PluginError:
        """Return the error with which a send ends."""
        try:
            self.send(message)
        except PluginError as error:
            return error
        raise AssertionError("the send ended well")

    def paths(self) -> list[str]:
        """Return what was asked of LINE, without the host."""
        return [each.url.partition("line.me")[2] for each in self.wire.journal]

    def answers_next(self, *answers: HttpResponse) -> None:
        """Have LINE answer the next requests, other than for tokens, with these."""
        waiting, respond = list(answers), self.simulator.respond

        def answer(request: HttpRequest) -> HttpResponse:
            is_due = waiting and "/oauth2/" not in request.url
            return waiting.pop(0) if is_due else respond(request)

        self.simulator.respond = answer  # type: ignore[method-assign]  # only this simulator, in this test

    def answers_always(self, answer: HttpResponse) -> None:
        """Have LINE answer everything with this, whatever its contract says."""
        self.wire.contract = None

        def always(request: HttpRequest) -> HttpResponse:
            assert request.url
            return answer

        self.simulator.respond = always  # type: ignore[method-assign]  # only this simulator, in this test

    def verify_context(self, config: LineConfig) -> VerifyContext[Any, Any]:
        """Return what `verify` gets with some settings."""
        return VerifyContext(config=config, secrets=self.simulator.secrets(), now=self.clock.now())


__all__ = ["API", "CONTRACT", "FIXTURES", "OTHER_ID", "WEBHOOK", "LineBench", "official", "official_webhooks", "run"]

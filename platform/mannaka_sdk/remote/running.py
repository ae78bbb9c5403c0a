"""One call on a vendor's server: the plugin is called as the host would call it, and what comes of it is told."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import JsonValue, ValidationError

from mannaka_sdk.configuration import ConfigProblem, ConfigProblemCode
from mannaka_sdk.context import Context, ParseContext, VerifyContext
from mannaka_sdk.egress import EgressClient
from mannaka_sdk.errors import Failure, FailureKind, PermanentError, PluginError
from mannaka_sdk.plugin import describe
from mannaka_sdk.remote.clock import now
from mannaka_sdk.remote.keeping import HostsClock, TravellingLog, TravellingState
from mannaka_sdk.remote.methods import RemoteMethod, remote_methods
from mannaka_sdk.remote.protocol import DESCRIBE, UNKNOWN_VERSION, RemoteAnswer, RemoteCall
from mannaka_sdk.words import LocalizedText

Pour = Callable[[bytes], Awaitable[None]]


class Running:
    """A call that is carried out."""

    def __init__(self, plugin: type[Any], call: RemoteCall, *, http: EgressClient, pour: Pour) -> None:
        self.plugin, self.call, self.http = plugin, call, http
        self.state, self.log, self.sink = TravellingState(dict(call.state)), TravellingLog(), _Poured(pour)

    async def answer(self) -> RemoteAnswer:
        """Carry it out and return what became of it, whatever the plugin raises."""
        try:
            value = await asyncio.wait_for(self._value(), self.call.seconds)
        except PluginError as error:
            return self._told(failure=error.to_failure())
        except TimeoutError:
            return self._told(failure=Failure(kind=FailureKind.TRANSIENT, message="the plugin took too long"))
        except ValueError as error:
            is_version = self.call.method == "migrate_config"
            return self._told(failure=_fault(error), code=UNKNOWN_VERSION if is_version else "")
        except Exception as error:  # noqa: BLE001 - whatever a plugin raises is told by its class alone
            return self._told(failure=_fault(error))
        return self._told(value=value)

    def _told(self, **what: Any) -> RemoteAnswer:
        state = self.state.values if self.state.is_changed else None
        return RemoteAnswer(at=now(), state=state, notes=tuple(self.log.notes), **what)

    async def _value(self) -> JsonValue:
        if self.call.method == DESCRIBE:
            told: JsonValue = describe(self.plugin).model_dump(mode="json")
            return told
        method = remote_methods().get(self.call.method)
        asked = getattr(self.plugin(), self.call.method, None) if method else None
        if method is None or asked is None:
            raise PermanentError(f"this plugin has no method {self.call.method[:40]!r}")
        try:
            given = self._given(method)
        except ValidationError as error:
            if method.takes_settings:
                return [each.model_dump(mode="json") for each in _problems(error)]
            raise
        found = asked(**given)
        return method.packed_result(await found if method.is_async else found)

    def _given(self, method: RemoteMethod) -> dict[str, Any]:
        given = method.unpacked(self.call.arguments)
        if method.context is not None:
            given["ctx"] = self._context(method.context)
        if method.takes_settings:
            given |= {"config": self._config(), "secrets": self._secrets()}
        return given | ({method.sink: self.sink} if method.sink else {})

    def _context(self, wanted: type[Any]) -> Any:
        at = self.call.now or now()
        if wanted is ParseContext:
            return ParseContext(config=self._config(), now=at)
        if wanted is VerifyContext:
            return VerifyContext(config=self._config(), secrets=self._secrets(), now=at)
        return Context(
            config=self._config(),
            secrets=self._secrets(),
            http=self.http,
            clock=HostsClock(at),
            state=self.state,
            log=self.log,
            locale=self.call.locale,
        )

    def _config(self) -> Any:
        return self.plugin.config_model.model_validate(self.call.config)

    def _secrets(self) -> Any:
        return self.plugin.secret_model.model_validate(self.call.secrets)


class _Poured:
    """The sink of a file on its way."""

    def __init__(self, pour: Pour) -> None:
        self.pour = pour

    async def write(self, chunk: bytes) -> None:
        """Hand a piece on."""
        await self.pour(chunk)


def _fault(error: Exception) -> Failure:
    # Its class alone: what an exception says may hold a citizen's words.
    return Failure(kind=FailureKind.PERMANENT, message=f"the plugin failed: {type(error).__name__}")


def _problems(error: ValidationError) -> list[ConfigProblem]:
    said = LocalizedText(ja="この値は使えません。", en="This value cannot be used.")
    places = {str(each["loc"][0]) if each["loc"] else "" for each in error.errors(include_input=False)}
    return [ConfigProblem(field=place, code=ConfigProblemCode.INVALID, message=said) for place in sorted(places)]

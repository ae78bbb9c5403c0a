"""A plugin that runs elsewhere, as the host sees it: a class like any other, whose methods are calls."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, ClassVar, Final

from pydantic import SecretStr, ValidationError

from mannaka_sdk.configuration import ConfigModel, ConfigProblem, ConfigProblemCode, SecretModel
from mannaka_sdk.context import Context
from mannaka_sdk.errors import PermanentError, PluginError
from mannaka_sdk.interfaces import required_methods
from mannaka_sdk.manifest import Manifest
from mannaka_sdk.plugin import Description
from mannaka_sdk.remote.calling import RemoteServer, called, new_call, raise_what_it_tells
from mannaka_sdk.remote.forms import form_of
from mannaka_sdk.remote.keeping import MOST_NOTES
from mannaka_sdk.remote.methods import RemoteMethod, remote_methods
from mannaka_sdk.remote.protocol import RemoteAnswer, RemoteCall
from mannaka_sdk.reports import HealthReport, HealthState, ProbeProblem, ProbeProblemCode, ProbeReport
from mannaka_sdk.webhooks import RawResponse, Verdict, VerdictKind
from mannaka_sdk.words import LocalizedText

_AWAY: Final = LocalizedText(
    ja="このサービスをつなぐ事業者のサーバーが応答しません。しばらくしてからもう一度お試しください。続く場合は運用担当者に連絡してください。",
    en="The vendor's server that connects this service does not answer as it should. Try again in a while; "
    "if it goes on, tell the operator.",
)
_COME_AGAIN: Final = RawResponse(status=503, headers={"retry-after": "60"})


class RemotePlugin:
    """The base of every class that stands in for a plugin on its vendor's own server."""

    manifest: ClassVar[Manifest]
    config_model: ClassVar[type[ConfigModel]]
    secret_model: ClassVar[type[SecretModel]]
    server: ClassVar[RemoteServer]

    def ask(self, name: str, *, given: Mapping[str, Any], settings: Any = None, **more: Any) -> Any:
        """
        Call a method that does not wait for a service, and return what it returned.

        :raises PluginError: what the plugin raised, or that its server gave no answer to be believed.
        """
        method = remote_methods()[name]
        return _result(method, self.server.call(_written(method, given, settings, more)))

    async def ask_on(self, name: str, *, given: Mapping[str, Any], ctx: Context[Any, Any]) -> Any:
        """
        Call a method that talks to the service, and return what it returned.

        :raises PluginError: what the plugin raised, or that its server gave no answer to be believed.
        """
        method = remote_methods()[name]
        values = getattr(ctx.state, "values", {})
        more = {"now": ctx.clock.now(), "locale": ctx.locale, "state": dict(values)}
        call = _written(method, given, ctx, more | {"through": getattr(ctx.http, "through", "")})
        answer = await called(self.server, call, sink=given.get(method.sink))
        _keep(ctx, before=call.state, answer=answer)
        return _result(method, answer)

    def validate_config(self, config: Any, secrets: Any) -> Any:
        """Ask the vendor's server; where it is away, that is the problem."""
        try:
            return self.ask("validate_config", given={}, settings=_Both(config, secrets))
        except PluginError:
            return [ConfigProblem(field="", code=ConfigProblemCode.INVALID, message=_AWAY)]

    def migrate_config(self, from_version: int, data: Mapping[str, Any]) -> dict[str, Any]:
        """
        Bring older settings into today's shape; those of today are not asked for.

        :raises ValueError: if there never was such a version.
        :raises PluginError: if no answer came.
        """
        if from_version == self.manifest.config_version:
            return dict(data)
        found: dict[str, Any] = self.ask("migrate_config", given={"from_version": from_version, "data": data})
        return found

    def verify(self, ctx: Any, request: Any) -> Verdict:
        """Ask the vendor's server within two seconds; where it is away, the service is asked to come again."""
        try:
            verdict: Verdict = self.ask("verify", given={"request": request}, settings=ctx, now=ctx.now)
        except PluginError as error:
            return Verdict(kind=VerdictKind.REJECT, response=_COME_AGAIN, reason=error.message)
        return verdict

    def parse(self, ctx: Any, request: Any) -> Any:
        """
        Ask the vendor's server what a delivery tells.

        :raises PluginError: what the plugin raised, or that no answer came.
        """
        return self.ask("parse", given={"request": request}, settings=_Both(ctx.config, None), now=ctx.now)

    async def probe(self, ctx: Any) -> ProbeReport:
        """Try the settings; where the vendor's server is away, that is what stands in the way."""
        try:
            report: ProbeReport = await self.ask_on("probe", given={}, ctx=ctx)
        except PluginError:
            return ProbeReport(problems=(ProbeProblem(code=ProbeProblemCode.UNREACHABLE, message=_AWAY),))
        return report

    async def health(self, ctx: Any) -> HealthReport:
        """Tell how the channel is; where the vendor's server is away, it fails."""
        try:
            report: HealthReport = await self.ask_on("health", given={}, ctx=ctx)
        except PluginError:
            problem = ProbeProblem(code=ProbeProblemCode.UNREACHABLE, message=_AWAY)
            return HealthReport(state=HealthState.FAILING, problems=(problem,))
        return report


def remote_plugin(description: Description, server: RemoteServer) -> type[Any]:
    """
    Return the class that stands in for a plugin on its vendor's server.

    :raises ValueError: if its settings make no form, or it goes where they say.
    """
    if description.manifest.lines or description.manifest.egress_in:
        raise ValueError("a plugin that goes where its settings say (lines, egress_in) runs within the host")
    wanted = required_methods(description.manifest)
    made = {name: _method(remote_methods()[name]) for name in wanted if not hasattr(RemotePlugin, name)}
    members = {
        "__doc__": f"Stands in for {description.manifest.id}.",
        "__module__": __name__,
        "manifest": description.manifest,
        "config_model": form_of(description.config_schema, ConfigModel),
        "secret_model": form_of(description.secret_schema, SecretModel),
        "server": server,
    }
    return type("StandsIn", (RemotePlugin,), members | made)


def _method(method: RemoteMethod) -> Any:
    """Return a function with the signature that the kind asks for."""

    def given(self: RemotePlugin, args: Any, kwargs: Any) -> dict[str, Any]:
        bound = method.signature.bind(self, *args, **kwargs)
        bound.apply_defaults()
        return {name: value for name, value in bound.arguments.items() if name != "self"}

    async def ask_on(self: RemotePlugin, *args: Any, **kwargs: Any) -> Any:
        arguments = given(self, args, kwargs)
        return await self.ask_on(method.name, given=arguments, ctx=arguments.pop("ctx"))

    def ask(self: RemotePlugin, *args: Any, **kwargs: Any) -> Any:
        arguments = given(self, args, kwargs)
        return self.ask(method.name, given=arguments, settings=arguments.pop("ctx", None))

    made: Any = ask_on if method.is_async else ask
    made.__name__, made.__signature__ = method.name, method.signature
    return made


class _Both:
    """Settings and secrets, where no context holds them."""

    def __init__(self, config: Any, secrets: Any) -> None:
        self.config, self.secrets = config, secrets


def _written(method: RemoteMethod, given: Mapping[str, Any], settings: Any, more: Mapping[str, Any]) -> RemoteCall:
    config, secrets = getattr(settings, "config", None), getattr(settings, "secrets", None)
    try:
        arguments = method.packed(dict(given))
    except ValueError:
        raise PermanentError("the call cannot be written as JSON") from None
    return new_call(
        method.name,
        arguments=arguments,
        config=config.model_dump(mode="json") if config is not None else {},
        secrets=_revealed(secrets),
        seconds=method.seconds,
        **more,
    )


def _revealed(secrets: Any) -> dict[str, str]:
    return {name: each.get_secret_value() for name, each in secrets or () if isinstance(each, SecretStr)}


def _result(method: RemoteMethod, answer: RemoteAnswer) -> Any:
    raise_what_it_tells(answer)
    try:
        return method.unpacked_result(answer.value)
    except ValidationError:
        raise PermanentError("the answer of the vendor's server is none of this method") from None


def _keep(ctx: Context[Any, Any], *, before: Mapping[str, bytes], answer: RemoteAnswer) -> None:
    """Keep what the plugin kept and forget what it forgot; note what it noted."""
    for name in set(before) - set(answer.state) if answer.state is not None else ():
        ctx.state.drop(name)
    for name, value in (answer.state or {}).items():
        if before.get(name) != value:
            with suppress(ValueError):  # nothing may depend on it but speed
                ctx.state.put(name, value)
    for note in answer.notes[:MOST_NOTES]:
        (ctx.log.warning if note.level == "warning" else ctx.log.info)(note.event, **note.values)

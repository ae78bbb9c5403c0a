"""Does the plugin keep to itself: no host, no leftovers, no secret where others read?"""

import asyncio
import json
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from mannaka_sdk.configuration import SecretModel
from mannaka_sdk.errors import PluginError
from mannaka_sdk.simulation import Refusal
from mannaka_sdk.testing import importing
from mannaka_sdk.testing.bench import MESSAGE_ID, Bench, Subject, run
from mannaka_sdk.testing.doubles import MemoryState
from mannaka_sdk.testing.expect import expect
from mannaka_sdk.testing.registry import acting_check, check
from mannaka_sdk.webhooks import VerdictKind


@check("isolation.imports-no-host")
def imports_no_host(subject: Subject) -> None:
    """The plugin is imported where Django and the host are out of reach."""
    _import(subject, "hosts")


@check("isolation.imports-quietly")
def imports_quietly(subject: Subject) -> None:
    """Being imported, the plugin opens no connection and starts neither thread nor process."""
    _import(subject, "quiet")


@check("isolation.reads-no-environment")
def reads_no_environment(subject: Subject) -> None:
    """Being imported, the plugin reads no variable of the environment."""
    _import(subject, "environment")


def _import(subject: Subject, watch: str) -> None:
    """Import the plugin in a process of its own."""
    roots = [each for each in sys.path if each]
    command = [sys.executable, "-c", importing.SCRIPT, watch, subject.plugin.__module__, json.dumps(roots)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, cwd=Path.cwd())  # noqa: S603
    last = done.stderr.strip().splitlines()[-1:] or ["it ended without a word"]
    expect(done.returncode == 0, f"the plugin cannot be imported alone: {last[0]}")


@check("isolation.keeps-nothing")
def keeps_nothing(subject: Subject) -> None:
    """Neither the plugin nor its class holds more after a call than before."""
    bench = subject.bench()
    before = _held(bench.plugin)
    run(bench.plugin.probe(bench.ctx()))
    run(bench.plugin.health(bench.ctx()))
    _use(bench)
    expect(_held(bench.plugin) == before, "the plugin keeps something between calls; the host's ctx.state is for that")


def _held(plugin: Any) -> str:
    return repr((vars(plugin) if hasattr(plugin, "__dict__") else {}, sorted(vars(type(plugin)).items(), key=str)))


def _use(bench: Bench) -> None:
    if any(hasattr(bench.plugin, each) for each in ("send", "create", "refer")):
        run(bench.act(bench.ctx()))
    if hasattr(bench.plugin, "verify"):
        bench.verify(bench.delivery(bench.happened()))
        bench.read(bench.happened())


@acting_check("isolation.keeps-channels-apart")
def keeps_channels_apart(subject: Subject) -> None:
    """Two channels served by one plugin at the same time never use each other's secrets."""
    bench = subject.bench()
    mine, theirs = bench.simulator.secrets(), bench.simulator.other_secrets()
    for secrets, strangers in ((mine, theirs), (theirs, mine)) if bench.takes_deliveries else ():
        request = bench.delivery(bench.happened(), secrets=secrets)
        expect(bench.verify(request, secrets).kind is VerdictKind.ACCEPT, "a channel does not know its own delivery")
        expect(bench.verify(request, strangers).kind is VerdictKind.REJECT, "a channel takes another one's delivery")
    expect(not run(_strangers_secrets(bench, subject.bench())), "a request of one channel holds another one's secret")


async def _strangers_secrets(mine: Bench, theirs: Bench) -> bool:
    """Act for two channels at once, with one plugin, and look for a secret in the wrong place."""
    secrets, others = mine.simulator.secrets(), mine.simulator.other_secrets()
    await asyncio.gather(
        mine.act(mine.ctx(secrets, MemoryState()), "一"),
        mine.act(theirs.ctx(others, MemoryState()), "二"),
        return_exceptions=True,
    )
    return _holds(_journal(mine), others) or _holds(_journal(theirs), secrets)


def _journal(bench: Bench) -> str:
    said = [f"{each.url} {each.headers} {each.body!r}" for each in bench.wire.journal]
    return "\n".join([*said, *map(repr, bench.lines.sent)])


def _values(secrets: SecretModel) -> Iterator[str]:
    """Return what there is to be found: a secret that may be left out may be empty."""
    values = (each.get_secret_value() for _, each in secrets if isinstance(each, SecretStr))
    return filter(None, values)


def _holds(text: str, secrets: SecretModel) -> bool:
    return any(each in text for each in _values(secrets))


@acting_check("isolation.tells-no-secret-in-errors")
def tells_no_secret_in_errors(subject: Subject) -> None:
    """No error that the plugin raises holds a secret, nor what was written, nor to whom."""
    for refusal in Refusal:
        bench = subject.bench()
        bench.wire.refusal = refusal
        try:
            run(bench.act(bench.ctx(), "とても私的な話"))
        except PluginError as error:
            told = f"{error!r} {error.to_failure()} {''.join(traceback.format_exception(error))}"
            expect(not _holds(told, bench.simulator.secrets()), f"the error for {refusal} holds a secret")
            words = f"{error} {error.to_failure()}"
            expect("私的" not in words and "person-secret" not in words, f"the error for {refusal} holds personal data")


@acting_check("isolation.logs-nothing-private")
def logs_nothing_private(subject: Subject) -> None:
    """No line of the log holds a secret, what was written, or to whom."""
    bench = subject.bench()
    run(bench.plugin.probe(bench.ctx()))
    for refusal in (None, *Refusal):
        bench.wire.refusal = refusal
        try:
            run(bench.act(bench.ctx(), "とても私的な話"))
        except PluginError:
            continue
    told = "\n".join(bench.log.lines)
    expect(not _holds(told, bench.simulator.secrets()), "a line of the log holds a secret")
    expect("私的" not in told and "person-secret" not in told, "a line of the log holds personal data")


@acting_check("isolation.shows-no-secret-in-results")
def shows_no_secret_in_results(subject: Subject) -> None:
    """Nothing that the plugin returns holds a secret."""
    bench = subject.bench()
    happened, others = bench.happened(), bench.simulator.other_secrets()
    good, bad = bench.delivery(happened), bench.delivery(happened, secrets=others)
    results = [
        run(bench.plugin.probe(bench.ctx())),
        run(bench.plugin.health(bench.ctx())),
        *run(bench.act(bench.ctx())),
        bench.verify(good),
        bench.verify(bad),
        *bench.read(happened),
    ]
    expect(
        not _holds("".join(each.to_wire() for each in results), bench.simulator.secrets()), "a result holds a secret"
    )


@acting_check("isolation.keeps-no-secret-in-its-state")
def keeps_no_secret_in_its_state(subject: Subject) -> None:
    """What the plugin keeps in its state holds none of the secrets that an administrator entered."""
    bench = subject.bench()
    run(bench.plugin.probe(bench.ctx()))
    run(bench.act(bench.ctx()))
    expect(not _holds(str(bench.state.values), bench.simulator.secrets()), "the state holds a secret")


@acting_check("isolation.works-without-its-state")
def works_without_its_state(subject: Subject) -> None:
    """A state that is gone, or holds nonsense, stops no message and no meeting, and makes none of them twice."""
    bench = subject.bench()
    run(bench.act(bench.ctx()))
    before = bench.done
    for state in (MemoryState(), MemoryState(dict.fromkeys(bench.state.values, b"\xff nonsense"))):
        run(bench.act(bench.ctx(state=state), attempt=2))
    expect(bench.done == before, f"without its state {MESSAGE_ID} is there twice")


@check("isolation.calls-only-its-hosts")
def calls_only_its_hosts(subject: Subject) -> None:
    """Every request goes to a host that the manifest names, or to one in a setting that it names for that."""
    bench = subject.bench()
    run(bench.plugin.probe(bench.ctx()))
    _use(bench)
    hosts = {each.url.split("/")[2].partition(":")[0] for each in bench.wire.journal}
    strangers = sorted(hosts - bench.wire.hosts)
    strangers += sorted({host for host, _ in bench.lines.opened} - bench.lines.hosts)
    expect(not strangers, f"requests went to hosts that the manifest does not name: {', '.join(strangers)}")

"""Does the plugin help an administrator, and does it stand strange days?"""

import asyncio
import time
from datetime import timedelta
from typing import Any, Final

from mannaka_sdk.context import Context
from mannaka_sdk.errors import PluginError
from mannaka_sdk.people import ExternalIdentity
from mannaka_sdk.reports import ErasureReport, HealthReport, HealthState, ProbeProblemCode, ProbeReport
from mannaka_sdk.simulation import Refusal
from mannaka_sdk.testing.bench import Bench, Subject, run
from mannaka_sdk.testing.expect import expect
from mannaka_sdk.testing.registry import acting_check, check, messaging_check

HEALTH_S: Final = 5.0


def _probe(bench: Bench) -> ProbeReport:
    report: ProbeReport = run(bench.plugin.probe(bench.ctx()))
    expect(isinstance(report, ProbeReport), "probe returns no ProbeReport")
    return report


def _codes(report: ProbeReport) -> set[ProbeProblemCode]:
    return {each.code for each in report.problems}


@check("operations.accepts-good-settings")
def accepts_good_settings(subject: Subject) -> None:
    """Settings that work have no problems."""
    bench = subject.bench()
    problems = bench.plugin.validate_config(bench.simulator.config(), bench.simulator.secrets())
    expect(not problems, f"validate_config complains of settings that work: {list(problems)}")


@check("operations.validates-without-the-network")
def validates_without_the_network(subject: Subject) -> None:
    """Settings are validated without a request."""
    bench = subject.bench()
    bench.plugin.validate_config(bench.simulator.config(), bench.simulator.other_secrets())
    expect(not bench.wire.journal and not bench.lines.opened, "validate_config called the service")


@check("operations.probe-names-the-account")
def probe_names_the_account(subject: Subject) -> None:
    """A probe with settings that work finds the account, and nothing in the way."""
    bench = subject.bench()
    report = _probe(bench)
    expect(report.is_ok, f"probe complains of settings that work: {_codes(report)}")
    expect(report.account and report.account.id == bench.simulator.account, "probe finds another account")


@messaging_check("operations.probe-writes-to-nobody")
def probe_writes_to_nobody(subject: Subject) -> None:
    """A probe leaves nothing on a citizen's screen."""
    bench = subject.bench()
    _probe(bench)
    expect(not bench.simulator.received, "probe wrote to a citizen")


@check("operations.probe-knows-wrong-secrets", asks_the_service=True)
def probe_knows_wrong_secrets(subject: Subject) -> None:
    """A probe with secrets that the service refuses says that they are wrong."""
    bench = subject.bench()
    bench.wire.refusal = Refusal.WRONG_CREDENTIALS
    expect(_codes(_probe(bench)) == {ProbeProblemCode.WRONG_CREDENTIALS}, "probe does not say that secrets are wrong")


@check("operations.probe-knows-missing-scopes", asks_the_service=True)
def probe_knows_missing_scopes(subject: Subject) -> None:
    """A probe with secrets that may do too little says so, and not that they are wrong."""
    bench = subject.bench()
    bench.wire.refusal = Refusal.MISSING_SCOPE
    expect(_codes(_probe(bench)) == {ProbeProblemCode.MISSING_SCOPE}, "probe does not say that a permission is missing")


@check("operations.probe-knows-an-absent-service", asks_the_service=True)
def probe_knows_an_absent_service(subject: Subject) -> None:
    """A probe without an answer says that the service cannot be reached."""
    bench = subject.bench()
    bench.wire.is_cut = True
    expect(_codes(_probe(bench)) == {ProbeProblemCode.UNREACHABLE}, "probe does not say that no answer came")


@check("operations.health-is-good-when-it-works")
def health_is_good_when_it_works(subject: Subject) -> None:
    """A channel that works is told to work."""
    bench = subject.bench()
    report = run(bench.plugin.health(bench.ctx()))
    expect(isinstance(report, HealthReport), "health returns no HealthReport")
    expect(report.state is HealthState.WORKING, f"health of a working channel is {report.state}")


@check("operations.health-tells-what-fails", asks_the_service=True)
def health_tells_what_fails(subject: Subject) -> None:
    """A channel whose service is absent, ill or refuses is told to fail, with a problem and without an exception."""
    for refusal in (None, Refusal.ILL, Refusal.WRONG_CREDENTIALS):
        bench = subject.bench()
        bench.wire.is_cut, bench.wire.refusal = refusal is None, refusal
        report = run(bench.plugin.health(bench.ctx()))
        expect(report.state is not HealthState.WORKING, f"health sees nothing wrong: {refusal or 'no answer'}")
        expect(report.problems, f"health tells no problem: {refusal or 'no answer'}")


@check("operations.health-is-quick")
def health_is_quick(subject: Subject) -> None:
    """Health takes under five seconds, also when the service is absent."""
    bench = subject.bench()
    bench.wire.is_cut = True
    before = time.monotonic()
    run(bench.plugin.health(bench.ctx()))
    expect(time.monotonic() - before < HEALTH_S, f"health took longer than {HEALTH_S:.0f} seconds")


@check("operations.migrates-older-settings")
def migrates_older_settings(subject: Subject) -> None:
    """Settings of every older version become settings of today."""
    bench = subject.bench()
    for version in range(1, subject.plugin.manifest.config_version):
        older = bench.simulator.older_configs.get(version)
        expect(older is not None, f"the simulator has no example in older_configs of version {version}")
        subject.plugin.config_model.model_validate(bench.plugin.migrate_config(version, dict(older or {})))


@check("operations.keeps-settings-of-today")
def keeps_settings_of_today(subject: Subject) -> None:
    """Settings of today stay as they are when they are migrated."""
    bench = subject.bench()
    today = bench.simulator.config().model_dump()
    migrated = bench.plugin.migrate_config(subject.plugin.manifest.config_version, today)
    expect(migrated == today, "migrate_config changes settings of today")


@check("operations.refuses-settings-of-tomorrow")
def refuses_settings_of_tomorrow(subject: Subject) -> None:
    """Settings of a version that there never was are refused with ValueError."""
    bench = subject.bench()
    try:
        bench.plugin.migrate_config(subject.plugin.manifest.config_version + 1, {})
    except ValueError:
        return
    expect(condition=False, message="migrate_config takes settings of a version that it cannot know")


@check("operations.erases")
def erases(subject: Subject) -> None:
    """Erasing a person is told truly: as the manifest says, and again for one who is erased already."""
    bench = subject.bench()
    who = ExternalIdentity(id=bench.simulator.person("person-1"))
    for _ in range(2):
        report = run(bench.plugin.erase(bench.ctx(), who))
        expect(isinstance(report, ErasureReport), "erase returns no ErasureReport")
        expect(report.erased == subject.plugin.manifest.privacy.can_erase, "erase does not do what the manifest says")


@check("operations.erase-tells-of-failure")
def erase_tells_of_failure(subject: Subject) -> None:
    """Erasing is never told to be done when the service gave no answer."""
    if not subject.plugin.manifest.privacy.can_erase:
        return
    bench = subject.bench()
    bench.wire.is_cut = True
    try:
        who = ExternalIdentity(id=bench.simulator.person("person-1"))
        report = run(bench.plugin.erase(bench.ctx(), who))
    except PluginError:
        return
    expect(not report.erased, "erase tells that it is done, but no answer came")


@acting_check("operations.stands-a-jumping-clock")
def stands_a_jumping_clock(subject: Subject) -> None:
    """A clock that jumps on by a year, or back by a day, stops no message and no meeting."""
    bench = subject.bench()
    for number, jump in enumerate((timedelta(0), timedelta(days=366), -timedelta(days=367))):
        bench.clock.move(jump)
        run(bench.act(bench.ctx(), f"{number}"))
        bench = _with_state(subject, bench)


def _with_state(subject: Subject, earlier: Bench) -> Bench:
    """Go on with a new service, at the time and with the state that were left."""
    later = subject.bench()
    later.clock, later.state = earlier.clock, earlier.state
    return later


@acting_check("operations.leaves-no-task-behind")
def leaves_no_task_behind(subject: Subject) -> None:
    """A call leaves no task running, neither when it ends nor when it is cancelled."""
    bench = subject.bench()
    expect(run(_left_by_call(bench, bench.ctx())) == 0, "a call left a task running")
    expect(run(_left_by_cancelled_call(bench, bench.ctx())) == 0, "a call that was cancelled left a task running")


async def _left_by_call(bench: Bench, ctx: Context[Any, Any]) -> int:
    before = asyncio.all_tasks()
    await bench.act(ctx, "一")
    return len(asyncio.all_tasks() - before)


async def _left_by_cancelled_call(bench: Bench, ctx: Context[Any, Any]) -> int:
    before = asyncio.all_tasks()
    task = asyncio.create_task(bench.act(ctx, "二"))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return len(asyncio.all_tasks() - before)

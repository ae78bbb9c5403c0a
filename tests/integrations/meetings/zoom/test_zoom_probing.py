"""Trying the settings: what an administrator is told to do next."""

from integrations.meetings.zoom.simulated_service import SCOPES
from mannaka_sdk import HealthState, ProbeProblemCode, ProbeReport
from mannaka_sdk.testing.bench import run
from tests.integrations.meetings.zoom.bench import ZoomBench


def probed(bench: ZoomBench, **changes: object) -> ProbeReport:
    report: ProbeReport = run(bench.plugin.probe(bench.configured(**changes)))
    return report


def test_the_scopes_that_are_missing_are_named() -> None:
    bench = ZoomBench()
    bench.simulator.zoom.granted = SCOPES.replace("meeting:delete:meeting:admin ", "")
    (problem,) = probed(bench).problems

    assert problem.code is ProbeProblemCode.MISSING_SCOPE
    assert problem.message.ja.endswith("：meeting:delete:meeting:admin")


def test_the_wider_scopes_of_older_apps_are_enough() -> None:
    bench = ZoomBench()
    bench.simulator.zoom.granted = "meeting:write:admin meeting:read:admin user:read:admin"

    assert probed(bench).is_ok


def test_somebody_who_is_not_at_zoom_and_somebody_without_a_licence_are_named() -> None:
    bench = ZoomBench()
    found = probed(bench, hosts=("soudan1@city.example.jp", "nobody@city.example.jp"))
    assert [each.message.en for each in found.problems] == ["Zoom knows no such user: nobody@city.example.jp"]

    bench.wire.contract = None
    unlicensed = probed(ZoomBench().answering(200, id="u1", email="soudan1@city.example.jp", type=1))
    assert {each.code for each in unlicensed.problems} == {ProbeProblemCode.WRONG_SETTING}
    assert "soudan2@city.example.jp" in unlicensed.problems[0].message.ja


def test_health_asks_for_one_of_those_who_open_meetings() -> None:
    bench = ZoomBench()

    assert run(bench.plugin.health(bench.ctx())).state is HealthState.WORKING
    assert len(bench.wire.journal) == 2


def test_settings_that_cannot_be_right_are_told_without_asking_zoom() -> None:
    bench = ZoomBench()
    ctx = bench.configured(hosts=("soudan1@city.example.jp", "SOUDAN1@city.example.jp", "相談係"))

    assert {each.field for each in bench.plugin.validate_config(ctx.config, ctx.secrets)} == {"hosts"}
    assert len(bench.plugin.validate_config(ctx.config, ctx.secrets)) == 2
    assert bench.wire.journal == []

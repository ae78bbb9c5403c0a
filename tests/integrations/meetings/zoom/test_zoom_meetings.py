"""What Zoom is asked for, and what it is never asked for."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from mannaka_sdk import AuthExpiredError, MeetingRole, RateLimitedError, RecipientGoneError
from mannaka_sdk.testing import ConformanceError
from mannaka_sdk.testing.bench import run
from tests.integrations.meetings.zoom.bench import ZoomBench


def test_a_meeting_is_closed_until_the_host_opens_it_and_leaves_no_traces() -> None:
    bench = ZoomBench()
    kept = bench.kept(bench.made())

    settings = kept["settings"]
    assert (settings["waiting_room"], settings["join_before_host"], settings["use_pmi"]) == (True, False, False)
    assert settings["auto_recording"] == "none"
    assert not settings["auto_start_meeting_summary"]
    assert (kept["topic"], kept["start_time"]) == ("相談 12/1 10:00 B-7K2Q", "2026-12-02T00:30:00Z")


def test_our_contract_refuses_a_meeting_that_records() -> None:
    bench = ZoomBench()
    bench.made()
    asked = next(each for each in bench.wire.journal if each.url.endswith("/meetings"))
    recording = asked.model_copy(update={"body": asked.body.replace(b'"none"', b'"cloud"')})

    with pytest.raises(ConformanceError, match="auto_recording"):
        run(bench.wire.send(recording))


def test_each_meeting_has_a_passcode_of_its_own_with_every_kind_of_sign() -> None:
    bench = ZoomBench()
    found = [bench.kept(bench.made(key=UUID(int=number)))["password"] for number in (1, 2, 3)]

    assert len(set(found)) == 3
    assert all(re.search(kind, each) for each in found for kind in ("[a-z]", "[A-Z]", "[0-9]", "[@*_-]"))


def test_one_token_serves_every_call_until_it_ends() -> None:
    bench = ZoomBench()
    meeting = bench.made()
    bench.door(meeting, MeetingRole.GUEST)
    assert len(bench.asked("oauth")) == 1

    bench.clock.move(timedelta(minutes=59))
    bench.door(meeting, MeetingRole.HOST)

    assert bench.asked("oauth") == ["POST zoom.us/oauth/token"] * 2


def test_a_token_of_other_settings_is_not_used() -> None:
    bench = ZoomBench()
    bench.made()

    error = bench.failure(bench.plugin.create(bench.configured(account_id="Another-account-00001"), bench.spec()))

    assert isinstance(error, AuthExpiredError)


def test_the_meeting_of_a_lost_answer_is_found_on_a_later_page_and_moved_to_the_time_that_is_wanted_now() -> None:
    bench = ZoomBench()
    for number in range(64):
        bench.made(key=UUID(int=number + 1))
    wanted = bench.spec(starts_at="2026-12-24T01:00:00Z")
    first = bench.made()

    again = run(bench.plugin.create(bench.ctx(), wanted))

    assert again.ref == first.ref
    assert len(bench.simulator.meetings) == 65
    assert bench.kept(first)["start_time"] == "2026-12-24T01:00:00Z"


def test_a_guest_gets_an_invitation_for_as_long_as_was_asked_and_the_host_zooms_own_link() -> None:
    bench = ZoomBench()
    meeting = bench.made()
    guest, listener, host = (bench.door(meeting, role) for role in ("guest", "listener", MeetingRole.HOST))

    assert guest.expires_at - bench.clock.now() == timedelta(minutes=5)
    assert host.expires_at - bench.clock.now() == timedelta(hours=2)
    assert guest.url != listener.url
    assert bench.kept(meeting)["password"] not in f"{guest.url} {host.url}"


def test_a_link_for_ages_is_cut_to_what_zoom_allows() -> None:
    bench = ZoomBench()

    link = bench.door(bench.made(), MeetingRole.GUEST, lasts=timedelta(days=400))

    assert link.expires_at - bench.clock.now() == timedelta(days=90)


def test_lengths_are_rounded_up_to_minutes() -> None:
    bench = ZoomBench()

    assert bench.made(lasts=timedelta(seconds=1210)).lasts == timedelta(minutes=21)


def test_nobody_is_written_to_when_a_meeting_is_cancelled() -> None:
    bench = ZoomBench()
    meeting = bench.made()
    run(bench.plugin.cancel(bench.ctx(), meeting.ref))

    assert bench.asked()[-1].endswith("?schedule_for_reminder=false&cancel_meeting_reminder=false")
    assert bench.simulator.meetings == []


def test_names_lead_nowhere_else() -> None:
    bench = ZoomBench()
    bench.wire.contract = None
    error = bench.failure(bench.plugin.create(bench.ctx(), bench.spec(host="../meetings?x=1")))

    assert error.to_failure().field == "host"
    assert bench.asked()[-1].startswith("GET api.zoom.us/v2/users/..%2Fmeetings%3Fx%3D1/meetings?")


def test_haste_is_told_even_where_zoom_answers_so_to_the_question_for_a_token() -> None:
    bench = ZoomBench()
    bench.simulator.respond = lambda _: bench.simulator.refuse("rate_limited")  # type: ignore[method-assign,arg-type]  # for this test

    assert type(bench.failure(bench.plugin.create(bench.ctx(), bench.spec()))) is RateLimitedError


def test_a_meeting_that_was_removed_in_zooms_own_screens_is_told_as_gone() -> None:
    bench = ZoomBench()
    meeting = bench.made()
    del bench.simulator.zoom.meetings[meeting.ref.id]

    error = bench.failure(bench.plugin.access(bench.ctx(), meeting.ref, who=None, role=MeetingRole.HOST, lasts=None))

    assert type(error) is RecipientGoneError

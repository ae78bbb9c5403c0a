"""Rooms and tokens: who may enter which room, as what, until when, and what nobody may do there."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest

from integrations.meetings.jitsi.plugin import JitsiMeetings
from integrations.meetings.jitsi.settings import JitsiSecrets
from integrations.meetings.jitsi.simulator import JitsiSimulator
from integrations.meetings.jitsi.tokens import signature_of
from mannaka_sdk import Attendee, MeetingRole
from mannaka_sdk.testing import Subject
from mannaka_sdk.testing.bench import Bench, run

NAME = "B-7K2Q ①"


def bench() -> Bench:
    return Subject(plugin=JitsiMeetings, simulator=JitsiSimulator).bench()


def link(found: Bench, role: MeetingRole, secrets: Any = None) -> str:
    ctx = found.ctx(secrets)
    made = run(found.plugin.create(ctx, found.spec()))
    asked = {"who": Attendee(display_name=NAME), "role": role, "lasts": timedelta(minutes=5)}
    return str(run(found.plugin.access(ctx, made.ref, **asked)).url)


def claims(url: str) -> dict[str, Any]:
    said = url.partition("jwt=")[2].partition("#")[0].split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(said + "=="))
    return found


def test_a_token_is_signed_as_the_standards_own_example() -> None:
    """RFC 7515, appendix A.1."""
    said = (
        b"eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
        b"eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    )
    key = "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow=="

    assert signature_of(said, base64.urlsafe_b64decode(key)) == "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"


def test_a_token_opens_one_room_for_five_minutes_in_the_name_given() -> None:
    found = bench()
    now = int(found.clock.now().timestamp())
    said = claims(link(found, MeetingRole.GUEST))

    assert (said["iss"], said["aud"], said["sub"]) == ("mannaka", "mannaka", "meet.city.example.jp")
    assert said["room"] == f"imabari-soudan-{found.spec().id.hex}"
    assert (said["exp"] - now, said["nbf"] < now) == (300, True)
    assert said["context"]["user"]["name"] == NAME


@pytest.mark.parametrize("role", list(MeetingRole))
def test_only_the_host_leads_and_nobody_records(role: MeetingRole) -> None:
    said = claims(link(bench(), role))
    user, features = said["context"]["user"], said["context"]["features"]
    leads = role is MeetingRole.HOST

    assert (said["moderator"], user["moderator"], user["lobby_bypass"]) == (leads, leads, leads)
    assert user["affiliation"] == ("owner" if leads else "member")
    assert not any(features[name] for name in ("recording", "livestreaming", "transcription", "outbound-call"))
    assert features["screen-sharing"] == (role is not MeetingRole.LISTENER)


def test_a_listener_begins_without_sound_and_picture() -> None:
    assert link(bench(), MeetingRole.LISTENER).endswith(
        "#config.startWithAudioMuted=true&config.startWithVideoMuted=true"
    )
    assert "#" not in link(bench(), MeetingRole.GUEST)


def test_a_token_of_another_citys_secret_opens_nothing() -> None:
    found = bench()
    service: Any = found.simulator
    stranger = link(found, MeetingRole.GUEST, service.other_secrets())

    assert service.enter(stranger, at=found.clock.now()) is None
    assert service.enter(link(found, MeetingRole.GUEST), at=found.clock.now()) is not None


def test_a_token_for_one_room_opens_no_other() -> None:
    found = bench()
    service: Any = found.simulator
    moved = link(found, MeetingRole.GUEST).replace("/imabari-soudan-", "/imabari-soudan-x")

    assert service.enter(moved, at=found.clock.now()) is None


def test_the_word_for_deliveries_is_not_the_secret_that_opens_rooms() -> None:
    found = bench()
    config, word = found.simulator.config(), "a" * 40
    secrets = JitsiSecrets.model_validate({"app_secret": word, "event_token": word})

    (problem,) = found.plugin.validate_config(config, secrets)

    assert problem.field == "event_token"

"""The telephone window: the own city hears of each call, with a number or with the reason why there is none."""

import json

from integrations.calls.phone.plugin import PhoneCalls
from mannaka.local.process_table import wait_until
from mannaka.simulate.phones import Call
from mannaka_kit import clock
from mannaka_sdk import VerdictKind, VerifyContext
from tests.mannaka.simulate.conftest import IMABARI, SAIJO, Windows

SECONDS = 5.0
PHONE = f"/{IMABARI.code}/phone"


def connected(windows: Windows) -> None:
    windows.post(f"/{IMABARI.code}/phone-webhook", address=windows.address(IMABARI))


def told(windows: Windows, count: int) -> list[dict[str, object]]:
    """Wait for deliveries, and return their events."""
    assert wait_until(lambda: len(windows.door.came) >= count, seconds=SECONDS)
    return [event for _, raw in windows.door.came for event in json.loads(raw.body)["events"]]


def the_call(windows: Windows) -> Call:
    return windows.house.windows[IMABARI.code].phone.calls[0]


def test_a_call_is_told_from_ringing_to_its_recording(windows: Windows) -> None:
    connected(windows)
    windows.post(PHONE, do="ring", number="090-0000-1201", hidden="")
    call = the_call(windows).id
    for number, doing in enumerate(("answer", "end", "record"), 2):
        windows.post(PHONE, do=doing, call=call, extension="202")
        told(windows, number)

    events = told(windows, 4)
    assert [each["event"] for each in events] == ["ringing", "answered", "ended", "recorded"]
    assert {each["call"] for each in events} == {call}
    assert (events[0]["caller"], events[1]["extension"]) == ("090-0000-1201", "202")


def test_a_hidden_number_is_told_by_its_reason(windows: Windows) -> None:
    connected(windows)
    windows.post(PHONE, do="ring", number="090-0000-1201", hidden="P")

    (event,) = told(windows, 1)
    assert ("caller" in event, event["hidden"]) == (False, "P")
    assert "090-0000-1201" not in windows.house.windows[IMABARI.code].phone.pop_query(the_call(windows))


def test_only_the_own_citys_secret_fits(windows: Windows) -> None:
    connected(windows)
    windows.post(PHONE, do="ring", number="1", hidden="")
    told(windows, 1)

    host, raw = windows.door.came[0]
    assert host.startswith(IMABARI.host)
    for city, verdict in ((IMABARI, True), (SAIJO, False)):
        phone = windows.house.windows[city.code].phone.phone
        context = VerifyContext(config=phone.config(), secrets=phone.secrets(), now=clock.now())
        assert (PhoneCalls().verify(context, raw).kind is VerdictKind.ACCEPT) is verdict


def test_a_call_that_nobody_took_has_no_recording_and_ends_once(windows: Windows) -> None:
    connected(windows)
    windows.post(PHONE, do="ring", number="1", hidden="")
    for doing in ("end", "record", "end", "answer"):
        windows.post(PHONE, do=doing, call=the_call(windows).id)

    assert [each["event"] for each in told(windows, 2)] == ["ringing", "ended"]
    assert wait_until(
        lambda: all(each.is_over for each in windows.house.postman.of_city(IMABARI.code)), seconds=SECONDS
    )
    assert len(windows.door.came) == 2


def test_another_citys_address_is_refused(windows: Windows) -> None:
    answer = windows.post(f"/{IMABARI.code}/phone-webhook", address=windows.address(SAIJO))

    assert "bad-phone" in answer.headers["location"]
    assert "電話システムがまだつながっていません" in windows.get(PHONE).text

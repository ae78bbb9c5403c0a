"""The LINE window: what a citizen does reaches the citizen's own city, and what the city sends is seen."""

import json
from http import HTTPStatus
from urllib.parse import urlencode

import pytest

from integrations.channels.line.plugin import LineChannel
from mannaka.local.process_table import wait_until
from mannaka.simulate.cities import City
from mannaka_kit import clock
from mannaka_sdk import VerdictKind, VerifyContext
from tests.mannaka.simulate.conftest import IMABARI, SAIJO, Windows

WORDS = "解約の電話がつながりません。"
SECONDS = 5.0


def the_window(city: City, person: int = 1) -> str:
    return f"/{city.code}/{person}/line"


def arrived(windows: Windows, count: int) -> list[dict[str, object]]:
    """Wait for deliveries, and return their events."""
    assert wait_until(lambda: len(windows.door.came) >= count, seconds=SECONDS)
    return [event for _, raw in windows.door.came for event in json.loads(raw.body)["events"]]


def token_of(windows: Windows, city: City) -> str:
    """Have a token issued as the plugin does."""
    line = windows.house.windows[city.code].line.line
    form = {"client_id": line.config().channel_id, "client_secret": line.secrets().channel_secret.get_secret_value()}
    answer = windows.ask("POST", "/api.line.me/oauth2/v3/token", urlencode(form).encode())
    assert answer.status == HTTPStatus.OK
    return str(json.loads(answer.text)["access_token"])


def push(windows: Windows, city: City, text: str, *, token: str | None = None, person: int = 1) -> int:
    """Send a message as the plugin does."""
    to = windows.house.windows[city.code].line.people[person - 1].id
    body = json.dumps({"to": to, "messages": [{"type": "text", "text": text}]}).encode()
    bearer = f"Bearer {token or token_of(windows, city)}"
    return windows.ask("POST", "/api.line.me/v2/bot/message/push", body, Authorization=bearer).status


def test_what_a_citizen_writes_comes_signed_to_the_own_city(windows: Windows) -> None:
    windows.connected(IMABARI)
    windows.connected(SAIJO)

    windows.post(the_window(SAIJO), do="write", text=WORDS)

    (event,) = arrived(windows, 1)
    host, raw = windows.door.came[0]
    assert host == f"{SAIJO.host}:{windows.door.port}"
    assert event["message"]["text"] == WORDS
    for city, verdict in ((SAIJO, True), (IMABARI, False)):
        line = windows.house.windows[city.code].line.line
        context = VerifyContext(config=line.config(), secrets=line.secrets(), now=clock.now())
        assert (LineChannel().verify(context, raw).kind is VerdictKind.ACCEPT) is verdict
    assert WORDS in windows.get(the_window(SAIJO)).text
    assert WORDS not in windows.get(the_window(IMABARI)).text
    assert WORDS not in windows.get(the_window(SAIJO, 2)).text


def test_what_was_not_taken_is_delivered_again_and_says_so(windows: Windows) -> None:
    windows.connected(IMABARI)
    windows.door.answers += [503, 500]

    windows.post(the_window(IMABARI), do="write", text=WORDS)

    events = arrived(windows, 3)
    assert [each["deliveryContext"]["isRedelivery"] for each in events] == [False, True, True]
    assert len({each["webhookEventId"] for each in events}) == 1
    assert wait_until(lambda: windows.house.postman.of_city(IMABARI.code)[0].was_taken, seconds=SECONDS)


def test_a_city_that_is_not_connected_hears_nothing(windows: Windows) -> None:
    talks = windows.house.windows[IMABARI.code].line
    windows.post(the_window(IMABARI), do="befriend")

    windows.post(the_window(IMABARI), do="write", text=WORDS)

    assert windows.house.postman.of_city(IMABARI.code) == []
    assert [each.text for each in talks.said] == [WORDS]
    assert "市がまだつながっていません" in windows.get(the_window(IMABARI)).text


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ({"do": "befriend"}, "follow"),
        ({"do": "block"}, "unfollow"),
        ({"do": "press", "label": "はい", "data": "yes"}, "postback"),
    ],
)
def test_what_a_citizen_does_is_told(windows: Windows, form: dict[str, str], kind: str) -> None:
    windows.connected(IMABARI)

    windows.post(the_window(IMABARI), **form)

    assert [each["type"] for each in arrived(windows, 1)] == [kind]


def test_words_that_are_taken_back_are_gone_from_the_window(windows: Windows) -> None:
    windows.connected(IMABARI)
    windows.post(the_window(IMABARI), do="write", text=WORDS)
    message = arrived(windows, 1)[0]["message"]["id"]

    windows.post(the_window(IMABARI), do="take_back", message=message)

    assert arrived(windows, 2)[1]["unsend"] == {"messageId": message}
    assert WORDS not in windows.get(the_window(IMABARI)).text


def test_a_file_can_be_fetched_by_its_own_city_only(windows: Windows) -> None:
    windows.connected(IMABARI)
    body = (
        b'--x\r\nContent-Disposition: form-data; name="do"\r\n\r\nwrite\r\n'
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
        b"\x89PNG\r\n\x1a\n\r\n--x--\r\n"
    )
    windows.ask("POST", the_window(IMABARI), body, Origin=windows.url, Content_Type="multipart/form-data; boundary=x")
    (event,) = arrived(windows, 1)
    talks = windows.house.windows[IMABARI.code].line
    kept = talks.line.talk.files[event["message"]["id"]]
    assert (kept.media_type, kept.content) == ("image/png", b"\x89PNG\r\n\x1a\n")
    path = f"/api-data.line.me/v2/bot/message/{event['message']['id']}/content/transcoding"
    answers = [windows.get(path, Authorization=f"Bearer {token_of(windows, city)}") for city in (IMABARI, SAIJO)]

    assert [each.status for each in answers] == [200, 404]


def test_what_the_city_sends_is_on_the_screen_of_the_own_citizen(windows: Windows) -> None:
    assert push(windows, IMABARI, "お返事です。http://imabari.localhost/talk/abc をどうぞ") == HTTPStatus.OK

    page = windows.get(the_window(IMABARI)).text
    assert 'href="http://imabari.localhost/talk/abc"' in page
    assert "お返事です" not in windows.get(the_window(IMABARI, 2)).text
    assert "お返事です" not in windows.get(the_window(SAIJO)).text


def test_a_token_of_one_city_does_not_reach_the_citizens_of_another(windows: Windows) -> None:
    other = token_of(windows, SAIJO)

    push(windows, IMABARI, "まちがい", token=other)

    assert windows.house.windows[IMABARI.code].line.said == []
    assert push(windows, IMABARI, "x", token="nobody's") == HTTPStatus.UNAUTHORIZED


def test_a_wrong_secret_is_refused_as_line_refuses_it(windows: Windows) -> None:
    form = urlencode({"client_id": "2000382027", "client_secret": "0" * 32}).encode()

    answer = windows.ask("POST", "/api.line.me/oauth2/v3/token", form)

    assert (answer.status, json.loads(answer.text)["error"]) == (400, "invalid_client")


def test_the_console_asks_the_city_and_keeps_its_address(windows: Windows) -> None:
    assert "bad" in windows.post(f"/{IMABARI.code}/webhook", address=windows.address(SAIJO)).headers["location"]
    assert windows.house.windows[IMABARI.code].line.line.account_state.webhook == ""

    windows.connected(IMABARI)
    windows.door.answers += [200, 404]
    told = [windows.post(f"/{IMABARI.code}/verify").headers["location"] for _ in range(2)]

    assert [each.partition("answered=")[2] for each in told] == ["200#webhook", "404#webhook"]
    assert json.loads(windows.door.came[0][1].body)["events"] == []


def test_mishaps_happen_once_each(windows: Windows) -> None:
    windows.connected(IMABARI)
    token = token_of(windows, IMABARI)
    windows.post(f"/{IMABARI.code}/fault", fault="ill")
    windows.post(f"/{IMABARI.code}/fault", fault="twice")

    assert [push(windows, IMABARI, "a", token=token) for _ in range(2)] == [503, 200]
    windows.post(the_window(IMABARI), do="write", text=WORDS)
    assert len({each["webhookEventId"] for each in arrived(windows, 2)}) == 1

    windows.post(f"/{IMABARI.code}/fault", fault="lost")
    with pytest.raises(ConnectionError):
        push(windows, IMABARI, "taken", token=token)
    assert "taken" in windows.get(the_window(IMABARI)).text


def test_a_time_that_was_given_is_the_events_own(windows: Windows) -> None:
    windows.connected(IMABARI)

    windows.post(the_window(IMABARI), do="write", text=WORDS, at="2026-11-22T22:10")

    assert arrived(windows, 1)[0]["timestamp"] == 1795353000000

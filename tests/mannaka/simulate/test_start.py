"""How the process starts: from the demo, with its own small set-up, and what outlives a restart."""

import subprocess
import sys
from http import HTTPStatus
from pathlib import Path

import pytest

from integrations.channels.line.manifest import HOST
from mannaka.local.demo import programs
from mannaka.simulate.accounts import Keys
from mannaka.simulate.cities import City
from mannaka.simulate.house import House
from mannaka.simulate.judging import Judge
from mannaka.simulate.pages import line, phone
from mannaka.simulate.pages.routes import reply_to
from mannaka.simulate.requests import Asked
from mannaka_sdk import HttpRequest
from tests.integrations.channels.line import CONTRACT
from tests.mannaka.simulate.conftest import IMABARI, SAIJO

DRAWN = """
from mannaka.simulate import rendering
from mannaka.simulate.requests import Asked
rendering.prepare()
print(rendering.drawn(Asked(method="GET", path="/", language="en"), "missing.html").body.decode())
import sys
print("heavy" if {"wagtail", "rest_framework", "celery"} & set(sys.modules) else "light")
"""


def test_the_demo_keeps_it_running_beside_the_rest(tmp_path: Path) -> None:
    found = programs({}, logs=tmp_path, port=8000)[-1]

    assert (found.name, found.command[-3:]) == ("simulate", ("simulate", "--bind", "127.0.0.1:8002"))


def test_it_draws_in_english_without_the_whole_product() -> None:
    done = subprocess.run([sys.executable, "-c", DRAWN], capture_output=True, text=True, check=True)

    assert "There is no such page" in done.stdout
    assert done.stdout.endswith("light\n")


def test_what_was_pasted_outlives_a_restart(tmp_path: Path) -> None:
    addresses = [f"http://{IMABARI.host}:1/hooks/v1/{name}/" for name in ("line", "phone")]
    first, second = (House(lambda: [IMABARI, SAIJO], keys=Keys(b"x"), port=1, memory=tmp_path) for _ in range(2))
    first.refresh()
    for way, address in zip((line.paste, phone.paste), addresses, strict=True):
        way(first, Asked(method="POST", path="/", form={"address": address}), code=IMABARI.code)
    second.refresh()

    kept = second.windows[IMABARI.code]
    assert [kept.line.line.account_state.webhook, kept.phone.console.address] == addresses
    assert len(kept.line.friends) == len(kept.line.people)
    assert second.windows[SAIJO.code].line.console.address == ""


def test_a_city_that_was_opened_later_has_its_page_at_once() -> None:
    cities = [IMABARI]
    house = House(lambda: cities, keys=Keys(b"x"), port=1)
    assert status_of(house, SAIJO) == HTTPStatus.NOT_FOUND

    cities.append(SAIJO)
    assert status_of(house, SAIJO) == HTTPStatus.OK


def status_of(house: House, city: City) -> int:
    return reply_to(house, Asked(method="GET", path=f"/{city.code}/", language="ja")).status


@pytest.fixture
def judged() -> House:
    house = House(lambda: [IMABARI], keys=Keys(b"x"), port=1, judge=Judge(CONTRACT))
    house.refresh()
    return house


def push(house: House, body: bytes) -> int:
    """Send as the plugin does, and return the status."""
    token = house.windows[IMABARI.code].line.line.account_state.new_token()
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    url = f"https://{HOST}/v2/bot/message/push"
    answer = house.answer(HttpRequest(method="POST", url=url, headers=headers, body=body))
    assert answer is not None
    return answer.status


def test_a_call_that_breaks_lines_contract_is_kept_to_be_seen(judged: House) -> None:
    talks = judged.windows[IMABARI.code].line

    assert push(judged, b'{"to": "U1", "messages": [{"type": "text", "text": "a"}]}') == HTTPStatus.OK
    assert talks.breaches == []
    assert push(judged, b'{"messages": [{"type": "text"}]}') == HTTPStatus.BAD_REQUEST
    assert "breaks the contract" in talks.breaches[0]

"""LINE's menu below the talk, and LINE's own page for linking an account."""

import json
from http import HTTPStatus
from typing import Any

from integrations.channels.line.menus import body_of, picture_of
from mannaka.simulate.cities import City
from mannaka_sdk import Menu, MenuState
from tests.integrations.channels.line.test_line_menus import menu
from tests.mannaka.simulate.conftest import IMABARI, SAIJO, Windows
from tests.mannaka.simulate.test_line_window import arrived, the_window, token_of

PAGE = "/access.line.me/dialog/bot/accountLink"


def asked(windows: Windows, path: str, body: bytes = b"", media_type: str = "application/json") -> dict[str, Any]:
    """Ask LINE as Imabari's plugin does."""
    bearer = f"Bearer {token_of(windows, IMABARI)}"
    answer = windows.ask("POST", path, body, Authorization=bearer, Content_Type=media_type)
    assert answer.status == HTTPStatus.OK, answer.text
    return dict(json.loads(answer.text))


def link_token(windows: Windows, city: City, person: int) -> str:
    who = windows.house.windows[city.code].line.people[person - 1].id
    return str(asked(windows, f"/api.line.me/v2/bot/user/{who}/linkToken")["linkToken"])


def test_the_menu_stands_below_the_talk_of_that_city_alone(windows: Windows) -> None:
    windows.connected(IMABARI)
    windows.connected(SAIJO)
    told: Menu = menu(MenuState.OPEN)
    body = json.dumps({**body_of(told), "name": "mannaka-open-1"}).encode()
    key = asked(windows, "/api.line.me/v2/bot/richmenu", body)["richMenuId"]
    picture = picture_of(MenuState.OPEN)
    asked(windows, f"/api-data.line.me/v2/bot/richmenu/{key}/content", picture, "image/png")
    asked(windows, f"/api.line.me/v2/bot/user/all/richmenu/{key}")

    page = windows.get(the_window(IMABARI)).text
    assert all(f'href="{item.url}"' in page and item.label in page for item in told.items)
    assert windows.house.windows[IMABARI.code].line.line.menu is not None
    assert "相談を書く" not in windows.get(the_window(SAIJO)).text
    assert windows.get(f"/{SAIJO.code}/menu.png").status == HTTPStatus.NOT_FOUND


def test_whoever_presses_on_the_page_is_told_and_only_the_tokens_own_person_is_linked(windows: Windows) -> None:
    windows.connected(IMABARI)
    for number, person in ((1, "1"), (2, "2")):
        token = link_token(windows, IMABARI, 1)
        assert "アカウントの連携" in windows.get(f"{PAGE}?linkToken={token}&nonce=n-{number}").text
        windows.post(PAGE, token=token, nonce=f"n-{number}", person=person)
        assert windows.get(f"{PAGE}?linkToken={token}&nonce=n-{number}").status == HTTPStatus.NOT_FOUND

    assert [each["link"] for each in arrived(windows, 2)] == [
        {"result": "ok", "nonce": "n-1"},
        {"result": "failed", "nonce": "n-2"},
    ]

"""LINE's rich menus: made once, switched after that, found again where somebody deleted one; and never another's."""

import json
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from integrations.channels.line.menus import HEIGHT, PICTURES, WIDTH, body_of, picture_of
from mannaka_sdk import Menu, MenuItem, MenuState, PermanentError
from tests.integrations.channels.line import LineBench, official, run

LABELS = {"write": "相談を書く", "replies": "お返事を見る", "hours": "受付時間・電話"}


def menu(state: MenuState, host: str = "soudan.example.jp") -> Menu:
    items = [
        MenuItem.model_validate({"place": place, "label": label, "url": f"https://{host}/{place}"})
        for place, label in LABELS.items()
    ]
    return Menu(state=state, bar="相談メニュー", items=tuple(items))


def show(bench: LineBench, state: MenuState, **more: Any) -> None:
    run(bench.plugin.show_menu(bench.ctx(), menu(state, **more)))


def asked(bench: LineBench) -> list[str]:
    """Return what was asked about menus, without their names."""
    told = [(each.method, each.url.partition("line.me")[2]) for each in bench.wire.journal]
    return [f"{method} {path.split('richmenu-')[0]}" for method, path in told if "richmenu" in path]


def test_a_menu_is_made_once_and_then_only_switched() -> None:
    bench = LineBench()
    show(bench, MenuState.OPEN)
    show(bench, MenuState.CLOSED)
    bench.wire.journal.clear()

    show(bench, MenuState.OPEN)

    assert asked(bench) == ["POST /v2/bot/user/all/richmenu/"]
    assert list((bench.simulator.menu or {}).items()) == [
        (label, f"https://soudan.example.jp/{place}") for place, label in LABELS.items()
    ]


def test_one_that_somebody_deleted_at_line_is_made_anew() -> None:
    bench = LineBench()
    show(bench, MenuState.OPEN)
    bench.line.menus.kept.clear()

    show(bench, MenuState.OPEN)

    assert (bench.simulator.menus_kept, bool(bench.simulator.menu)) == (1, True)


def test_the_menu_of_another_system_is_neither_hidden_nor_cleared_away() -> None:
    bench = LineBench()
    show(bench, MenuState.OPEN)
    theirs = run(bench.plugin.show_menu(bench.ctx(), Menu(state=MenuState.HIDDEN)))
    assert (theirs, bench.simulator.menu) == (None, None)
    answer = bench.line.menus._create({**body_of(menu(MenuState.OPEN)), "name": "ごみの日"})
    key = json.loads(answer.body)["richMenuId"]
    bench.line.menus.kept[key].picture, bench.line.menus.shown = b"theirs", key

    run(bench.plugin.show_menu(bench.ctx(), Menu(state=MenuState.HIDDEN)))
    assert bench.line.menus.shown == key
    show(bench, MenuState.OPEN, host="new.example.jp")
    assert [each.told["name"].partition("-")[0] for each in bench.line.menus.kept.values()] == ["ごみの日", "mannaka"]


def test_the_body_is_the_one_of_the_official_client() -> None:
    areas = [
        official.RichMenuArea(
            bounds=official.RichMenuBounds(x=number * 833, y=0, width=833, height=843),
            action=official.URIAction(label=label, uri=f"https://soudan.example.jp/{place}"),
        )
        for number, (place, label) in enumerate(LABELS.items())
    ]
    size = official.RichMenuSize(width=2500, height=843)
    request = official.RichMenuRequest(size=size, selected=True, chat_bar_text="相談メニュー", areas=areas)

    assert body_of(menu(MenuState.OPEN)) == request.to_dict()


def test_a_menu_without_one_of_its_places_is_refused() -> None:
    whole = menu(MenuState.OPEN)

    with pytest.raises(PermanentError):
        body_of(whole.model_copy(update={"items": whole.items[:2]}))


@pytest.mark.parametrize("state", PICTURES)
def test_the_picture_is_as_line_wants_it(state: MenuState) -> None:
    assert len(picture_of(state)) <= 1_000_000
    with Image.open(BytesIO(picture_of(state))) as picture:
        assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))

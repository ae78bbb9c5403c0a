"""
The menu below the talk: one while the centre is open, another while it is closed, made once and then only switched.

What was made is kept in the state, with a print of all that is in it. A menu of which LINE's answer was lost has no
name here: whenever one was made anew, those of the same state that are not the kept one are cleared away.
"""

import hashlib
import json
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from integrations.channels.line.manifest import DATA_HOST
from integrations.channels.line.refusals import data_of, error_of, is_ok
from integrations.channels.line.service import ask, call
from integrations.channels.line.settings import LineConfig, LineSecrets
from mannaka_sdk import Context, Menu, MenuPlace, MenuState, PermanentError

WIDTH, HEIGHT = 2500, 843
PLACES: Final = (MenuPlace.WRITE, MenuPlace.REPLIES, MenuPlace.HOURS)
"""From left to right, as in the pictures."""
PICTURES: Final[Mapping[MenuState, str]] = {
    MenuState.OPEN: "menu_open.png",
    MenuState.CLOSED: "menu_closed.png",
}
ALL: Final = "/v2/bot/user/all/richmenu"
_GONE: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND})


class Made(BaseModel):
    """A menu that LINE has of us."""

    id: str
    print: str
    has_picture: bool = False


async def show_menu(ctx: Context[LineConfig, LineSecrets], menu: Menu) -> None:
    """
    Show everybody a menu, or none.

    :raises PluginError: the one that tells the host what to do next.
    """
    if menu.state is MenuState.HIDDEN:
        await _hide(ctx)
        return
    body, picture = body_of(menu), picture_of(menu.state)
    made = await _made(ctx, menu.state, body, picture)
    if not await _is_switched(ctx, made):  # somebody deleted it in LINE's own console
        ctx.state.drop(_key(menu.state))
        made = await _made(ctx, menu.state, body, picture)
        if not await _is_switched(ctx, made):
            raise PermanentError("LINE does not take its own menu")
    await _tidy(ctx, menu.state, made)


def body_of(menu: Menu) -> dict[str, Any]:
    """
    Return a menu as LINE wants it: three fields of one size.

    :raises PermanentError: if a place is missing.
    """
    by_place = {item.place: item for item in menu.items}
    if any(place not in by_place for place in PLACES):
        raise PermanentError("a menu of LINE has a field for each place")
    step = WIDTH // len(PLACES)
    areas = [
        {
            "bounds": {"x": number * step, "y": 0, "width": step, "height": HEIGHT},
            "action": {"type": "uri", "label": by_place[place].label, "uri": str(by_place[place].url)},
        }
        for number, place in enumerate(PLACES)
    ]
    size = {"width": WIDTH, "height": HEIGHT}
    return {"size": size, "selected": True, "chatBarText": menu.bar or "メニュー", "areas": areas}


def picture_of(state: MenuState) -> bytes:
    """Return the picture of a menu."""
    return Path(__file__).with_name(PICTURES[state]).read_bytes()


async def _hide(ctx: Context[LineConfig, LineSecrets]) -> None:
    """Take our menu away; one that another system of the city made stays."""
    ours = {made.id for state in PICTURES if (made := _kept(ctx, state))}
    response = await ask(ctx, "GET", ALL)
    if is_ok(response) and data_of(response).get("richMenuId") in ours:
        response = await ask(ctx, "DELETE", ALL)
    if not is_ok(response) and response.status != HTTPStatus.NOT_FOUND:
        raise error_of(response)


async def _made(
    ctx: Context[LineConfig, LineSecrets], state: MenuState, body: Mapping[str, Any], picture: bytes
) -> Made:
    """Return the menu that was made of this; a new one where there is none, or another one."""
    told = hashlib.sha256(json.dumps(body, sort_keys=True).encode() + picture).hexdigest()[:16]
    kept = _kept(ctx, state)
    if kept is None or kept.print != told:
        ctx.state.put(_untidy(state), b"1")
        answer = await call(ctx, "POST", "/v2/bot/richmenu", {**body, "name": f"{_prefix(state)}{told}"})
        kept = _keep(ctx, state, Made(id=str(answer.get("richMenuId", "")), print=told))
    if not kept.has_picture:
        await _give_picture(ctx, kept, picture)
        kept = _keep(ctx, state, kept.model_copy(update={"has_picture": True}))
    return kept


async def _give_picture(ctx: Context[LineConfig, LineSecrets], made: Made, picture: bytes) -> None:
    """Upload the picture; where it is there already, since an answer was lost, LINE refuses a second one."""
    path, headers = f"/v2/bot/richmenu/{made.id}/content", {"content-type": "image/png"}
    response = await ask(ctx, "POST", path, picture, host=DATA_HOST, headers=headers)
    if not is_ok(response) and response.status not in _GONE:
        raise error_of(response)


async def _is_switched(ctx: Context[LineConfig, LineSecrets], made: Made) -> bool:
    """Let everybody see it; false where LINE has no such menu, or none with a picture."""
    response = await ask(ctx, "POST", f"{ALL}/{made.id}")
    if not is_ok(response) and response.status not in _GONE:
        raise error_of(response)
    return is_ok(response)


async def _tidy(ctx: Context[LineConfig, LineSecrets], state: MenuState, made: Made) -> None:
    """Clear away what an earlier making left behind: only ours, and only of this state."""
    if ctx.state.get(_untidy(state)) is None:
        return
    for each in data_of(await ask(ctx, "GET", "/v2/bot/richmenu/list")).get("richmenus", ()):
        if str(each.get("name", "")).startswith(_prefix(state)) and each.get("richMenuId") != made.id:
            response = await ask(ctx, "DELETE", f"/v2/bot/richmenu/{each['richMenuId']}")
            if not is_ok(response) and response.status != HTTPStatus.NOT_FOUND:
                raise error_of(response)
    ctx.state.drop(_untidy(state))


def _kept(ctx: Context[LineConfig, LineSecrets], state: MenuState) -> Made | None:
    try:
        return Made.model_validate_json(ctx.state.get(_key(state)) or b"")
    except ValidationError:
        return None


def _keep(ctx: Context[LineConfig, LineSecrets], state: MenuState, made: Made) -> Made:
    ctx.state.put(_key(state), made.model_dump_json().encode())
    return made


def _key(state: MenuState) -> str:
    return f"menu.{state.value}"


def _untidy(state: MenuState) -> str:
    return f"menu.{state.value}.untidy"


def _prefix(state: MenuState) -> str:
    return f"mannaka-{state.value}-"

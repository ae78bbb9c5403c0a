"""LINE's rich menus, as LINE keeps them."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from mannaka_sdk import HttpRequest, HttpResponse

CREATE: Final = "/v2/bot/richmenu"
ALL: Final = "/v2/bot/user/all/richmenu"
LARGEST: Final = 1_000_000
LABEL: Final = 20
_PNG: Final = b"\x89PNG\r\n\x1a\n"


@dataclass(slots=True)
class RichMenu:
    """A menu, and its picture once it was uploaded."""

    told: dict[str, Any]
    picture: bytes = b""

    @property
    def links(self) -> dict[str, str]:
        """Return what can be pressed."""
        actions = [area["action"] for area in self.told["areas"]]
        return {each["label"]: each["uri"] for each in actions}


@dataclass(slots=True)
class Menus:
    """The menus of an account, and the one that everybody sees."""

    kept: dict[str, RichMenu] = field(default_factory=dict)
    shown: str = ""
    numbered: int = 0

    @property
    def current(self) -> RichMenu | None:
        """Return the one that everybody sees."""
        return self.kept.get(self.shown)

    def respond(self, request: HttpRequest, path: str) -> HttpResponse | None:
        """Answer what is asked about menus; nothing where it is about something else."""
        told: list[str] = [request.method, *path.removeprefix("/v2/bot/").split("/")]
        match told:
            case ["POST", "richmenu"]:
                return self._create(json.loads(request.body))
            case ["GET", "richmenu", "list"]:
                return _json(richmenus=[{"richMenuId": key, **menu.told} for key, menu in self.kept.items()])
            case ["GET", "user", "all", "richmenu"]:
                return _json(richMenuId=self.shown) if self.current else _json(HTTPStatus.NOT_FOUND, message="no menu")
            case ["DELETE", "user", "all", "richmenu"]:
                self.shown = ""
                return _json()
        return self._about_one(request, path)

    def _about_one(self, request: HttpRequest, path: str) -> HttpResponse | None:
        told: list[str] = [request.method, *path.removeprefix("/v2/bot/").split("/")]
        match told:
            case ["POST", "richmenu", key, "content"]:
                return self._with(key, lambda menu: _take_picture(menu, request))
            case ["DELETE", "richmenu", key]:
                return self._with(key, lambda _: self._delete(key))
            case ["POST", "user", "all", "richmenu", key]:
                return self._with(key, lambda menu: self._show(key, menu))
        return None

    def _create(self, told: dict[str, Any]) -> HttpResponse:
        is_whole = {"size", "selected", "name", "chatBarText", "areas"} <= set(told)
        if not is_whole or any(len(area["action"]["label"]) > LABEL for area in told["areas"]):
            return _refused("The request body has 1 error(s)")
        self.numbered += 1
        key = f"richmenu-{self.numbered:032x}"
        self.kept[key] = RichMenu(told)
        return _json(richMenuId=key)

    def _with(self, key: str, act: Callable[[RichMenu], HttpResponse]) -> HttpResponse:
        menu = self.kept.get(key)
        return act(menu) if menu else _json(HTTPStatus.NOT_FOUND, message="richmenu not found")

    def _delete(self, key: str) -> HttpResponse:
        del self.kept[key]
        self.shown = "" if self.shown == key else self.shown
        return _json()

    def _show(self, key: str, menu: RichMenu) -> HttpResponse:
        if not menu.picture:
            return _refused("must upload richmenu image before applying it to user")
        self.shown = key
        return _json()


def _take_picture(menu: RichMenu, request: HttpRequest) -> HttpResponse:
    if menu.picture:
        return _refused("An image has already been uploaded to the richmenu")
    is_png = request.headers.get("content-type") == "image/png" and request.body.startswith(_PNG)
    if not is_png or len(request.body) > LARGEST:
        return _refused("The image is not one that can be used")
    menu.picture = request.body
    return _json()


def _json(status: int = HTTPStatus.OK, /, **data: Any) -> HttpResponse:
    headers = {"content-type": "application/json"}
    return HttpResponse(status=status, headers=headers, body=json.dumps(data, ensure_ascii=False).encode())


def _refused(message: str) -> HttpResponse:
    return _json(HTTPStatus.BAD_REQUEST, message=message)

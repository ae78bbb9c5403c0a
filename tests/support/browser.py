"""People at a browser: every page that one of them reaches is checked before anything else happens on it."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response

from mannaka_kit import clock
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.set_own_password import set_own_password
from tenants.accounts.models import User
from tenants.accounts.wagtail_group import set_membership
from tests.support.barriers import barriers_of, barriers_of_copy, shapes_of, sideways_scroll
from tests.support.browser_server import WebServer
from tests.support.browsing import begin_session
from tests.support.cast import Cast, cast_of
from tests.support.seen import Seen, file_of_run
from tests.support.stack import ROOT

Made = TypeVar("Made")
DESK = (1366, 768)
PHONE = (360, 740)
PASSWORD = "ひとつの窓口で最後まで一緒に進める"
SCREENS = ROOT / "build" / "screens"
# Wagtail's admin is a third party's interface: of its pages we answer for what they load and run, not for its colours.
_FOREIGN = ("/cms/",)
# Pages made of the same things need one look.
_SEEN = Seen(file_of_run())
_WHOLE_HEIGHT = "Math.max(document.documentElement.scrollHeight, 300)"


def people_of(city: Tenant) -> Cast:
    """Make the cast of a city, each with a password of their own, and the administrator among the pages' editors."""
    cast = cast_of(city)
    with use(city):
        set_membership(cast.users["mio"], is_member=True)
        for user in cast.users.values():
            set_own_password(user=user, password=PASSWORD, at=clock.now())
    return cast


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What kind of browser window a person has."""

    size: tuple[int, int] = DESK
    scripts: bool = True


class Visitor:
    """One person at one browser window of one host."""

    def __init__(
        self, context: BrowserContext, *, origin: str, live_origin: str, window: Window, screens: "Screens"
    ) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.origin = origin
        self.live_origin = live_origin
        self.window = window
        self.faults: list[str] = []
        self.sent: list[str] = []
        self._screens = screens
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.on("request", self._watch_request)
        self.page.on("response", self._watch_response)

    # Moving about

    def open(self, path: str) -> "Visitor":
        """Go to an address of the host and check the page."""
        self.page.goto(self.origin + path)
        return self.arrived()

    def press(self, name: str) -> "Visitor":
        """Press the button or link with this name, which leads to another page, and check that page."""
        return self.leave_by(self.named(name).click)

    def leave_by(self, act: Callable[[], object]) -> "Visitor":
        """Do something that leads to another page, and check that page."""
        with self.page.expect_navigation():
            act()
        return self.arrived()

    def named(self, name: str) -> Locator:
        """Return the one visible button or link with this name: in the page's main part, else around it."""
        exact = re.compile(rf"^\s*{re.escape(name)}\s*$")
        areas = [self.page.locator(place) for place in ("main", "body")]
        found = [_pressable(area, exact) for area in areas]
        return found[0] if found[0].count() else found[1]

    # Filling in

    def write(self, label: str, text: str) -> "Visitor":
        """Fill the field with this label."""
        self._labelled(label).fill(text)
        return self

    def choose(self, label: str) -> "Visitor":
        """Choose the radio button or box with this label."""
        self.page.get_by_label(label, exact=True).check()
        return self

    def pick(self, label: str, option: str) -> "Visitor":
        """Pick an option of the select field with this label."""
        self._labelled(label).select_option(label=option)
        return self

    def look_for(self, words: str) -> "Visitor":
        """Search with words in the console's bar."""
        field = self.page.locator("#search-words")
        field.fill(words)
        return self.leave_by(lambda: field.press("Enter"))

    def _labelled(self, label: str) -> Locator:
        # What follows the words of a label is a space and whether the field must be filled.
        named = self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}(\s|$)"))
        return named.and_(self.page.locator("input, textarea, select"))

    # Looking

    @property
    def text(self) -> str:
        """Return what stands on the page."""
        return self.page.locator("body").inner_text()

    @property
    def heading(self) -> str:
        """Return the page's one heading of the first rank."""
        return " ".join(self.page.locator("h1").inner_text().split())

    @property
    def path(self) -> str:
        """Return the address without the host."""
        return urlsplit(self.page.url).path

    def sees(self, words: str) -> bool:
        """Tell whether the words stand on the page, whatever the line breaks."""
        return "".join(words.split()) in "".join(self.text.split())

    # Checking

    def arrived(self) -> "Visitor":
        """Check the page that was reached, and keep a picture of it where pictures are wanted."""
        self.page.wait_for_load_state("load")
        self._screens.keep(self)
        if not self.path.startswith(_FOREIGN):
            self.faults += [f"{self.path}: {fault}" for fault in self._look()]
        assert not self.faults, "\n".join(self.faults)
        return self

    def resize(self, width: int, height: int | None = None) -> None:
        """Make the window so wide, and so high, else as high as the whole page."""
        self.page.set_viewport_size({"width": width, "height": height or self.window.size[1]})
        if height is None:
            self.page.set_viewport_size({"width": width, "height": self.page.evaluate(_WHOLE_HEIGHT)})

    def _has_unseen(self, things: Iterable[str]) -> bool:
        return _SEEN.has_unseen(f"{self.window} {thing}" for thing in things)

    def _look(self) -> Iterator[str]:
        if not self._has_unseen(shapes_of(self.page)):
            return
        self.resize(PHONE[0])
        yield from sideways_scroll(self.page)
        # As high as the page: a bar that sticks to the window's edge lies over nothing then.
        self.resize(self.window.size[0])
        if self.window.scripts:
            yield from barriers_of(self.page)
        else:
            yield from barriers_of_copy(self.page)
        self.resize(*self.window.size)

    def _hear(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(f"policy: {message.text}")

    def _watch_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", f"{self.live_origin}/live/", "data:", "blob:")):
            self.faults.append(f"third party: {request.url}")
        # What open pages send by themselves is nothing that the person sent.
        if request.method == "POST" and request.is_navigation_request():
            self.sent.append(urlsplit(request.url).path)

    def _watch_response(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            self.faults.append(f"{response.status}: {response.url}")


def _pressable(area: Locator, name: re.Pattern[str]) -> Locator:
    return area.get_by_role("button", name=name).or_(area.get_by_role("link", name=name)).filter(visible=True)


@dataclass(slots=True)
class Screens:
    """Pictures of every page of a journey, in both sizes; taken only where MANNAKA_SCREENS is set."""

    folder: Path
    taken: int = 0

    def keep(self, visitor: Visitor) -> None:
        """Keep the page as it is now."""
        if not os.environ.get("MANNAKA_SCREENS"):
            return
        self.taken += 1
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{self.taken:03}{visitor.path.replace('/', '_')}"
        for width, _height in (DESK, PHONE):
            visitor.resize(width)
            visitor.page.screenshot(path=self.folder / f"{name}{width}.png", full_page=True)
        visitor.resize(*visitor.window.size)


@dataclass(slots=True)
class House:
    """The running server with the people who visit it."""

    browser: Browser
    server: WebServer
    screens: Screens
    contexts: list[BrowserContext] = field(default_factory=list)

    def visitor(self, city: Tenant | str, window: Window | None = None) -> Visitor:
        """Let somebody open a browser window of their own."""
        window = window or Window()
        context = self.browser.new_context(**_options(window))
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        origin, live_origin = self.server.origin(city), self.server.live.origin(city)
        return Visitor(context, origin=origin, live_origin=live_origin, window=window, screens=self.screens)

    def staff(self, city: Tenant, user: User, window: Window | None = None) -> Visitor:
        """Let a member of staff, who signed in a moment ago, open a window; the form has journeys of its own."""
        visitor = self.visitor(city, window)
        key = begin_session(Client(headers={"host": city.host}), city, user)
        visitor.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": visitor.origin}])
        return visitor.open(settings.LOGIN_REDIRECT_URL)

    def comes_by_the_door(self, city: Tenant, user: User, window: Window | None = None) -> Visitor:
        """Let a member of staff open a window and sign in by the form: for what the sign-in itself leaves behind."""
        return sign_in(self.visitor(city, window), user)

    def close(self) -> None:
        """Close every window."""
        for context in self.contexts:
            with suppress(Exception):
                context.close()


def _options(window: Window) -> dict[str, Any]:
    width, height = window.size
    return {
        "locale": "ja-JP",
        "timezone_id": "Asia/Tokyo",
        "viewport": {"width": width, "height": height},
        "java_script_enabled": window.scripts,
        "reduced_motion": "reduce",
    }


def sign_in(visitor: Visitor, user: User, *, password: str = PASSWORD) -> Visitor:
    """Sign in by the form."""
    visitor.open("/account/login/")
    return visitor.write("ユーザー名", user.username).write("パスワード", password).press("サインイン")


@contextmanager
def orm_beside_browser() -> Iterator[None]:
    """Allow the ORM while Playwright's loop stands in this thread: its loop never runs while our code does."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    try:
        yield
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def in_another_thread(act: Callable[[], Made]) -> Made:
    """Do what begins an event loop of its own, which it cannot where Playwright's stands; a call of a plugin does."""

    def act_and_leave() -> Made:
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as worker:
        return worker.submit(act_and_leave).result()

"""The LINE window."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from mannaka.simulate.pages.consoles import pasted, wished
from mannaka.simulate.rendering import drawn
from mannaka.simulate.requests import Asked, Reply, away_to
from mannaka_kit.clock import TOKYO

if TYPE_CHECKING:
    from collections.abc import Callable

    from mannaka.simulate.house import House
    from mannaka.simulate.talks import LineTalks, Person


def window(house: House, asked: Asked, *, code: str, number: str) -> Reply | None:
    """Show a citizen's talk; its middle alone where a script asks for what is new."""
    found = _talk(house, code, number)
    if found is None:
        return None
    talks, person = found
    said = talks.talk_of(person)
    template = "talk.html" if asked.query.get("part") == "talk" else "line.html"
    return drawn(
        asked,
        template,
        talks=talks,
        city=talks.city,
        person=person,
        said=said,
        last=said[-1] if said else None,
        is_friend=person.id in talks.friends,
        is_blocked=talks.is_blocked(person),
        is_connected=talks.console.is_connected,
        read=set(talks.line.read),
        menu=talks.line.account_state.menus.current,
    )


def menu_picture(house: House, _asked: Asked, *, code: str) -> Reply | None:
    """Return the picture of the menu that everybody sees."""
    windows = house.windows.get(code)
    menu = windows.line.line.account_state.menus.current if windows else None
    return Reply(body=menu.picture, media_type="image/png") if menu else None


def act(house: House, asked: Asked, *, code: str, number: str) -> Reply | None:
    """Do what the citizen did."""
    found = _talk(house, code, number)
    if found is None:
        return None
    doing = DEEDS.get(asked.form.get("do", ""))
    if doing is not None:
        doing(*found, asked)
    return away_to(f"/{code}/{number}/line")


def paste(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Take the webhook's address."""
    windows = house.windows.get(code)
    if windows is None:
        return None
    is_ours = pasted(house, asked, windows.line.console, "line", paste=windows.line.paste)
    return away_to(f"/{code}/?told={'pasted' if is_ours else 'bad'}#webhook")


def verify(house: House, _asked: Asked, *, code: str) -> Reply | None:
    """Ask the city whether it is there."""
    windows = house.windows.get(code)
    if windows is None:
        return None
    status = windows.line.verify()
    return away_to(f"/{code}/?told=verified&answered={status or 'none'}#webhook")


def use(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Switch the webhook on or off."""
    windows = house.windows.get(code)
    if windows is None:
        return None
    windows.line.use(is_used=asked.form.get("is_used") == "yes")
    return away_to(f"/{code}/#webhook")


def wish(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Let something go wrong next time."""
    windows = house.windows.get(code)
    return wished(asked, windows.line.console) if windows else None


def _talk(house: House, code: str, number: str) -> tuple[LineTalks, Person] | None:
    windows = house.windows.get(code)
    person = windows.line.person(int(number)) if windows else None
    return (windows.line, person) if windows and person else None


def _write(talks: LineTalks, person: Person, asked: Asked) -> None:
    text = asked.form.get("text", "").replace("\r\n", "\n").strip()
    for file in asked.files:
        talks.send_file(person, name=file.name, media_type=file.media_type, content=file.content)
    if text:
        talks.write(person, text, at=_moment(asked.form.get("at", "")))


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=TOKYO) if text else None
    except ValueError:
        return None


DEEDS: Final[dict[str, Callable[[LineTalks, Person, Asked], None]]] = {
    "befriend": lambda talks, person, _: talks.befriend(person),
    "block": lambda talks, person, _: talks.block(person),
    "write": _write,
    "take_back": lambda talks, person, asked: talks.take_back(person, asked.form.get("message", "")),
    "press": lambda talks, person, asked: talks.press(person, asked.form.get("label", ""), asked.form.get("data", "")),
}

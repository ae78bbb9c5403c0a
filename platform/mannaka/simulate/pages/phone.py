"""The telephone window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mannaka.simulate.pages.consoles import pasted
from mannaka.simulate.pages.wording import CALLERS, HIDDEN, PHASES
from mannaka.simulate.phones import EXTENSIONS, Call, PhoneLines
from mannaka.simulate.rendering import drawn
from mannaka.simulate.requests import Asked, Reply, away_to
from mannaka_sdk import NumberHidden

if TYPE_CHECKING:
    from collections.abc import Callable

    from mannaka.simulate.house import House

POP: Final = "/staff/pop"


def window(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Show the telephones."""
    windows = house.windows.get(code)
    if windows is None:
        return None
    lines = windows.phone
    pop = f"http://{lines.city.host}:{house.port}{POP}"
    return drawn(
        asked,
        "phone.html",
        city=lines.city,
        lines=lines,
        is_connected=lines.console.is_connected,
        callers=CALLERS,
        hidden=[(each.value, words) for each, words in HIDDEN.items()],
        extensions=EXTENSIONS,
        calls=[
            (each, PHASES[each.phase], HIDDEN[each.hidden] if each.hidden else "", f"{pop}?{lines.pop_query(each)}")
            for each in lines.calls
        ],
    )


def act(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Do what was pressed."""
    windows = house.windows.get(code)
    if windows is None:
        return None
    if asked.form.get("do") == "ring":
        reason = asked.form.get("hidden", "")
        hidden = NumberHidden(reason) if reason in {each.value for each in NumberHidden} else None
        windows.phone.ring(asked.form.get("number", ""), hidden)
    call = windows.phone.call(asked.form.get("call", ""))
    doing = DEEDS.get(asked.form.get("do", ""))
    if call is not None and doing is not None:
        doing(windows.phone, call, asked)
    return away_to(f"/{code}/phone")


def paste(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Take the address to which the telephone system tells of calls."""
    windows = house.windows.get(code)
    if windows is None:
        return None
    is_ours = pasted(house, asked, windows.phone.console, "phone")
    return away_to(f"/{code}/?told={'pasted' if is_ours else 'bad'}-phone#phone-webhook")


DEEDS: Final[dict[str, Callable[[PhoneLines, Call, Asked], None]]] = {
    "answer": lambda lines, call, asked: lines.answer(call, asked.form.get("extension", "")[:8]),
    "end": lambda lines, call, _: lines.end(call),
    "record": lambda lines, call, _: lines.record(call),
}

"""The first page, and the page on which a city's administrator finds what to enter."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from mannaka.simulate.faults import INWARD, OUTWARD
from mannaka.simulate.pages.wording import FAULTS, SENT
from mannaka.simulate.rendering import LANGUAGES, drawn
from mannaka.simulate.requests import Asked, Reply, away_to

if TYPE_CHECKING:
    from mannaka.simulate.house import House

CHANNELS: Final = "/staff/settings/channels/"


def front(house: House, asked: Asked) -> Reply:
    """Show the cities and their windows."""
    return drawn(asked, "front.html", cities=list(house.windows.values()))


def choose_language(_house: House, asked: Asked) -> Reply:
    """Remember the language that was chosen."""
    wanted = asked.query.get("to", "")
    back = asked.query.get("back", "/")
    reply = away_to(back if back.startswith("/") and not back.startswith("//") else "/")
    if wanted not in LANGUAGES:
        return reply
    cookie = f"language={wanted}; Path=/; SameSite=Strict; HttpOnly"
    return Reply(status=reply.status, headers={**reply.headers, "Set-Cookie": cookie})


def city(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Show what an administrator enters, what was delivered, and what may go wrong on purpose."""
    found = house.windows.get(code)
    if found is None:
        return None
    line, mail = found.line, found.mail
    return drawn(
        asked,
        "city.html",
        windows=found,
        staff=f"http://{found.city.host}:{house.port}{CHANNELS}",
        line_values=line.line,
        line_secret=line.line.secrets().channel_secret.get_secret_value(),
        mail_password=mail.mail.secrets().imap_password.get_secret_value(),
        mail_config=mail.mail.config(),
        reply_key=secrets.token_hex(12),
        phone=found.phone.phone,
        phone_secret=found.phone.phone.secrets().signing_secret.get_secret_value(),
        phone_webhook=found.phone.console.address,
        webhook=line.line.account_state.webhook,
        deliveries=[(each, SENT[each.state]) for each in house.postman.of_city(code)[:8]],
        outward=[(each.value, FAULTS[each]) for each in sorted(OUTWARD)],
        inward=[(each.value, FAULTS[each]) for each in sorted(INWARD)],
        waiting=[FAULTS[each] for each in line.console.faults.waiting],
        mail_waiting=len(mail.faults.waiting),
        is_judged=house.judge is not None,
        told=asked.query.get("told", ""),
        answered=asked.query.get("answered", ""),
    )

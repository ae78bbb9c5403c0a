"""The mail window."""

from __future__ import annotations

from email.utils import parseaddr
from typing import TYPE_CHECKING

from mannaka.simulate.faults import Fault
from mannaka.simulate.mailboxes import CHARSETS, Letter, Mailboxes, Owner, Shown
from mannaka.simulate.rendering import drawn
from mannaka.simulate.requests import Asked, Reply, away_to

if TYPE_CHECKING:
    from mannaka.simulate.house import House


def window(house: House, asked: Asked, *, code: str, number: str) -> Reply | None:
    """Show a citizen's mails, and the form for a new one; the list alone where a script asks for what is new."""
    found = _box(house, code, number)
    if found is None:
        return None
    boxes, owner = found
    is_part = asked.query.get("part") == "mails"
    return drawn(
        asked,
        "mails.html" if is_part else "mail.html",
        boxes=boxes,
        city=boxes.city,
        owner=owner,
        mails=boxes.shown_to(owner),
        charsets=CHARSETS,
        to=boxes.mail.account,
        told=asked.query.get("told", ""),
    )


def letter(house: House, asked: Asked, *, code: str, number: str, letter: str) -> Reply | None:
    """Show a mail, and the form for an answer."""
    found = _box(house, code, number)
    shown = _of_number(*found, int(letter)) if found else None
    if found is None or shown is None:
        return None
    boxes, owner = found
    return drawn(
        asked,
        "letter.html",
        boxes=boxes,
        city=boxes.city,
        owner=owner,
        mail=shown,
        charsets=CHARSETS,
        to=parseaddr(shown.reply_to)[1],
        subject=shown.subject if shown.subject.startswith("Re:") else f"Re: {shown.subject}",
        quoted=_quoted(shown),
    )


def send(house: House, asked: Asked, *, code: str, number: str) -> Reply | None:
    """Send what the citizen wrote."""
    found = _box(house, code, number)
    if found is None:
        return None
    boxes, owner = found
    form = asked.form
    charset = form.get("charset", "")
    written = Letter(
        to=form.get("to", "").strip(),
        subject=" ".join(form.get("subject", "").split()),
        text=form.get("text", "").replace("\r\n", "\n"),
        charset=charset if charset in CHARSETS else CHARSETS[0],
        answers=form.get("answers", ""),
        files=asked.files,
    )
    told = "sent" if boxes.send(owner, written) else "unknown"
    return away_to(f"/{code}/{number}/mail?told={told}")


def wish(house: House, _asked: Asked, *, code: str) -> Reply | None:
    """Let the mail servers refuse the next connection."""
    windows = house.windows.get(code)
    if windows is None:
        return None
    windows.mail.wish(Fault.ILL)
    return away_to(f"/{code}/#faults")


def _box(house: House, code: str, number: str) -> tuple[Mailboxes, Owner] | None:
    windows = house.windows.get(code)
    owner = windows.mail.person(int(number)) if windows else None
    return (windows.mail, owner) if windows and owner else None


def _of_number(boxes: Mailboxes, owner: Owner, number: int) -> Shown | None:
    return next((each for each in boxes.shown_to(owner) if each.number == number), None)


def _quoted(mail: Shown) -> str:
    lines = "\n".join(f"> {line}" for line in mail.text.rstrip().splitlines())
    return f"\n\n{mail.sender}:\n{lines}"

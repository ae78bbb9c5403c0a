"""A citizen who fills in the form page by page."""

import re
import uuid
from typing import Any

from django.test import Client

STORY = "電気代が払えません。\n先月から仕事が減りました。"
ANSWERS: dict[str, dict[str, str]] = {
    "topic": {"topic": "money"},
    "story": {"story": STORY},
    "reply": {"reply": "telephone", "telephone": "090-1234-5678"},
    "name": {"name": "越智 花子"},
}


def url_of(step: str) -> str:
    """Return the address of a step."""
    return "/form/" if step == "topic" else f"/form/{step}/"


def answer(client: Client, step: str, **fields: str) -> Any:
    """Send one page, with its usual answer unless others are given."""
    return client.post(url_of(step), fields or ANSWERS[step])


def walk_to_check(client: Client, **changed: dict[str, str]) -> None:
    """Answer everything up to the page that shows all answers."""
    for step, fields in (ANSWERS | changed).items():
        response = client.post(url_of(step), fields)
        assert response.status_code == 302, response.content.decode()


def send(client: Client, *, key: str = "") -> Any:
    """Press 「送る」."""
    return client.post("/form/check/", {"idempotency_key": key or uuid.uuid4().hex})


def receipt_on(page: str) -> tuple[str, str]:
    """Return number and secret as the last page shows them."""
    number, secret = re.findall(r"<dd>([^<]+)</dd>", page.split('class="receipt"')[1])[:2]
    return number, secret


def receive(client: Client, **changed: dict[str, str]) -> tuple[str, str]:
    """Send a matter and return its receipt."""
    walk_to_check(client, **changed)
    assert send(client).headers["Location"] == "/form/done/"
    return receipt_on(client.get("/form/done/").content.decode())

"""The LINE talks of a city's citizens: what they do, what they see, and what reaches the city of it."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from mannaka.simulate.console import Console
from mannaka_kit import clock
from mannaka_sdk.simulation import (
    BeganToFollow,
    LinkedAccount,
    Pressed,
    SentFile,
    StoppedFollowing,
    TookBack,
    Wrote,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from mannaka.simulate.accounts import CityLine
    from mannaka.simulate.webhooks import Postman
    from mannaka_sdk import HttpRequest, HttpResponse

NAMES: Final = ("越智 さくら", "村上 誠", "Nguyen Thi Lan")


@dataclass(slots=True, kw_only=True)
class Said:
    """Something in a talk."""

    number: int
    person: str
    is_citizens: bool
    at: datetime
    text: str = ""
    file: str = ""
    message_id: str = ""
    is_taken_back: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An invented citizen with LINE."""

    number: int
    id: str
    name: str


class LineTalks:
    """Everything that the LINE window of a city shows and does."""

    def __init__(self, line: CityLine, postman: Postman) -> None:
        self.line = line
        self.city = line.city
        self.console = Console(line, line.city, postman)
        self.said: list[Said] = []
        self.friends: set[str] = set()
        self.breaches: list[str] = []
        self.people = [_person(line.city.code, number, name) for number, name in enumerate(NAMES, 1)]
        # After a restart the account still knows those who wrote before it.
        line.talk.known.update(each.id for each in self.people)
        line.talk.names.update({each.id: each.name for each in self.people})
        self._lock = self.console.lock
        self._seen = 0

    def person(self, number: int) -> Person | None:
        """Return a citizen."""
        return next((each for each in self.people if each.number == number), None)

    def talk_of(self, person: Person) -> list[Said]:
        """Return what a citizen sees, in order."""
        with self._lock:
            return [each for each in self.said if each.person == person.id]

    def is_blocked(self, person: Person) -> bool:
        """Tell whether a citizen blocked the account."""
        return person.id in self.line.talk.blocked

    def paste(self, address: str) -> None:
        """
        Take the webhook's address, as LINE's console does.

        :raises BadWebhookError: if it is none of this city.
        """
        self.console.paste(address)
        self.line.account_state.webhook = self.console.address

    def use(self, *, is_used: bool) -> None:
        """Switch the webhook on or off."""
        self.line.account_state.is_webhook_used = self.console.is_used = is_used

    def verify(self) -> int | None:
        """Ask the city whether it is there, as the console's button does; return the status of the answer."""
        status = self.console.ask()
        self.line.account_state.is_webhook_reached = status == HTTPStatus.OK  # what LINE takes for well
        return status

    def befriend(self, person: Person) -> None:
        """Let a citizen add the account, or unblock it."""
        self.friends.add(person.id)
        self.console.tell(_("友だち追加"), BeganToFollow(event_id=_event_id(), at=clock.now(), person=person.id))

    def befriend_all(self) -> None:
        """Let everybody be a friend, as those are who had a talk before a restart."""
        self.friends.update(each.id for each in self.people)

    def block(self, person: Person) -> None:
        """Let a citizen block the account."""
        self.console.tell(_("ブロック"), StoppedFollowing(event_id=_event_id(), at=clock.now(), person=person.id))

    def write(self, person: Person, text: str, *, at: datetime | None = None) -> None:
        """Let a citizen write."""
        moment, message_id = at or clock.now(), _message_id()
        self._note(person.id, is_citizens=True, at=moment, text=text, message_id=message_id)
        told = Wrote(event_id=_event_id(), at=moment, person=person.id, message_id=message_id, text=text)
        self.console.tell(_("メッセージ"), told)

    def send_file(self, person: Person, *, name: str, media_type: str, content: bytes) -> None:
        """Let a citizen send a picture or a file."""
        moment, message_id = clock.now(), _message_id()
        self._note(person.id, is_citizens=True, at=moment, file=name, message_id=message_id)
        told = SentFile(
            event_id=_event_id(),
            at=moment,
            person=person.id,
            message_id=message_id,
            name=name,
            media_type=media_type,
            content=content,
        )
        self.console.tell(_("ファイル"), told)

    def take_back(self, person: Person, message_id: str) -> None:
        """Let a citizen take a message back."""
        for each in self.talk_of(person):
            if each.message_id == message_id and each.is_citizens and not each.is_taken_back:
                each.is_taken_back, each.text = True, ""
                told = TookBack(event_id=_event_id(), at=clock.now(), person=person.id, message_id=message_id)
                self.console.tell(_("送信取消"), told)

    def press(self, person: Person, label: str, data: str) -> None:
        """Let a citizen press a choice, which shows in the talk as their own words."""
        moment = clock.now()
        self._note(person.id, is_citizens=True, at=moment, text=label)
        self.console.tell(_("選択"), Pressed(event_id=_event_id(), at=moment, person=person.id, data=data))

    def can_link(self, token: str) -> bool:
        """Tell whether a token for linking was issued here, and not used."""
        return token in self.line.account_state.link_tokens

    def link(self, person: Person, *, token: str, nonce: str) -> None:
        """Let a citizen link their account; LINE looks whether the token was issued for theirs."""
        with self._lock:
            whose = self.line.account_state.spend_link_token(token)
        told = LinkedAccount(
            event_id=_event_id(), at=clock.now(), person=person.id, nonce=nonce, succeeded=whose == person.id
        )
        self.console.tell(_("アカウント連携"), told)

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Answer the city, and put what it sent on the citizens' screens."""
        if request.url.endswith("/v2/bot/channel/webhook/test"):
            self.verify()
        with self._lock:
            answer = self.line.respond(request)
            for each in self.line.received[self._seen :]:
                self._note(
                    each.to,
                    is_citizens=False,
                    at=clock.now(),
                    text=each.text,
                    choices=each.choices,
                    links=each.links,
                )
            self._seen = len(self.line.received)
        return answer

    def _note(self, person: str, **said: object) -> None:
        with self._lock:
            self.said.append(Said(number=len(self.said) + 1, person=person, **said))  # type: ignore[arg-type]  # the fields of Said


def _person(code: str, number: int, name: str) -> Person:
    digest = hashlib.sha256(f"{code} {number}".encode()).hexdigest()[:32]
    return Person(number=number, id=f"U{digest}", name=name)


def _event_id() -> str:
    return "01" + secrets.token_hex(12).upper()


def _message_id() -> str:
    return str(secrets.randbelow(9 * 10**17) + 10**17)

"""The window of a body's own system: it takes what is signed, shows what it refuses, answers by signed deliveries."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from pydantic import SecretStr

from integrations.partners.webhook.plugin import PartnerWebhook
from integrations.partners.webhook.settings import WebhookSecrets
from mannaka.local.process_table import wait_until
from mannaka.simulate import bodies
from mannaka.simulate.bodies import CaseSystem
from mannaka.simulate.cities import City
from mannaka.simulate.house import House
from mannaka_kit import clock
from mannaka_sdk import (
    AuthExpiredError,
    ContentRejectedError,
    Context,
    ParseContext,
    QuotaExceededError,
    RecipientGoneError,
    ReferralField,
    ReferralOut,
    ReferralPhase,
    TransientError,
    VerdictKind,
    VerifyContext,
)
from mannaka_sdk.testing import FakeClock, ListLog, MemoryState
from mannaka_sdk.testing.bench import run
from tenants.plugins.egress import HttpEgress
from tests.mannaka.simulate.conftest import IMABARI, SAIJO, Windows

SECONDS = 5.0
BODY = f"/{IMABARI.code}/body"
TEXT = "少しずつ働いてみたい。"


def system(windows: Windows, city: City = IMABARI) -> CaseSystem:
    return windows.house.windows[city.code].body


def asked(windows: Windows, work: str, *args: Any, secret: str = "", late: timedelta = timedelta()) -> Any:
    """Have the plugin ask, through the host's own way out."""
    body = system(windows).body
    secrets = WebhookSecrets(signing_secret=SecretStr(secret)) if secret else body.secrets()

    async def ask() -> Any:
        async with httpx.AsyncClient() as client:
            ctx = Context(
                config=body.config(),
                secrets=secrets,
                http=HttpEgress(hosts=frozenset({body.host}), client=client, simulator=windows.url),
                clock=FakeClock(clock.now() - late),
                state=MemoryState(),
                log=ListLog(),
            )
            return await getattr(PartnerWebhook(), work)(ctx, *args)

    return run(ask())


def referral(number: int = 7, text: str = TEXT) -> ReferralOut:
    return ReferralOut(
        id=UUID(int=number),
        partner="今治窓口",
        purpose="就労の支援につなぐため",
        fields=(ReferralField(label="相談の概要", text=text),),
        answer_by=datetime(2026, 12, 1, tzinfo=UTC),
    )


def referred(windows: Windows, number: int = 7) -> str:
    return str(asked(windows, "refer", referral(number)).ref)


def connected(windows: Windows) -> None:
    answer = windows.post(f"{BODY}-webhook", address=windows.address(IMABARI))
    assert "answered=200" in answer.headers["location"]
    windows.door.came.clear()


def told(windows: Windows, count: int) -> list[dict[str, Any]]:
    """Wait for deliveries, and return what they tell."""
    assert wait_until(lambda: len(windows.door.came) >= count, seconds=SECONDS)
    return [json.loads(raw.body)["answers"][0] for _, raw in windows.door.came]


def test_what_was_referred_is_taken_and_reported_on_and_the_own_city_hears_of_it(windows: Windows) -> None:
    connected(windows)
    ref = referred(windows)
    assert TEXT in windows.get(BODY).text
    assert TEXT not in windows.get(f"/{SAIJO.code}/body").text

    windows.post(BODY, do="accept", referral=ref)
    windows.post(BODY, do="finish", referral=ref, result="helped", words="体験先が決まりました。")
    windows.post(BODY, do="finish", referral=ref, result="refused")

    answers = told(windows, 2)
    assert [(each["phase"], each.get("result")) for each in answers] == [("accepted", None), ("done", "helped")]
    assert asked(windows, "state_of", ref).reason == "体験先が決まりました。"
    host, raw = windows.door.came[0]
    assert host.startswith(IMABARI.host)
    for city, kind in ((IMABARI, VerdictKind.ACCEPT), (SAIJO, VerdictKind.REJECT)):
        body = system(windows, city).body
        context = VerifyContext(config=body.config(), secrets=body.secrets(), now=clock.now())
        assert PartnerWebhook().verify(context, raw).kind is kind
    (event,) = PartnerWebhook().parse(ParseContext(config=system(windows).body.config(), now=clock.now()), raw)
    assert event.conversation.id == ref


def test_it_is_declined_with_a_reason(windows: Windows) -> None:
    connected(windows)
    windows.post(BODY, do="decline", referral=referred(windows), why="no_capacity", words="来月から受けられます。")

    (answer,) = told(windows, 1)
    assert (answer["rejection"], answer["words"]) == ("no_capacity", "来月から受けられます。")
    assert "受け入れる余裕がない" in windows.get(BODY).text


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"secret": "x" * 32}, "署名が合いません"), ({"late": timedelta(minutes=6)}, "5分以上ずれています")],
)
def test_a_wrong_signature_is_refused_and_one_sees_it(windows: Windows, wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(AuthExpiredError):
        asked(windows, "refer", referral(), **wrong)

    page = windows.get(BODY).text
    assert words in page
    assert TEXT not in page


def test_what_is_taken_back_is_erased_and_stays_so(windows: Windows) -> None:
    ref = referred(windows)
    for each in (ref, ref):
        assert asked(windows, "revoke", each).phase is ReferralPhase.REVOKED
    referred(windows)

    page = windows.get(BODY).text
    assert "届いた内容を消しました" in page
    assert TEXT not in page + system(windows).remembered()


def test_it_is_down_once(windows: Windows) -> None:
    windows.post(f"{BODY}-fault", fault="ill")

    with pytest.raises(TransientError):
        referred(windows)
    assert referred(windows)


def test_an_answer_with_a_wrong_signature_is_shown_as_refused_and_told_again(windows: Windows) -> None:
    connected(windows)
    ref = referred(windows)
    windows.door.answers = [401, 401, 401]
    windows.post(f"{BODY}-fault", fault="forged")
    windows.post(BODY, do="accept", referral=ref)

    assert wait_until(lambda: "もう一度、市に伝える" in windows.get(BODY).text, seconds=SECONDS)
    body = system(windows).body
    context = VerifyContext(config=body.config(), secrets=body.secrets(), now=clock.now())
    assert {PartnerWebhook().verify(context, raw).kind for _, raw in windows.door.came} == {VerdictKind.REJECT}
    windows.post(BODY, do="again", referral=ref)
    answers = told(windows, 4)
    assert len({each["id"] for each in answers}) == 1
    assert PartnerWebhook().verify(context, windows.door.came[-1][1]).kind is VerdictKind.ACCEPT


def test_it_holds_a_bounded_number_and_says_when_it_is_full(windows: Windows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MOST_HELD", 2)
    first = referred(windows, 1)
    referred(windows, 2)

    with pytest.raises(QuotaExceededError):
        referred(windows, 3)
    assert referred(windows, 1) == first
    windows.post(BODY, do="decline", referral=first, why="other")
    referred(windows, 3)
    with pytest.raises(RecipientGoneError):
        asked(windows, "state_of", first)
    with pytest.raises(ContentRejectedError):
        asked(windows, "refer", referral(2, "長" * bodies.MOST_BYTES))


def test_referrals_outlive_a_restart_because_the_city_asks_for_them(windows: Windows, tmp_path: Path) -> None:
    house = windows.house
    house.memory = tmp_path
    connected(windows)
    windows.post(BODY, do="decline", referral=referred(windows), why="conflict", words="親族です。")
    before = system(windows).matters[0]

    again = House(lambda: [IMABARI], keys=house.keys, port=house.port, memory=tmp_path)
    again.refresh()

    kept = again.windows[IMABARI.code].body
    assert ([(each.held, each.answer) for each in kept.matters], kept.console.address) == (
        [(before.held, before.answer)],
        windows.address(IMABARI),
    )


def test_another_citys_address_is_refused(windows: Windows) -> None:
    answer = windows.post(f"{BODY}-webhook", address=windows.address(SAIJO))

    assert "bad-body" in answer.headers["location"]
    assert "市の受信アドレスがまだありません" in windows.get(BODY).text

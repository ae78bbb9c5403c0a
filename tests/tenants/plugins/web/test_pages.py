"""The pages: the walk from nothing to the first delivery, and what is done with a channel later."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse as Page
from django.test import Client, override_settings

from integrations.channels.echo.plugin import EchoChannel
from mannaka_sdk import HttpResponse, TransientError
from mannaka_tenancy import Tenant
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.plugins.actions.note_first_delivery import note_first_delivery
from tenants.plugins.actions.note_refusal import note_refusal
from tenants.plugins.models import Channel, ChannelSecret
from tenants.plugins.sealing import open_endpoint
from tenants.plugins.states import ChannelState, Slot
from tests.support import channels
from tests.support.cases import AT
from tests.support.channels import CONFIG, ECHO, SECRETS
from tests.support.simulated import Simulated
from tests.tenants.browsing import page, post
from tests.tenants.statements import statements

LIST = "/staff/settings/channels/"
TYPED = {
    "setting_account_id": CONFIG["account_id"],
    "secret_access_token": SECRETS["access_token"],
    "secret_signing_secret": SECRETS["signing_secret"],
}


def at(channel: Channel, what: str = "") -> str:
    return f"{LIST}{channel.pk}/{what}"


def text(answer: Page) -> str:
    return answer.content.decode()


def test_an_administrator_walks_from_nothing_to_the_first_delivery(desk: Client, echo: Simulated) -> None:
    assert "連絡手段はまだありません" in page(desk, LIST)
    sheet = post(desk, f"{LIST}add/", {"plugin_id": ECHO, "label": "消費生活LINE"})["Location"]
    assert "利用者の削除まで保存されます" in page(desk, sheet)
    seen = desk.get(sheet).context["form"].initial["seen"]
    settings = post(desk, sheet, {"seen": seen, "agrees": "on"})["Location"]
    assert "アカウント番号" in page(desk, settings)
    trial = post(desk, settings, TYPED)["Location"]
    address = post(desk, trial)["Location"]
    channel = Channel.objects.get()

    shown = page(desk, address)
    assert f"http://imabari.localhost:8000/hooks/v1/{open_endpoint(channel)}/" in shown
    assert "最初の受信を待っています" in shown
    assert '<noscript><meta http-equiv="refresh"' in shown
    note_first_delivery(channel=channel, at=AT)
    shown = page(desk, address)
    assert "届いています" in shown
    assert "data-channel-waits" not in shown
    assert "使用中" in page(desk, LIST)


def test_without_a_name_the_kind_is_the_name(desk: Client) -> None:
    post(desk, f"{LIST}add/", {"plugin_id": ECHO})

    assert Channel.objects.get().label == "エコー（見本）"


def test_a_step_before_its_time_leads_to_the_one_that_is_due(desk: Client, admin: Actor) -> None:
    channel = channels.a_draft(admin)
    assert desk.get(at(channel, "settings/"))["Location"] == at(channel, "sheet/")
    assert desk.get(at(channel, "try/"))["Location"] == at(channel, "sheet/")
    assert desk.get(at(channel, "address/"))["Location"] == at(channel)
    accepted = channels.an_accepted_one(admin)
    assert desk.get(at(accepted, "try/"))["Location"] == at(accepted, "settings/")


def test_mistakes_are_told_at_their_fields_in_both_languages(desk: Client, admin: Actor) -> None:
    channel = channels.an_accepted_one(admin)
    wrong = TYPED | {"setting_account_id": "x", "secret_access_token": ""}
    answer = text(post(desk, at(channel, "settings/"), wrong))
    assert "アクセストークンを入力してください" in answer

    assert "形が違います" in answer
    desk.cookies["django_language"] = "en"
    answer = text(post(desk, at(channel, "settings/"), TYPED | {"setting_account_id": "x"}))
    assert "Account number" in answer
    assert SECRETS["access_token"] not in answer
    assert not ChannelSecret.objects.exists()


def test_a_secret_is_never_shown_and_stays_when_it_is_left_empty(desk: Client, admin: Actor, echo: Simulated) -> None:
    channel = channels.a_waiting_one(admin)
    shown = page(desk, at(channel, "settings/"))
    assert "登録済みです" in shown
    assert all(secret not in shown for secret in SECRETS.values())

    answer = post(desk, at(channel, "settings/"), {**TYPED, "secret_access_token": "", "secret_signing_secret": ""})
    assert answer["Location"] == at(channel, "try/")
    assert not ChannelSecret.objects.filter(slot=Slot.PREVIOUS).exists()


def test_settings_that_only_an_absent_server_can_read_are_not_opened_but_nothing_typed_is_lost(
    desk: Client, admin: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def migrate_config(*_: object) -> None:
        raise TransientError("nobody answers")

    channel = channels.a_configured_one(admin)
    monkeypatch.setattr(EchoChannel, "migrate_config", migrate_config)

    assert desk.get(at(channel, "settings/"))["Location"] == at(channel)
    assert "事業者のサーバーから応答がない" in page(desk, at(channel))
    typed = desk.post(at(channel, "settings/"), {**TYPED, "setting_account_id": "あ", "idempotency_key": "a" * 32})
    assert 'value="あ"' in text(typed)


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "アクセストークンが正しくありません"), (503, "エコーから応答がありません")],
)
def test_what_stands_in_the_way_is_told_with_the_next_step(
    desk: Client, admin: Actor, echo: Simulated, status: int, words: str
) -> None:
    channel = channels.a_configured_one(admin)
    echo.fail_next(HttpResponse(status=status))
    answer = post(desk, at(channel, "try/"))

    assert answer["Location"] == at(channel, "try/")
    shown = page(desk, at(channel, "try/"))
    assert words in shown
    assert at(channel, "settings/") in shown


def test_another_account_is_taken_only_at_a_second_press(desk: Client, admin: Actor, echo: Simulated) -> None:
    channel = channels.a_waiting_one(admin)
    Channel.objects.update(account_id="acc_before", account_name="前の市")
    answer = text(post(desk, at(channel, "try/")))
    assert "これまで：前の市" in answer
    assert "このアカウントに切り替える" in answer

    post(desk, at(channel, "try/"), {"accepted_account_id": CONFIG["account_id"]})
    assert Channel.objects.get().account_id == CONFIG["account_id"]


def test_the_list_tells_what_to_do_and_asks_little_of_the_database(desk: Client, admin: Actor) -> None:
    channels.a_draft(admin, label="準備中の窓口")
    broken = channels.a_channel(admin, label="こわれたもの")
    page(desk, LIST)
    few = statements(lambda: page(desk, LIST))
    note_refusal(channel=broken, at=AT)
    for number in range(3):
        channels.a_draft(admin, label=f"ほか{number}")

    shown = page(desk, LIST)
    assert "個人情報の取扱いを確認する" in shown
    assert "新しい鍵を入力する" in shown
    assert statements(lambda: page(desk, LIST)) == few


def test_a_channel_rests_goes_on_and_is_removed(desk: Client, admin: Actor) -> None:
    channel = channels.a_channel(admin)
    post(desk, at(channel, "pause/"))
    assert "休止中" in page(desk, at(channel))
    post(desk, at(channel, "resume/"))
    assert "使用中" in page(desk, at(channel))
    before = Channel.objects.get().endpoint_hash
    assert post(desk, at(channel, "renew-address/"))["Location"] == at(channel, "address/")
    assert Channel.objects.get().endpoint_hash != before
    post(desk, at(channel, "remove/"))
    assert Channel.objects.get().state == ChannelState.REMOVED
    assert desk.get(at(channel)).status_code == 404
    assert "連絡手段はまだありません" in page(desk, LIST)


def test_the_health_is_asked_at_a_press(desk: Client, admin: Actor, echo: Simulated) -> None:
    channel = channels.a_waiting_one(admin)
    assert post_button(desk, channel).status_code == 302
    assert "問題ありません" in page(desk, at(channel))
    assert "0／1,000通" in page(desk, at(channel))


def post_button(desk: Client, channel: Channel) -> Page:
    import re

    key = re.search(r'name="idempotency_key" value="([^"]+)"', page(desk, at(channel)))
    assert key is not None
    return desk.post(at(channel, "check/"), {"idempotency_key": key[1]})  # type: ignore[return-value]


def test_what_the_operator_stopped_says_so_everywhere(desk: Client, admin: Actor) -> None:
    channel = channels.a_channel(admin)
    with override_settings(MANNAKA_STOPPED_PLUGINS=frozenset({ECHO})):
        assert "運用担当者に問い合わせる" in page(desk, LIST)
        assert "いま利用できません" in page(desk, at(channel))
        assert desk.get(at(channel, "settings/"))["Location"] == at(channel)
        assert "エコー（見本）" not in page(desk, f"{LIST}add/")


@pytest.mark.parametrize("what", ["settings/", "try/", "resume/", "remove/", "renew-address/"])
def test_delicate_steps_ask_who_it_is(what: str, desk: Client, admin: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    channel = channels.a_channel(admin)
    monkeypatch.setattr("tenants.accounts.sign_in.step_up.is_fresh", lambda *_a, **_k: False)
    answer = desk.post(at(channel, what), TYPED | {"idempotency_key": "0123456789abcdef"})

    assert answer.status_code == 302
    assert "/account/reauthenticate/" in answer["Location"]
    assert not any(secret in str(dict(desk.session)) for secret in SECRETS.values())


def test_others_do_not_get_in(in_imabari: Tenant, clerk: Actor, sign_in: Callable[[Tenant, User], Client]) -> None:
    browser = sign_in(in_imabari, User.objects.get(pk=clerk.user_id))

    assert browser.get(LIST).status_code == 403

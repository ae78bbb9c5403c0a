"""The administrators' pages on staff, through the browser's door."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from mannaka_kit import audit, clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.create_user import create_user
from tenants.accounts.actions.grant_role import grant_role
from tenants.accounts.actor import Actor
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role
from tenants.organisation.models import Section
from tests.tenants.browsing import KEY, page, post
from tests.tenants.conftest import AT, TODAY
from tests.tenants.statements import statements

STAFF = "/staff/settings/staff/"


def someone(username: str = "ueda", name: str = "上田 二郎", kana: str = "うえだ じろう") -> User:
    return create_user(actor=audit.OPERATOR, username=username, display_name=name, name_kana=kana, at=AT).user


def section(code: str = "shiminzei", name: str = "市民税課", kana: str = "シミンゼイカ") -> Section:
    return Section.objects.create(code=code, name=name, name_kana=kana, valid_from=date(2020, 4, 1))


def test_the_settings_lead_to_hours_sections_staff_and_page_texts(desk: Client) -> None:
    found = page(desk, "/staff/settings/")
    for target in ("/staff/settings/hours/", "/staff/settings/sections/", STAFF, "/cms/"):
        assert f'href="{target}"' in found
        if target != "/cms/":
            assert desk.get(target).status_code == 200


def test_a_new_colleague_signs_in_with_the_pass_phrase_that_is_shown_once(
    desk: Client, imabari: Tenant, client_of: Callable[[Tenant], Client]
) -> None:
    answer = post(
        desk, f"{STAFF}add/", {"username": "Ｕｅｄａ", "display_name": "上田 二郎", "name_kana": "うえだ じろう"}
    )
    shown = re.search(r"<code>([a-z0-9]{5}(?:-[a-z0-9]{5}){3})</code>", answer.content.decode())
    assert shown is not None
    assert "no-store" in answer["Cache-Control"]
    person = User.objects.get(username="ueda")
    assert person.name_kana == "ウエダ ジロウ"
    assert shown[1] not in page(desk, f"{STAFF}{person.pk}/")
    theirs = client_of(imabari)
    assert theirs.post("/account/login/", {"login": "ueda", "password": shown[1]}).status_code == 302


def test_the_form_sent_twice_makes_one_colleague_and_shows_no_pass_phrase_again(desk: Client) -> None:
    key = KEY.search(page(desk, f"{STAFF}add/"))
    assert key is not None
    data = {"idempotency_key": key[1], "username": "ueda", "display_name": "上田", "name_kana": "うえだ"}
    first, second = desk.post(f"{STAFF}add/", data), desk.post(f"{STAFF}add/", data)
    assert (first.status_code, second.status_code) == (200, 302)
    assert User.objects.filter(username="ueda").count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"username": "青井", "display_name": "青井", "name_kana": "あおい"}, "半角の英小文字"),
        ({"username": "aoi", "display_name": "青井", "name_kana": "あおい"}, "ほかの職員が使っています"),
        ({"username": "", "display_name": "青井", "name_kana": "あおい"}, "ユーザー名を入力してください"),
        ({"username": "a.aoi", "display_name": " ", "name_kana": "あおい"}, "氏名を入力してください"),
        ({"username": "a.aoi", "display_name": "\ud800", "name_kana": "あおい"}, "読み取れない文字"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nobody_is_added(desk: Client, data: dict[str, str], words: str) -> None:
    before = User.objects.count()
    encoded = {
        name: value.encode("utf-8", "replace").decode() if value != "\ud800" else "�" for name, value in data.items()
    }
    answer = post(desk, f"{STAFF}add/", encoded)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert User.objects.count() == before


def test_a_role_with_its_section_is_given_seen_and_taken_away(desk: Client) -> None:
    person, taxes = someone(), section()
    answer = post(
        desk,
        f"{STAFF}{person.pk}/roles/add/",
        {"role": "section_staff", "section": str(taxes.pk), "valid_from": clock.today().isoformat()},
    )
    assert answer.status_code == 302, answer.content.decode()
    assert "市民税課" in page(desk, f"{STAFF}{person.pk}/")
    given = RoleGrant.objects.get(user=person)
    assert post(desk, f"{STAFF}roles/{given.pk}/revoke/").status_code == 302
    given.refresh_from_db()
    assert given.revoked_at is not None
    assert "解除済み" in page(desk, f"{STAFF}{person.pk}/")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"role": "section_staff"}, "担当課を選んでください"),
        ({"role": "auditor", "valid_until": "2020-01-01"}, "終了日は、開始日と同じ日か"),
        ({}, "役割を選んでください"),
    ],
)
def test_a_wrong_role_is_refused_at_its_field(desk: Client, data: dict[str, str], words: str) -> None:
    person = someone()
    answer = post(desk, f"{STAFF}{person.pk}/roles/add/", {"valid_from": clock.today().isoformat(), **data})
    assert words in answer.content.decode()
    assert not RoleGrant.objects.filter(user=person).exists()


def test_an_ended_section_is_offered_to_nobody(desk: Client) -> None:
    gone = section(code="mukashi", name="昔の課", kana="ムカシノカ")
    gone.valid_until = clock.today() - timedelta(days=1)
    gone.save()
    assert "昔の課" not in page(desk, f"{STAFF}{someone().pk}/roles/add/")


def test_stopping_opening_and_mending_an_account_by_its_pages(desk: Client) -> None:
    person = someone()
    for step, text in (("deactivate", None), ("reactivate", "パスフレーズ"), ("passphrase", "パスフレーズ")):
        answer = post(desk, f"{STAFF}{person.pk}/{step}/")
        assert answer.status_code == (302 if text is None else 200)
        assert text is None or text in answer.content.decode()
    assert post(desk, f"{STAFF}{person.pk}/second-factor/").status_code == 302
    assert (
        post(
            desk, f"{STAFF}{person.pk}/rename/", {"display_name": "上田 太郎", "name_kana": "うえだ たろう"}
        ).status_code
        == 302
    )
    person.refresh_from_db()
    assert (person.display_name, person.is_active) == ("上田 太郎", True)


def test_an_administrator_cannot_stop_their_own_account_by_typing_the_address(
    desk: Client, administrator: User
) -> None:
    answer = post(desk, f"{STAFF}{administrator.pk}/deactivate/")
    assert "自分の利用は停止できません" in answer.content.decode()


def test_the_search_finds_by_kana_and_name_and_leaves_nothing_in_the_address(desk: Client) -> None:
    someone(), someone("mori", "森 花", "もり はな")
    for text, expected in (("もり", "森 花"), ("モリ ハナ", "森 花"), ("上田", "上田 二郎")):
        answer = desk.post(f"{STAFF}search/", {"text": text})
        assert answer["Location"] == STAFF
        found = page(desk, STAFF)
        assert expected in found
        assert found.count('scope="row"') == 1
    desk.post(f"{STAFF}search/", {"text": "いない人"})
    assert "該当する職員はいません" in page(desk, STAFF)


def test_the_list_costs_the_same_with_three_and_with_sixty_colleagues(
    desk: Client,
) -> None:
    taxes = section()

    def add(first: int, last: int) -> None:
        for number in range(first, last):
            person = someone(f"u{number:02}", f"職員{number}", f"ショクイン{number:02}")
            grant_role(
                actor=audit.OPERATOR, user=person, role=Role.SECTION_STAFF, section=taxes, valid_from=TODAY, at=AT
            )

    add(0, 2)
    desk.get(STAFF)
    few = statements(lambda: desk.get(STAFF))
    add(2, 59)
    many = statements(lambda: desk.get(STAFF))
    assert few == many == 5  # session, person with roles, count, page, roles of the page with their sections
    assert page(desk, STAFF).count('scope="row"') == 30
    assert page(desk, f"{STAFF}?page=2").count('scope="row"') == 30


@pytest.mark.parametrize("role", [Role.CENTRE_STAFF, Role.AUDITOR, None])
def test_nobody_but_administrators_opens_these_pages(
    role: Role | None, administrator: User, imabari: Tenant, sign_in: Callable[[Tenant, User], Client]
) -> None:
    person = someone()
    if role:
        grant_role(actor=audit.OPERATOR, user=person, role=role, valid_from=date(2020, 4, 1), at=AT)
    client = sign_in(imabari, person)
    for path in (
        "",
        "staff/",
        "staff/add/",
        f"staff/{person.pk}/",
        "sections/",
        "sections/add/",
        "hours/",
        "hours/change/",
    ):
        assert client.get(f"/staff/settings/{path}").status_code == 403, path
        if path.endswith(("add/", "change/")):
            assert client.post(f"/staff/settings/{path}", {}).status_code == 403


def test_a_stranger_is_led_to_the_sign_in_page_and_back(
    imabari: Tenant, db: None, client_of: Callable[[Tenant], Client]
) -> None:
    answer = client_of(imabari).get(f"{STAFF}?page=2")
    assert answer.status_code == 302
    assert answer["Location"] == "/account/login/?next=/staff/settings/staff/%3Fpage%3D2"
    assert "no-store" in answer["Cache-Control"]


def test_a_session_of_one_city_opens_nothing_in_another(
    desk: Client, imabari: Tenant, saijo: Tenant, administrator: User
) -> None:
    with use(saijo):
        twin = create_user(
            actor=audit.OPERATOR, username="aoi", display_name="西条 人", name_kana="サイジョウ", at=AT
        ).user
        grant_role(actor=audit.OPERATOR, user=twin, role=Role.ADMINISTRATOR, valid_from=date(2020, 4, 1), at=AT)
    assert "西条 人" not in page(desk, STAFF)
    answer = desk.get(STAFF, headers={"host": saijo.host})
    assert (answer.status_code, answer["Location"]) == (302, f"/account/login/?next={STAFF}")


def test_an_unknown_person_grant_or_foreign_id_is_a_404(desk: Client, saijo: Tenant) -> None:
    with use(saijo):
        foreign = [someone(f"x{number}", "他 市", "タ シ").pk for number in range(20)][-1]
    assert not User.objects.filter(pk=foreign).exists()
    for path in (f"{STAFF}{foreign}/", f"{STAFF}{foreign}/deactivate/", f"{STAFF}roles/999999/revoke/"):
        assert desk.get(path).status_code == 404


def test_the_audit_names_the_administrator_by_id_and_role_only(desk: Client, admin: Actor) -> None:
    post(desk, f"{STAFF}add/", {"username": "ueda", "display_name": "上田 二郎", "name_kana": "うえだ じろう"})
    entry = Entry.objects.get(action="staff.created", actor_id=admin.user_id)
    assert entry.actor_label == "administrator"
    assert "上田" not in str(entry.details)

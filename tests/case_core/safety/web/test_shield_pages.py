"""The pages of a shield: set, changed, looked behind after a proof, lifted by the head, read before a hand-over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from case_core.cases.models import Case
from case_core.shields.models import Shield
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import AT, TANAKA, new_case
from tests.support.cast import Cast
from tests.support.safety import head_of, shielded

NUMBER = TANAKA.telephone
TOLD: dict[str, Any] = {
    "safe_way": "telephone",
    "safe_hours": "平日の10時から15時",
    "never": ["letter", "visit"],
    "kind": "dv",
    "valid_from": "2026-01-13",
    "review_on": "2026-07-13",
}


@pytest.fixture
def case(cast: Cast) -> Case:
    """Return a case of 田中 花子."""
    with use(cast.city):
        return new_case(cast)


def test_a_clerk_shields_somebody_and_reads_it_back(cast: Cast, case: Case, desk: Callable[[str], Desk]) -> None:
    told = {**TOLD, "barred": [str(cast.ren.user_id)]}

    page = desk("aoi").send_and_follow(f"/staff/cases/{case.pk}/safety/shield/", **told)

    assert "連絡先の保護を記録しました。" in page
    assert "郵便・自宅への訪問" in page
    assert "渡部 蓮" in page
    form = desk("aoi").get(f"/staff/cases/{case.pk}/safety/shield/").content.decode()
    assert "平日の10時から15時" in form
    assert f'value="{cast.ren.user_id}" selected' in form


def test_what_does_not_protect_is_said_at_its_field(case: Case, desk: Callable[[str], Desk]) -> None:
    answer = desk("aoi").send(f"/staff/cases/{case.pk}/safety/shield/", **{**TOLD, "never": ["telephone"]})

    page = answer.content.decode()
    assert "安全な方法に選んだものは、使わない方法に入れられません。" in page
    assert "平日の10時から15時" in page


def test_the_hidden_number_is_shown_on_one_page_and_kept_in_the_audit(
    cast: Cast, case: Case, desk: Callable[[str], Desk]
) -> None:
    with use(cast.city):
        shielded(cast, case)
    aoi = desk("aoi")
    path = f"/staff/cases/{case.pk}/safety/contact/"
    assert NUMBER not in aoi.get(path).content.decode()

    answer = aoi.send(path, purpose="contact")

    assert NUMBER in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    with use(cast.city):
        assert Entry.objects.filter(action="shield.revealed", actor_id=cast.aoi.user_id).count() == 1


def test_the_number_needs_a_fresh_proof_of_who_asks(cast: Cast, case: Case, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        shielded(cast, case)
    aoi = desk("aoi")

    with time_machine.travel(AT + timedelta(minutes=11), tick=False):
        answer = aoi.send(f"/staff/cases/{case.pk}/safety/contact/", purpose="contact")

    assert answer.status_code == 302
    assert "reauthenticate" in answer["Location"]


def test_only_the_head_is_led_to_the_end_of_the_shield(cast: Cast, case: Case, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        shielded(cast, case)
        head_of(cast)
    lift = f"/staff/cases/{case.pk}/safety/lift/"
    assert lift not in desk("aoi").get(f"/staff/cases/{case.pk}/safety/").content.decode()
    assert desk("aoi").get(lift).status_code == 403
    mai = desk("mai")
    assert lift in mai.get(f"/staff/cases/{case.pk}/safety/").content.decode()

    page = mai.send_and_follow(lift, reason="ご本人の希望")

    assert "連絡先の保護を解除しました。" in page
    with use(cast.city):
        assert Shield.objects.get().lifted_at is not None


def test_the_shield_is_read_before_a_hand_over(cast: Cast, case: Case, desk: Callable[[str], Desk]) -> None:
    send = f"/staff/handovers/send/{case.pk}/"
    with use(cast.city):
        shielded(cast, case)
    aoi = desk("aoi")

    stopped = aoi.get(send)
    assert stopped.status_code == 302
    warning = aoi.get(stopped["Location"]).content.decode()
    assert "この方の連絡先は守られています" in warning
    moved_on = aoi.send(stopped["Location"])

    assert moved_on["Location"] == send
    assert aoi.get(send).status_code == 200
    with use(cast.city):
        assert Entry.objects.filter(action="shield.warning_confirmed").count() == 1
    with time_machine.travel(AT + timedelta(minutes=11), tick=False):
        assert aoi.get(send).status_code == 302


def test_where_nobody_is_shielded_nothing_stops_the_clerk(case: Case, desk: Callable[[str], Desk]) -> None:
    assert desk("aoi").get(f"/staff/handovers/send/{case.pk}/").status_code == 200
    for way in ("contact", "print/confirm", "nonsense/confirm"):
        assert desk("aoi").get(f"/staff/cases/{case.pk}/safety/{way}/").status_code == 404

"""Exchanges of duties as people see them: asked, answered, decided."""

from collections.abc import Callable

from case_core.roster.models import Swap
from case_core.roster.states import SwapStatus
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cast import Cast
from tests.support.swaps import AS_IT_WAS, EXCHANGED, TwoSundays, agreed_swap, asked_swap, two_sundays

DeskOf = Callable[[str], Desk]
ROSTER = "/staff/roster/"


def of_city(cast: Cast) -> TwoSundays:
    with use(cast.city):
        return two_sundays(cast)


def people(cast: Cast, two: TwoSundays) -> list[str]:
    with use(cast.city):
        return two.people


def test_two_sections_exchange_a_sunday_with_the_heads_yes(cast: Cast, desk: DeskOf) -> None:
    two = of_city(cast)
    ren, yui, mio = desk("ren"), desk("yui"), desk("mio")
    assert f"duties/{two.first.pk}/swap/" in ren.get(f"{ROSTER}swaps/").content.decode()
    asked = ren.send_and_follow(f"{ROSTER}duties/{two.first.pk}/swap/", wanted=str(two.second.pk), words="法事")
    assert "相手の返事を待っています" in asked
    assert "当番の交代が1件、あなたの返事か承認を待っています。" in yui.get(ROSTER).content.decode()
    with use(cast.city):
        page = f"{ROSTER}swaps/{Swap.objects.get().pk}/"
    assert "法事" in yui.get(page).content.decode()
    assert "責任者の承認を待っています" in yui.send_and_follow(f"{page}answer/", decision="yes")
    assert people(cast, two) == AS_IT_WAS
    assert "当番の交代が1件" in mio.get(ROSTER).content.decode()
    assert "交代しました" in mio.send_and_follow(f"{page}decide/", decision="yes")
    assert people(cast, two) == EXCHANGED


def test_a_no_without_a_reason_is_asked_for_it(cast: Cast, desk: DeskOf) -> None:
    two = of_city(cast)
    with use(cast.city):
        swap = asked_swap(cast, two)
    page = desk("yui").send(f"{ROSTER}swaps/{swap.pk}/answer/", decision="no", reason="")
    assert "入力してください。" in page.content.decode()
    desk("yui").send_and_follow(f"{ROSTER}swaps/{swap.pk}/answer/", decision="no", reason="行事のため")
    assert "行事のため" in desk("ren").get(f"{ROSTER}swaps/{swap.pk}/").content.decode()


def test_the_head_refuses_with_a_reason_and_whoever_asked_takes_it_back(cast: Cast, desk: DeskOf) -> None:
    two = of_city(cast)
    with use(cast.city):
        first = agreed_swap(cast, two)
    desk("mio").send_and_follow(f"{ROSTER}swaps/{first.pk}/decide/", decision="no", reason="議会の準備")
    with use(cast.city):
        second = asked_swap(cast, two)
    desk("ren").send_and_follow(f"{ROSTER}swaps/{second.pk}/withdraw/")
    with use(cast.city):
        states = dict(Swap.objects.values_list("pk", "status"))
    assert states == {first.pk: SwapStatus.REFUSED, second.pk: SwapStatus.WITHDRAWN}


def test_one_of_the_two_is_chosen(cast: Cast, desk: DeskOf) -> None:
    two = of_city(cast)
    page = desk("ren").send(f"{ROSTER}duties/{two.first.pk}/swap/", words="法事")
    assert "どちらか1つを選んでください" in page.content.decode()


def test_others_see_neither_the_question_nor_the_duty(cast: Cast, desk: DeskOf) -> None:
    two = of_city(cast)
    with use(cast.city):
        swap = asked_swap(cast, two)
    assert desk("aoi").get(f"{ROSTER}swaps/{swap.pk}/").status_code == 403
    assert desk("aoi").get(f"{ROSTER}duties/{two.first.pk}/swap/").status_code == 403
    assert "渡部 蓮" not in desk("aoi").get(f"{ROSTER}swaps/").content.decode()
    assert desk("ren").get(f"{ROSTER}swaps/404/").status_code == 404


def test_a_rule_that_clashes_is_named_on_the_page(cast: Cast, desk: DeskOf) -> None:
    two = of_city(cast)
    leave = {"first": "2026-01-25", "last": "2026-01-25"}
    desk("ren").send_and_follow(f"{ROSTER}people/{two.ren.pk}/absence/", **leave)
    page = desk("ren").send(f"{ROSTER}duties/{two.first.pk}/swap/", wanted=str(two.second.pk), words="")
    assert "2026年1月25日（日）：渡部 蓮さんは休暇・不在の日です。" in page.content.decode()


def test_many_exchanges_cost_no_more_statements(
    cast: Cast, desk: DeskOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    two = of_city(cast)
    for _time in range(5):
        with use(cast.city):
            swap = asked_swap(cast, two)
        desk("ren").send_and_follow(f"{ROSTER}swaps/{swap.pk}/withdraw/")
    ren = desk("ren")
    ren.get(f"{ROSTER}swaps/")
    with django_assert_max_num_queries(20):  # type: ignore[attr-defined]
        ren.get(f"{ROSTER}swaps/")

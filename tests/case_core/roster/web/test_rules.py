"""The page on which an administrator settles how many people a day needs, and how many of them know a topic."""

from collections.abc import Callable
from typing import Any

from case_core.roster import rules
from case_core.roster.models import StaffingNeed
from case_core.roster.solver.problem import Need
from case_core.roster.states import CounsellorKind, DayKind
from case_core.roster.web.need_rows import SPARE_ROWS, field_name
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cast import Cast

DeskOf = Callable[[str], Desk]
RULES = "/staff/roster/rules/"
KNOWING = Need(kind=CounsellorKind.REGULAR, people=1, topic="money")


def shown(desk: Desk) -> dict[str, str]:
    """Return what the form shows, as a browser would send it."""
    form = desk.get(RULES).context["form"]
    return {name: str(form.initial[name]) for name in form.fields if form.initial[name] is not False}


def row(number: int, **told: Any) -> dict[str, str]:
    """Return the fields of a row."""
    parts = {"day": "workday", "kind": "regular", "topic": "money", "people": "1", **told}
    return {field_name(number, part): str(value) for part, value in parts.items()}


def by_topic() -> dict[DayKind, list[Need]]:
    return {day: [need for need in wanted if need.topic] for day, wanted in rules.needs().items()}


def test_needs_by_topic_are_added_changed_and_taken_back(cast: Cast, saijo_cast: Cast, desk: DeskOf) -> None:
    mio = desk("mio")
    assert [name for name in shown(mio) if name.endswith("_topic")] == [field_name(1, "topic"), *spare(2, 3)]
    mio.send_and_follow(RULES, **{**shown(mio), **row(2)})
    with use(cast.city):
        assert by_topic() == {DayKind.WORKDAY: [KNOWING], DayKind.CLOSED_DAY: []}
    with use(saijo_cast.city):
        assert not StaffingNeed.objects.exists()
    assert len([name for name in shown(mio) if name.endswith("_topic")]) == 1 + SPARE_ROWS
    changed = {**shown(mio), **row(1, people=2), **row(2, day="closed_day", topic="mind")}
    mio.send_and_follow(RULES, **changed)
    with use(cast.city):
        assert [(need.topic, need.people) for needs in by_topic().values() for need in needs] == [
            ("money", 2),
            ("mind", 1),
        ]
    mio.send_and_follow(RULES, **{**shown(mio), **row(1, people=0), **row(2, topic="", people="")})
    with use(cast.city):
        assert by_topic() == {DayKind.WORKDAY: [], DayKind.CLOSED_DAY: []}
        assert rules.needs()[DayKind.WORKDAY]


def spare(*numbers: int) -> list[str]:
    return [field_name(number, "topic") for number in numbers]


def test_a_row_that_nobody_means_is_told_at_its_field_and_kept(cast: Cast, desk: DeskOf) -> None:
    mio = desk("mio")
    for wrong, name, words in (
        (row(1, topic=""), field_name(1, "topic"), "分野を選んでください。"),
        (row(1, people=""), field_name(1, "people"), "人数を入力してください。0にすると、この行はなくなります。"),
        ({**row(1), **row(3)}, field_name(3, "topic"), "同じ組み合わせの行が、ほかにあります。"),
    ):
        page = mio.send(RULES, **{**shown(mio), **wrong})
        form = page.context["form"]
        assert (page.status_code, form.errors[name]) == (200, [words])
        assert form[field_name(1, "kind")].value() == "regular"
    with use(cast.city):
        assert not StaffingNeed.objects.exists()


def test_no_more_people_know_a_topic_than_are_on_duty(cast: Cast, desk: DeskOf) -> None:
    mio = desk("mio")
    page = mio.send(RULES, **{**shown(mio), **row(1, people=3)}).content.decode()
    assert "分野を受けられる人数は、同じ日、同じ区分の人数までにして" in page
    with use(cast.city):
        assert not StaffingNeed.objects.exists()


def test_rows_that_were_never_offered_break_nothing(cast: Cast, desk: DeskOf) -> None:
    mio = desk("mio")
    odd = {"need_91_topic": "money", "need_x_topic": "money", **row(2, kind="nobody")}
    page = mio.send(RULES, **{**shown(mio), **odd})
    assert page.status_code == 200
    assert field_name(2, "kind") in page.context["form"].errors


def test_a_fresh_page_offers_some_rows_under_their_heading(cast: Cast, desk: DeskOf) -> None:
    page = desk("mio").get(RULES).content.decode()
    assert "分野を受けられる人の人数" in page
    assert page.count('class="roster-need"') == SPARE_ROWS

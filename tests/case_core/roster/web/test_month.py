"""The roster as staff see it, and as its keepers change it."""

from collections.abc import Callable
from dataclasses import replace

from case_core.roster import rules
from case_core.roster.actions.change_roster_rules import change_roster_rules
from case_core.roster.models import Absence, Counsellor, Duty, Proposal, Wish
from case_core.roster.solver.problem import Limits, Need
from case_core.roster.states import CounsellorKind, DayKind
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.roster import on_duty, on_roster

DeskOf = Callable[[str], Desk]
ROSTER = "/staff/roster/"
WANTED = [(3, ""), (1, "money")]
DUTY = {"on": "2026-01-20", "begins": "08:30", "ends": "17:15"}


def test_an_administrator_puts_somebody_on_duty_moves_and_removes_it(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        person = on_roster(cast)
    mio = desk("mio")
    page = mio.send_and_follow(f"{ROSTER}add/", counsellor=str(person.pk), kind="workday", **DUTY)
    assert "当番を加えました。" in page
    with use(cast.city):
        duty = Duty.objects.get()
    short = mio.send(f"{ROSTER}duties/{duty.pk}/remove/").content.decode()
    assert "2026年1月20日（火）：正規職員が2人足りません。" in short
    assert "それでも行うときは、理由を書いてください。" in short
    moved = {**DUTY, "on": "2026-01-21", "is_locked": "on", "reason": "ほかの人がいます"}
    assert "固定" in mio.send_and_follow(f"{ROSTER}duties/{duty.pk}/", counsellor=str(person.pk), **moved)
    assert "ほかの人がいます" in mio.get(f"{ROSTER}duties/{duty.pk}/").content.decode()
    mio.send_and_follow(f"{ROSTER}duties/{duty.pk}/remove/", reason="休館のため")
    with use(cast.city):
        assert not Duty.objects.exists()
        assert [code for code in ("added", "changed", "removed") if not remembered(f"duty.{code}")] == []


def test_nobody_is_in_two_places_at_once(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        person = on_roster(cast)
        on_duty(cast, person)
    again = {**DUTY, "on": "2026-01-13", "begins": "17:00", "ends": "18:00"}
    page = desk("mio").send(f"{ROSTER}add/", counsellor=str(person.pk), kind="workday", **again)
    assert "すでに当番に入っています" in page.content.decode()


def test_ones_own_duties_stand_first(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        on_duty(cast, on_roster(cast, "あ 先頭"))
        own = on_roster(cast, "青井 葵", user_id=cast.aoi.user_id)
        on_duty(cast, own)
    page = desk("aoi").get(ROSTER, month="2026-01")
    assert page.context["found"].lines[0].counsellor == own
    assert "自分の当番" in page.content.decode()
    assert "1月13日（火） 8:30〜17:15" in page.content.decode()


def test_the_month_is_read_in_few_statements(
    cast: Cast, desk: DeskOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    with use(cast.city):
        for number in range(12):
            on_duty(cast, on_roster(cast, f"相談員 {number}"))
    aoi = desk("aoi")
    aoi.get(ROSTER)
    with django_assert_max_num_queries(40):  # type: ignore[attr-defined]
        aoi.get(ROSTER)


def test_closed_days_are_marked(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        on_roster(cast)
    assert "閉庁日" in desk("ren").get(ROSTER, month="2026-01").content.decode()


def test_a_month_that_is_none_is_this_one(cast: Cast, desk: DeskOf) -> None:
    assert desk("aoi").get(ROSTER, month="2026-13").status_code == 200


def test_the_head_of_the_centre_keeps_the_roster_and_a_clerk_does_not(cast: Cast, desk: DeskOf) -> None:
    assert desk("nagi").get(f"{ROSTER}add/").status_code == 403
    with use(cast.city):
        head_of_centre(cast, "aoi")
    assert [desk("aoi").get(f"{ROSTER}{page}").status_code for page in ("add/", "people/", "rules/")] == [200] * 3


def test_people_write_down_their_own_days_off_and_wishes(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        own, other = on_roster(cast, user_id=cast.aoi.user_id), on_roster(cast, "村上 凪")
    aoi, days = desk("aoi"), {"first": "2026-02-01", "last": "2026-02-03"}
    assert "休みを登録しました。" in aoi.send_and_follow(f"{ROSTER}people/{own.pk}/absence/", **days)
    assert "希望を登録しました。" in aoi.send_and_follow(f"{ROSTER}people/{own.pk}/wish/", on="2026-02-08", kind="off")
    assert aoi.send(f"{ROSTER}people/{other.pk}/absence/", **days).status_code == 403
    assert aoi.get(f"{ROSTER}people/{other.pk}/").status_code == 403
    with use(cast.city):
        absence, wish = Absence.objects.get(), Wish.objects.get()
    aoi.send_and_follow(f"{ROSTER}people/{own.pk}/absence/{absence.pk}/")
    aoi.send_and_follow(f"{ROSTER}people/{own.pk}/wish/{wish.pk}/")
    with use(cast.city):
        assert (Absence.objects.count(), Wish.objects.count()) == (0, 0)


def test_an_absence_that_ends_before_it_begins_keeps_what_was_typed(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        person = on_roster(cast)
    page = desk("mio").send(f"{ROSTER}people/{person.pk}/absence/", first="2026-02-03", last="2026-02-01")
    assert page.status_code == 200
    assert 'value="2026-02-01"' in page.content.decode()
    assert "始まりの日と同じ日か、それより後" in page.content.decode()


def test_somebody_is_added_and_changed(cast: Cast, desk: DeskOf) -> None:
    mio, facts = desk("mio"), {"name": "蓮 当番", "name_kana": "レン トウバン", "valid_from": "2026-01-13"}
    page = mio.send(f"{ROSTER}people/add/", kind="section", **facts)
    assert "課を選んでください" in page.content.decode()
    mio.send_and_follow(f"{ROSTER}people/add/", kind="section", section=str(cast.tax.pk), **facts)
    with use(cast.city):
        person = Counsellor.objects.get()
    changed = {**facts, "hours_a_week": "20", "topics": ["money"], "weekdays": ["0", "2"]}
    mio.send_and_follow(f"{ROSTER}people/{person.pk}/change/", kind="consumer", **changed)
    with use(cast.city):
        person.refresh_from_db()
        assert (person.kind, person.hours_a_week, person.weekdays) == (CounsellorKind.CONSUMER, 20, [0, 2])


def test_a_proposal_is_asked_for_once_and_shown(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        on_roster(cast)
    mio = desk("mio")
    page = mio.send_and_follow(f"{ROSTER}proposals/", first="2026-02-01", last="2026-02-28")
    assert "作成しています。1分ほどかかります。" in page
    again = mio.send(f"{ROSTER}proposals/", first="2026-02-01", last="2026-02-28")
    assert "いま別の案を作成しています" in again.content.decode()
    with use(cast.city):
        assert Proposal.objects.count() == 1


def test_rules_are_settled(cast: Cast, desk: DeskOf) -> None:
    mio = desk("mio")
    form = mio.get(f"{ROSTER}rules/").context["form"]
    told = {name: str(form.initial[name]) for name in form.fields}
    assert told["workday_citizens"] == "2"
    mio.send_and_follow(f"{ROSTER}rules/", **{**told, "workday_citizens": "1", "rest_days": "2"})
    form = mio.get(f"{ROSTER}rules/").context["form"]
    assert (form.initial["workday_citizens"], form.initial["rest_days"]) == (1, 2)


def test_what_is_needed_by_topic_stays_when_the_rules_are_settled(cast: Cast, desk: DeskOf) -> None:
    everybody, knowing = (Need(kind=CounsellorKind.REGULAR, people=people, topic=topic) for people, topic in WANTED)
    with use(cast.city):
        needs = {DayKind.WORKDAY: (everybody, knowing)}
        change_roster_rules(limits=Limits(), needs=needs, actor=cast.mio, at=LATER)
    mio = desk("mio")
    form = mio.get(f"{ROSTER}rules/").context["form"]
    assert form.initial["workday_regular"] == 3
    told = {name: str(form.initial[name]) for name in form.fields}
    mio.send_and_follow(f"{ROSTER}rules/", **{**told, "workday_regular": "4"})
    with use(cast.city):
        assert rules.needs()[DayKind.WORKDAY] == (replace(everybody, people=4), knowing)
    none = {name: "0" if name.startswith(("workday_", "closed_day_")) else value for name, value in told.items()}
    assert "数を確かめてください。" in mio.send(f"{ROSTER}rules/", **none).content.decode()

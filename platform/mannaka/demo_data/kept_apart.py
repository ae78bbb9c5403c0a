"""What some cases have beside their course: restricted records, requests to the head, businesses and households."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from case_core.approvals.actions.ask_approval import ask_approval
from case_core.approvals.actions.ask_closing import ask_closing
from case_core.approvals.actions.change_approval_rules import change_approval_rules
from case_core.approvals.actions.sign_approval import sign_approval
from case_core.cases.models import Case
from case_core.cases.querysets import CaseQuerySet
from case_core.cases.selectors import cases_visible_to
from case_core.cases.states import Outcome, StatementKind
from case_core.records.actions.break_glass import break_glass
from case_core.records.actions.open_compartment import open_compartment
from case_core.records.actions.write_entry import write_entry
from case_core.records.states import CompartmentKind
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.kept_sheets import keep_business, keep_household
from mannaka.demo_data.people import CityData
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

_COUNSELLED: Final = (
    (
        StatementKind.WORDS,
        "",
        "手続きの話のあとで、この半年ほとんど眠れていないと話された。朝がいちばんつらいとのこと。",
    ),
    (StatementKind.THIRD_PARTY, "妹", "去年の秋から、電話に出ないことが増えた。食事は差し入れている。"),
    (
        StatementKind.ASSESSMENT,
        "",
        "死にたい気持ちは今はないと答えられた。次の来所のとき、公認心理師の面談に案内する。",
    ),
)
_REASON: Final = "ご本人から「もう限界だ」という電話があり、担当の職員が休みで連絡がつかないため。"
_TO_READ: Final = "お返事の案を、出す前に見てください。断る部分の言い方が、きつくなっていないか迷っています。"
_READ: Final = "この内容でよいです。最後の一文に、次の窓口の電話番号を足してください。"
_TO_SIGN: Final = (
    "同じお話を三度うかがいましたが、市としてお返しできる答えがありません。ここで終えてよいか見てください。"
)
_ENDING: Final = "お話を最後までうかがい、いつでもまたお話しいただけることをお伝えした。"
BUSINESSES: Final = (
    "店の資金繰りを相談したい",
    "新しく菓子店を開きたい",
    "タオル工場の後継ぎがいない",
    "取引先から代金が入らない",
)
HOUSEHOLDS: Final = ("家賃と借金の返済で生活が苦しい", "家計簿をつけても毎月赤字になる", "年金だけでは暮らしていけない")


def keep_apart(data: CityData, cast: Cast) -> None:
    """Give some cases what they have beside their course; a city with a head has requests to it, too."""
    clerks = [actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF)]
    clerk, others = clerks[0], clerks[1:]
    working = list(cases_visible_to(clerk).open().filter(owner_id=clerk.user_id).order_by("pk")[:4])
    if working:
        _restrict(working[0], clerk, others)
    head = next((actor for actor in others if actor.heads_centre), None)
    if head is not None:
        _ask(working[1:], clerk, head)
        _settle(data, cast)
    cases = cases_visible_to(clerk)
    business, household = _of_title(cases, BUSINESSES), _of_title(cases, HOUSEHOLDS)
    if business is not None:
        keep_business(business, clerk)
    if household is not None:
        keep_household(household, clerk)


def _restrict(case: Case, clerk: Actor, others: Sequence[Actor]) -> None:
    """Keep a counsellor's notes apart, and let a colleague look into them in an emergency."""
    at = case.touched_at
    record = open_compartment(case_id=case.pk, kind=CompartmentKind.COUNSELLING, actor=clerk, at=at)
    for kind, speaker, body in _COUNSELLED:
        write_entry(compartment_id=record.pk, kind=kind, body=body, speaker=speaker, actor=clerk, at=at)
    colleague = next((actor for actor in others if not actor.heads_centre), None)
    if colleague is not None:
        later = at + timedelta(seconds=1)
        break_glass(compartment_id=record.pk, reason=_REASON, actor=colleague, at=later)


def _ask(cases: Sequence[Case], clerk: Actor, head: Actor) -> None:
    """Let the head have read one case, and something of two others wait for the head."""
    for place, case in enumerate(cases):
        at = case.touched_at
        if place == 1:
            ask_closing(
                case_id=case.pk,
                words=_TO_SIGN,
                outcome=Outcome.NO_ANSWER,
                referred_to="",
                note=_ENDING,
                actor=clerk,
                at=at,
            )
            continue
        asked = ask_approval(case_id=case.pk, words=_TO_READ, actor=clerk, at=at)
        if place > 1:
            sign_approval(approval_id=asked.pk, comment=_READ, actor=head, at=at + timedelta(seconds=1))


def _settle(data: CityData, cast: Cast) -> None:
    administrator = next(member.username for member in data.staff if member.role is Role.ADMINISTRATOR)
    at = max(case.touched_at for case in Case.objects.order_by("-touched_at")[:1])
    change_approval_rules(outcomes=[Outcome.NO_ANSWER], topics=[], actor=cast.actors[administrator], at=at)


def _of_title(cases: CaseQuerySet, titles: Sequence[str]) -> Case | None:
    """Return the newest case of one of these matters that somebody has taken, best one that is still open."""
    of_kind = cases.filter(title__in=titles, owner__isnull=False).order_by("-pk")
    return of_kind.open().first() or of_kind.first()

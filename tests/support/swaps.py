"""Two sections whose officers are on duty on two Sundays, and an exchange between them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from case_core.roster.actions.add_duty import add_duty
from case_core.roster.actions.agree_swap import agree_swap
from case_core.roster.actions.ask_swap import ask_swap
from case_core.roster.duty_facts import DutyTimes
from case_core.roster.models import Counsellor, Duty, Swap
from case_core.roster.states import CounsellorKind, DutyKind
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.roster import on_roster

FIRST_SUNDAY, SECOND_SUNDAY = date(2026, 1, 18), date(2026, 1, 25)
SECTION = CounsellorKind.SECTION


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSundays:
    """Ren of 市民税課 has the first Sunday, Yui of 福祉課 the second."""

    ren: Counsellor
    yui: Counsellor
    first: Duty
    second: Duty

    @property
    def people(self) -> list[str]:
        """Return who has the first and the second Sunday now."""
        duties = Duty.objects.select_related("counsellor")
        return [duties.get(on=on).counsellor.name for on in (self.first.on, self.second.on)]


AS_IT_WAS, EXCHANGED = ["渡部 蓮", "矢野 結"], ["矢野 結", "渡部 蓮"]


def two_sundays(cast: Cast, *, on: date = FIRST_SUNDAY, at: datetime = LATER, sign_in: bool = True) -> TwoSundays:
    """Put an officer of each of two sections on duty on a Sunday, and on the one after it."""
    users = (cast.ren.user_id, cast.yui.user_id) if sign_in else (None, None)
    ren = on_roster(cast, "渡部 蓮", kind=SECTION, section_id=cast.tax.pk, user_id=users[0])
    yui = on_roster(cast, "矢野 結", kind=SECTION, section_id=cast.welfare.pk, user_id=users[1])
    first, second = sunday(cast, ren, on=on, at=at), sunday(cast, yui, on=on + timedelta(days=7), at=at)
    return TwoSundays(ren=ren, yui=yui, first=first, second=second)


def sunday(cast: Cast, person: Counsellor, *, on: date = FIRST_SUNDAY, **more: Any) -> Duty:
    """Let Mio put somebody on duty on a closed day."""
    times = DutyTimes(on=on, begins=time(9), ends=time(15))
    told = {"kind": DutyKind.CLOSED_DAY, "actor": cast.mio, "at": LATER, **more}
    return add_duty(counsellor_id=person.pk, times=times, **told)


def asked_swap(cast: Cast, two: TwoSundays, **other: Any) -> Swap:
    """Let Ren ask Yui to exchange the two Sundays."""
    told = {"wanted_id": two.second.pk, "words": "法事があります。", "actor": cast.ren, "at": LATER, **other}
    return ask_swap(duty_id=two.first.pk, **told)


def agreed_swap(cast: Cast, two: TwoSundays, *, at: datetime = LATER) -> Swap:
    """Let Yui agree to the exchange; it waits for its approval."""
    return agree_swap(swap_id=asked_swap(cast, two, at=at).pk, actor=cast.yui, at=at)

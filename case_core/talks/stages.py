"""At which minutes of a talk the clerk is reminded, and what to say then."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from case_core.talks.models import TalkStage

# Nobody talks longer: then a page was left open.
LONGEST: Final = timedelta(hours=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A time in a talk, its heading, and the words for it, a line each."""

    position: int
    minutes: int
    heading: str
    script: str


DEFAULTS: Final = (
    Stage(
        position=1,
        minutes=20,
        heading="そろそろ、まとめに入る時間です",
        script="ここまでのお話を、いったん整理させてください。いちばんお困りのことは、○○ということでよろしいでしょうか。\n"
        "きょうお答えできることと、調べてからお返事することを、分けてお伝えします。",
    ),
    Stage(
        position=2,
        minutes=30,
        heading="お話を終える目安の時間です",
        script="お話をうかがう時間は、30分ほどを目安にしています。きょう決めたことを確かめて、終わりにさせてください。\n"
        "お返事は、○月○日までに、○○からいたします。\n"
        "続きは、あらためてお時間をお取りします。いつがよろしいでしょうか。",
    ),
    Stage(
        position=3,
        minutes=45,
        heading="話を終わりにする時間です",
        script="申し訳ありませんが、きょうはここまでとさせていただきます。\n"
        "うかがったことは記録し、責任者にも伝えます。同じお話には、これ以上お答えすることができません。\n"
        "これで電話を切らせていただきます。（窓口では「お帰りくださいますよう、お願いいたします。」）",
    ),
)


def stages() -> tuple[Stage, ...]:
    """Return the city's times and words, else ours, in one statement."""
    own = tuple(
        Stage(position=each.position, minutes=each.minutes, heading=each.heading, script=each.script)
        for each in TalkStage.objects.all()
    )
    return own or DEFAULTS


def stage_at(began_at: datetime, *, at: datetime) -> Stage | None:
    """Return the last time that a talk has passed, None before the first and where nobody can still be talking."""
    passed = at - began_at
    if not timedelta(0) <= passed <= LONGEST:
        return None
    reached = [stage for stage in stages() if passed >= timedelta(minutes=stage.minutes)]
    return reached[-1] if reached else None

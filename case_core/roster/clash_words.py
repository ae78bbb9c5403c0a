"""What stands against a roster, in words."""

from collections.abc import Iterable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.cases.topics import Topic
from case_core.roster.models import Counsellor
from case_core.roster.rule_checks import Clash
from case_core.roster.solver.problem import Rule
from case_core.roster.states import CounsellorKind
from mannaka_kit.ui.formats import show_full_day, show_month

RULES: dict[str, str | Promise] = {
    Rule.NEEDS: _("その日に必要な人数"),
    Rule.TOPICS: _("その分野を受けられる人の数"),
    Rule.LEAST_REGULAR: _("かならず置く正規職員の人数"),
    Rule.REST: _("日曜日の当番のあとの休み"),
    Rule.WEEK: _("1週間に入れる日数"),
    Rule.MONTH: _("1か月に入れる閉庁日の日数"),
    Rule.HOURS: _("1人ひとりの週の勤務時間"),
    Rule.WEEKDAYS: _("1人ひとりの勤務する曜日"),
    Rule.AWAY: _("休暇・不在"),
    Rule.LOCKED: _("固定した当番"),
}
TIME = "time"
# What a person's duty breaks, with the day, or the first of its week or month.
_OF_PEOPLE: dict[str, str | Promise] = {
    Rule.AWAY: _("%(day)s：%(name)sさんは休暇・不在の日です。"),
    Rule.WEEKDAYS: _("%(day)s：%(name)sさんの勤務する曜日ではありません。"),
    Rule.REST: _("%(day)s：%(name)sさんは、日曜日の当番のあとの休みの日です。"),
    Rule.WEEK: _("%(day)sからの週：%(name)sさんは、1週間に入れる日数を超えます。"),
    Rule.HOURS: _("%(day)sからの週：%(name)sさんは、週の勤務時間を超えます。"),
    Rule.MONTH: _("%(month)s：%(name)sさんは、1か月に入れる閉庁日の日数を超えます。"),
}
_OF_DAYS: dict[str, str | Promise] = {
    Rule.NEEDS: _("%(day)s：%(kind)sが%(people)s人足りません。"),
    Rule.TOPICS: _("%(day)s：「%(topic)s」を受けられる%(kind)sが%(people)s人足りません。"),
    Rule.LEAST_REGULAR: _("%(day)s：かならず置く正規職員が%(people)s人足りません。"),
}


def rules_in_words(clashes: Iterable[str]) -> list[str]:
    """Return the names of the rules that cannot hold together."""
    return [str(RULES[Rule(code.partition(":")[2])]) for code in clashes if code.startswith("rule:")]


def days_in_words(clashes: Iterable[str]) -> list[str]:
    """Return a sentence for each day that falls short."""
    found = [code.split(":") for code in clashes]
    names = dict(
        Counsellor.objects.filter(pk__in=[int(code[2]) for code in found if code[0] == "locked"]).values_list(
            "pk", "name"
        )
    )
    return [_sentence(code, names) for code in found if code[0] in ("short", "locked")]


def is_out_of_time(clashes: Iterable[str]) -> bool:
    """Tell whether there was no time to find a roster, or to know that there is none."""
    return TIME in clashes


def _sentence(code: list[str], names: dict[int, str]) -> str:
    day = show_full_day(date.fromisoformat(code[1]))
    if code[0] == "locked":
        return gettext("%(day)s：%(name)sさんの固定した当番が、ほかの決まりと合いません。") % {
            "day": day,
            "name": names.get(int(code[2]), ""),
        }
    kind = CounsellorKind(code[2]).label
    return gettext("%(day)s：%(kind)sが%(people)s人足りません。") % {"day": day, "kind": kind, "people": code[3]}


def sentences_of(clashes: Iterable[Clash]) -> list[str]:
    """Return a sentence for each rule that a change breaks; one statement for the names."""
    found = list(clashes)
    people = Counsellor.objects.filter(pk__in={clash.person for clash in found if clash.person})
    names = dict(people.values_list("pk", "name"))
    return [_told(clash, names) for clash in found]


def _told(clash: Clash, names: dict[int, str]) -> str:
    values = {
        "day": show_full_day(clash.on),
        "month": show_month(clash.on),
        "name": names.get(clash.person, ""),
        "kind": CounsellorKind(clash.kind).label if clash.kind else "",
        "topic": Topic(clash.topic).label if clash.topic else "",
        "people": clash.by,
    }
    return str({**_OF_PEOPLE, **_OF_DAYS}[clash.rule]) % values

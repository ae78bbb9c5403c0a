"""Who belongs to some open cases, what troubles them, who gave a name later, and two entries that are one person."""

from typing import Final

from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from case_core.codes.models import TroubleItem
from case_core.parties.facts import Facts
from case_core.parties.models import Person
from case_core.relations.actions.add_case_person import Who, add_case_person
from case_core.relations.actions.change_person import change_person
from case_core.relations.actions.merge_people import merge_people
from case_core.relations.actions.tie_people import ToldTie, tie_people
from case_core.relations.places import Place
from case_core.relations.states import PersonRole, TieKind
from case_core.troubles.actions.tick_troubles import tick_troubles
from case_core.troubles.ticks import Ticks
from mannaka.demo_data.cast import Cast
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

_FAMILY: Final = (
    ("ハル", Place(role=PersonRole.CONCERNED, relation="母", lives_together=True, note="要介護2。耳が遠い。")),
    ("", Place(role=PersonRole.FAMILY, relation="兄", tie=TieKind.BROKEN, note="県外。10年ほど行き来がない。")),
    ("健太", Place(role=PersonRole.FAMILY, relation="長男", lives_together=True, tie=TieKind.CLOSE)),
    ("", Place(role=PersonRole.SUPPORTER, relation="民生委員", note="月に1回、様子を見に来てくれている。")),
)
# The first of each is the worst.
_TROUBLES: Final = (
    ("介護", "家族との関係", "収入・生活費"),
    ("債務（借金）", "収入・生活費", "家賃・ローンの支払い"),
    ("住まい",),
    ("仕事探し・就職", "収入・生活費"),
)
_NICKNAME: Final = "ミカン"


def tell_households(cast: Cast) -> None:
    """Give the oldest open cases their people and troubles, as a clerk of the centre does."""
    clerk = next(actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF))
    working = cases_visible_to(clerk).open().order_by("pk")
    named = list(working.filter(party__is_anonymous=False).select_related("party")[: len(_TROUBLES)])
    for case, names in zip(named, _TROUBLES, strict=False):
        _tick(case, names, clerk)
    if named:
        _add_family(named[0], clerk)
        _merge_namesakes(named, clerk)
    nameless = working.filter(party__is_anonymous=True).first()
    if nameless is not None:
        _name_later(nameless, clerk)


def _tick(case: Case, names: tuple[str, ...], clerk: Actor) -> None:
    items = dict(TroubleItem.objects.filter(name__in=names).values_list("name", "pk"))
    ticks = Ticks(item_ids=frozenset(items.values()), worst_id=items[names[0]])
    tick_troubles(case_id=case.pk, ticks=ticks, seen="", actor=clerk, at=case.touched_at)


def _add_family(case: Case, clerk: Actor) -> None:
    family, _blank, _given = case.party.name.partition(" ")
    added = []
    for given, place in _FAMILY:
        who = Who(name=f"{family} {given}" if given else "")
        added.append(add_case_person(case_id=case.pk, who=who, place=place, actor=clerk, at=case.touched_at).pk)
    mother, brother, son, supporter = added
    for one, other, words, kind in (
        (mother, son, "祖母と孫", TieKind.CLOSE),
        (mother, brother, "親子", TieKind.STRAINED),
        (mother, supporter, "見守り", TieKind.PLAIN),
    ):
        tie = ToldTie(one_id=one, other_id=other, words=words, kind=kind)
        tie_people(case_id=case.pk, tie=tie, actor=clerk, at=case.touched_at)


def _name_later(case: Case, clerk: Actor) -> None:
    """Somebody gave a nickname first, and their name when they called again."""
    nickname = Facts(name=_NICKNAME)
    named = Facts(name="近藤 美香", name_kana="コンドウ ミカ", is_anonymous=False)
    for edition, told in enumerate((nickname, named)):
        change_person(case_id=case.pk, told=told, seen_edition=edition, actor=clerk, at=case.touched_at)


def _merge_namesakes(named: list[Case], clerk: Actor) -> None:
    """Make one of two entries with one name, the first that there are."""
    for case in named:
        namesakes = Person.objects.themselves().filter(name_folded=case.party.name_folded, is_shielded=False)
        other = namesakes.exclude(pk=case.party_id).order_by("-pk").first()
        if other is not None and not case.party.is_shielded:
            reason = "電話で生年月日と住所をうかがい、同じ方とわかった。"
            merge_people(kept_id=case.party_id, merged_id=other.pk, reason=reason, actor=clerk, at=case.touched_at)
            return

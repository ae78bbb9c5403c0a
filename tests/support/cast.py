"""The named cast of a city: two clerks, two officers of sections, an administrator and an auditor."""

from dataclasses import dataclass
from datetime import date

from mannaka_tenancy import Tenant, use
from tenants.accounts.actor import Actor
from tenants.accounts.models import RoleGrant, User
from tenants.accounts.roles import Role
from tenants.accounts.selectors import actor_for
from tenants.organisation.models import Section

SINCE = date(2020, 4, 1)
TODAY = date(2026, 1, 13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The people and sections of one city."""

    city: Tenant
    tax: Section
    welfare: Section
    users: dict[str, User]
    actors: dict[str, Actor]

    @property
    def aoi(self) -> Actor:
        """A clerk of the centre (青井)."""
        return self.actors["aoi"]

    @property
    def nagi(self) -> Actor:
        """Another clerk of the centre (凪)."""
        return self.actors["nagi"]

    @property
    def ren(self) -> Actor:
        """The officer of 市民税課 (蓮)."""
        return self.actors["ren"]

    @property
    def yui(self) -> Actor:
        """The officer of another section, 福祉課 (結)."""
        return self.actors["yui"]

    @property
    def mio(self) -> Actor:
        """The administrator (澪)."""
        return self.actors["mio"]

    @property
    def sora(self) -> Actor:
        """The auditor (空)."""
        return self.actors["sora"]


def cast_of(city: Tenant) -> Cast:
    """Make the cast in a city; call it inside a test with the database."""
    with use(city):
        tax = _section("tax", "市民税課", "シミンゼイカ")
        welfare = _section("welfare", "福祉課", "フクシカ")
        users = {
            "aoi": _member("aoi", "青井 葵", "アオイ アオイ", Role.CENTRE_STAFF),
            "nagi": _member("nagi", "村上 凪", "ムラカミ ナギ", Role.CENTRE_STAFF),
            "ren": _member("ren", "渡部 蓮", "ワタナベ レン", Role.SECTION_STAFF, tax),
            "yui": _member("yui", "矢野 結", "ヤノ ユイ", Role.SECTION_STAFF, welfare),
            "mio": _member("mio", "越智 澪", "オチ ミオ", Role.ADMINISTRATOR),
            "sora": _member("sora", "菅 空", "カン ソラ", Role.AUDITOR),
        }
        actors = {name: actor_for(user, on=TODAY) for name, user in users.items()}
    return Cast(city=city, tax=tax, welfare=welfare, users=users, actors=actors)


def _section(code: str, name: str, kana: str) -> Section:
    section, _made = Section.objects.get_or_create(
        code=code, defaults={"name": name, "name_kana": kana, "valid_from": SINCE}
    )
    return section


def _member(username: str, name: str, kana: str, role: Role, section: Section | None = None) -> User:
    user = User.objects.create(username=username, display_name=name, name_kana=kana)
    RoleGrant.objects.create(user=user, role=role, section=section, valid_from=SINCE)
    return user

"""Sections: their days, their spelling, their changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction

from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tenants.organisation import errors
from tenants.organisation.actions.change_section import change_section
from tenants.organisation.actions.create_section import create_section
from tenants.organisation.actions.end_section import end_section
from tenants.organisation.models import Section
from tenants.organisation.selectors import sections_valid_on
from tests.tenants.conftest import AT, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from mannaka_kit.errors import AnticipatedError
    from mannaka_tenancy import Tenant
    from tenants.accounts.actor import Actor


def make(actor: Actor, **values: object) -> Section:
    given = {
        "code": "shiminzei",
        "name": "市民税課",
        "name_kana": "しみんぜいか",
        "telephone": "0898-36-1510",
        "valid_from": TODAY,
        "at": AT,
    }
    return create_section(actor=actor, **(given | values))  # type: ignore[arg-type]


def test_a_section_exists_from_its_first_day_to_its_last_both_included(admin: Actor) -> None:
    make(admin, valid_from=TODAY, valid_until=TODAY + timedelta(days=2))
    days = [TODAY + timedelta(days=offset) for offset in range(-1, 4)]
    assert [sections_valid_on(day).count() for day in days] == [0, 1, 1, 1, 0]


def test_sections_stand_in_the_order_of_their_reading(admin: Actor) -> None:
    for code, name, kana in (("a", "水道課", "すいどうか"), ("b", "環境課", "カンキョウカ"), ("c", "税務課", "ｾﾞｲﾑｶ")):
        make(admin, code=code, name=name, name_kana=kana)
    assert [section.name for section in sections_valid_on(TODAY)] == ["環境課", "水道課", "税務課"]


def test_what_is_typed_wide_is_stored_narrow(admin: Actor) -> None:
    section = make(admin, code="ＺＥＩ－１", telephone="０８９８－３６－１５１０", name_kana="ｼﾐﾝ ｾﾞｲｶ")
    assert (section.code, section.telephone, section.name_kana) == ("zei-1", "0898-36-1510", "シミン ゼイカ")


@pytest.mark.parametrize(
    ("values", "error", "field"),
    [
        ({"code": "市民"}, errors.InvalidCodeError, "code"),
        ({"code": ""}, errors.InvalidCodeError, "code"),
        ({"name": " "}, errors.MissingNameError, "name"),
        ({"name_kana": ""}, errors.MissingNameError, "name_kana"),
        ({"telephone": "36-1510"}, errors.InvalidTelephoneError, "telephone"),
        ({"valid_until": TODAY - timedelta(days=1)}, errors.EndsBeforeItBeginsError, "valid_until"),
    ],
)
def test_a_wrong_section_is_refused_at_its_field(
    admin: Actor, values: dict[str, object], error: type[AnticipatedError], field: str
) -> None:
    with pytest.raises(error) as refused:
        make(admin, **values)
    assert refused.value.field == field
    assert not Section.objects.exists()


def test_a_code_is_used_once_for_ever_in_a_city_and_freely_in_another(admin: Actor, saijo: Tenant) -> None:
    end_section(actor=admin, section=make(admin), last_day=TODAY, at=AT)
    with pytest.raises(errors.CodeTakenError):
        make(admin)
    with use(saijo):
        make(admin)


def test_a_section_is_changed_until_it_has_ended(admin: Actor) -> None:
    section = make(admin)
    changed = change_section(actor=admin, section=section, name="税務課", name_kana="ぜいむか", telephone="", at=AT)
    assert (changed.name, changed.name_kana, changed.telephone) == ("税務課", "ゼイムカ", "")
    end_section(actor=admin, section=section, last_day=TODAY, at=AT)
    change_section(actor=admin, section=section, name="税務課", name_kana="ぜいむか", telephone="", at=AT)
    tomorrow = AT + timedelta(days=1)
    with pytest.raises(errors.SectionEndedError):
        change_section(actor=admin, section=section, name="x", name_kana="x", telephone="", at=tomorrow)
    with pytest.raises(errors.SectionEndedError):
        end_section(actor=admin, section=section, last_day=TODAY + timedelta(days=9), at=tomorrow)


def test_the_last_day_lies_not_in_the_past_and_not_before_the_first(admin: Actor) -> None:
    planned = make(admin, valid_from=TODAY + timedelta(days=10))
    with pytest.raises(errors.PastDayError):
        end_section(actor=admin, section=planned, last_day=TODAY - timedelta(days=1), at=AT)
    with pytest.raises(errors.EndsBeforeItBeginsError):
        end_section(actor=admin, section=planned, last_day=TODAY + timedelta(days=9), at=AT)


def test_only_administrators_change_sections_and_each_change_is_audited(admin: Actor, clerk: Actor) -> None:
    before = Entry.objects.count()
    section = make(admin)
    change_section(actor=admin, section=section, name="税務課", name_kana="ぜいむか", telephone="", at=AT)
    end_section(actor=admin, section=section, last_day=TODAY, at=AT)
    refused: list[Callable[[], Section]] = [
        lambda: make(clerk, code="x"),
        lambda: change_section(actor=clerk, section=section, name="x", name_kana="x", telephone="", at=AT),
        lambda: end_section(actor=clerk, section=section, last_day=TODAY, at=AT),
    ]
    for act in refused:
        with pytest.raises(NotAllowedError):
            act()
    names = [entry.action for entry in Entry.objects.order_by("pk")][before:]
    assert names == ["section.created", "section.changed", "section.ended"]


def test_the_database_refuses_a_section_that_ends_before_it_begins(in_imabari: Tenant) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Section.objects.create(code="x", name="x", name_kana="x", valid_from=TODAY, valid_until=date(2000, 1, 1))

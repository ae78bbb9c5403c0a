"""The auditor's page: what was done to which case, by the number that people know."""

import pytest

from case_core.cases.models import Case
from case_core.cases.selectors import case_for
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import Tenant, use
from tenants.oversight import selectors
from tests.support.browsing import Desk
from tests.support.cases import new_case
from tests.support.cast import Cast, cast_of

PAGE = "/staff/audit/"


@pytest.fixture
def cast(db: None, imabari: Tenant) -> Cast:
    return cast_of(imabari)


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        read, other = new_case(cast), new_case(cast)
        for one in (read, other):
            case_for(cast.aoi, one.pk)
        return read


@pytest.fixture
def sora(cast: Cast) -> Desk:
    return Desk(cast.city, cast.users["sora"])


def test_a_case_has_its_number_and_never_its_inner_id(case: Case, sora: Desk) -> None:
    rows = sora.get(PAGE).context["rows"]
    read = [row for row in rows if row.action == "相談を見た"]
    assert case.number in {row.case_number for row in read}
    assert {row.target for row in read} == {"相談"}


def test_the_log_is_narrowed_by_the_number_of_a_case(case: Case, sora: Desk) -> None:
    rows = sora.get(PAGE, case=case.number).context["rows"]
    assert {row.case_number for row in rows} == {case.number}
    assert sora.get(PAGE, case="2019-99999").context["rows"] == []


def test_the_log_is_narrowed_by_the_user_name_of_staff(case: Case, sora: Desk) -> None:
    assert {row.name for row in sora.get(PAGE, staff="aoi").context["rows"]} == {"青井 葵"}
    assert sora.get(PAGE, staff="nobody.here").context["rows"] == []


def test_a_number_of_the_other_city_finds_nothing(case: Case, saijo: Tenant) -> None:
    there = cast_of(saijo)
    assert Desk(saijo, there.users["sora"]).get(PAGE, case=case.number).context["rows"] == []


@pytest.mark.parametrize("name", ["mio", "aoi"])
def test_only_auditors_look_numbers_up(case: Case, cast: Cast, name: str) -> None:
    with use(cast.city):
        for look_up in (selectors.case_id_of, selectors.user_id_of):
            with pytest.raises(NotAllowedError):
                look_up(cast.actors[name], case.number)

"""A city in which nobody real is says so, once and for all."""

import pytest

from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.municipalities.actions.create_city import create_city
from tenants.municipalities.actions.mark_as_demo import mark_as_demo
from tenants.municipalities.errors import CityNotFoundError, NoOwnerLoginError
from tenants.municipalities.selectors import are_all_demo


def test_one_city_of_real_people_is_enough(committed_db: None, imabari: Tenant) -> None:
    assert are_all_demo()

    real = create_city(code="382035", name="宇和島市", host="uwajima.localhost")

    assert not are_all_demo()
    mark_as_demo(code=real.code)
    assert are_all_demo()


def test_the_mark_stands_once_in_the_citys_own_log(committed_db: None) -> None:
    real = create_city(code="382035", name="宇和島市", host="uwajima.localhost")

    mark_as_demo(code=real.code)
    mark_as_demo(code=real.code)

    with use(real):
        assert Entry.objects.filter(action="city.marked_as_demo").count() == 1


def test_a_city_that_does_not_exist_is_not_marked(committed_db: None) -> None:
    with pytest.raises(CityNotFoundError):
        mark_as_demo(code="999999")


def test_a_process_without_the_owners_login_marks_nothing(
    db: None, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenants.municipalities.registering.connections", {})

    with pytest.raises(NoOwnerLoginError):
        mark_as_demo(code=imabari.code)

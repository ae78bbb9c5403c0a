"""The operator appoints the first administrator of a city."""

import pytest

from mannaka.first_administrator import appoint_administrator
from mannaka_kit import clock
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import Tenant, use
from tenants.accounts.errors import UserNameTakenError
from tenants.accounts.models import User
from tenants.accounts.roles import Role
from tenants.accounts.selectors import actor_for
from tenants.municipalities.errors import CityNotFoundError

MIO = {"username": "mio", "name": "越智 澪", "kana": "オチ ミオ"}


def test_the_first_administrator_may_sign_in_once_with_the_pass_phrase(db: None, imabari: Tenant) -> None:
    passphrase = appoint_administrator(code=imabari.code, **MIO)

    with use(imabari):
        user = User.objects.get(username="mio")
        assert user.check_password(passphrase)
        assert user.password_is_one_time
        assert actor_for(user, on=clock.today()).roles == {Role.ADMINISTRATOR}


def test_the_other_city_has_no_such_person(db: None, imabari: Tenant, saijo: Tenant) -> None:
    appoint_administrator(code=imabari.code, **MIO)

    with use(saijo):
        assert not User.objects.filter(username="mio").exists()


def test_the_audit_names_the_operator(db: None, imabari: Tenant) -> None:
    appoint_administrator(code=imabari.code, **MIO)

    with use(imabari):
        actions = Entry.objects.filter(actor_label="operator").values_list("action", flat=True)
        assert {"staff.created", "staff.role_granted"} <= set(actions)


def test_a_taken_user_name_leaves_no_second_person(db: None, imabari: Tenant) -> None:
    appoint_administrator(code=imabari.code, **MIO)

    with pytest.raises(UserNameTakenError):
        appoint_administrator(code=imabari.code, **MIO)


def test_an_unknown_city_is_named(db: None) -> None:
    with pytest.raises(CityNotFoundError, match="999999"):
        appoint_administrator(code="999999", **MIO)

"""The first administrator of a new city; every later one is appointed by an administrator."""

from django.db import transaction

from mannaka_kit import audit, clock
from mannaka_tenancy import Tenant, use
from tenants.accounts.actions.create_user import create_user
from tenants.accounts.actions.grant_role import grant_role
from tenants.accounts.roles import Role
from tenants.municipalities.selectors import find_city


def appoint_administrator(*, code: str, username: str, name: str, kana: str) -> str:
    """
    Add a member of staff as administrator, in the operator's name, and return the one-time pass phrase.

    :raises CityNotFoundError: there is no city of this code.
    :raises UserNameTakenError: somebody has the user name.
    """
    city: Tenant = find_city(code)
    at = clock.now()
    with use(city), transaction.atomic():
        created = create_user(actor=audit.OPERATOR, username=username, display_name=name, name_kana=kana, at=at)
        grant_role(actor=audit.OPERATOR, user=created.user, role=Role.ADMINISTRATOR, valid_from=clock.today(), at=at)
    return created.passphrase

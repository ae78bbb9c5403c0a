"""The rule that a city never loses its last administrator."""

from datetime import date

from mannaka_kit.transactions import require_transaction
from tenants.accounts.errors import LastAdministratorError
from tenants.accounts.models import RoleGrant
from tenants.accounts.roles import Role


def lock_administrators(on: date) -> list[RoleGrant]:
    """Return the grants that make somebody administrator today; two removals at once wait for each other here.

    :raises NotInTransactionError: outside a transaction.
    """
    require_transaction()
    grants = RoleGrant.objects.in_force(on).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    return list(grants.select_for_update().order_by("pk"))


def require_another_administrator(grants: list[RoleGrant], *, than_user_id: int) -> None:
    """Go on only if somebody else administers the city today and without an end.

    :raises LastAdministratorError: otherwise.
    """
    if not any(grant.user_id != than_user_id and grant.valid_until is None for grant in grants):
        raise LastAdministratorError

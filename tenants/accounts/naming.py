"""The people on a page, read in one statement, where a join for each of them would cost more than the rest."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from tenants.accounts.models import User


def put_people(*groups: tuple[Iterable[Model], tuple[str, ...]]) -> None:
    """Put the named people on rows that know only their ids; each group is rows with the fields that name somebody."""
    wanted = [(row, field, _id_of(row, field)) for rows, fields in groups for row in rows for field in fields]
    people = _people({user_id for _row, _field, user_id in wanted if user_id})
    for row, field, user_id in wanted:
        setattr(row, field, people.get(user_id))


def _people(ids: set[int]) -> dict[int, User]:
    # Written out: as a query set, it would be written anew for each number of people.
    found = User.objects.raw("SELECT id, display_name FROM staff_user WHERE id = ANY(%s)", [list(ids)]) if ids else ()
    return {user.pk: user for user in found}


def _id_of(row: Model, field: str) -> Any:
    return getattr(row, f"{field}_id")

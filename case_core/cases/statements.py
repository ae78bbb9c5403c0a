"""What was said in a contact, each kind apart."""

from collections.abc import Mapping

from case_core.cases.errors import NothingSaidError
from case_core.cases.models import Contact, Statement


def write_statements(contact: Contact, said: Mapping[str, str]) -> None:
    """
    Write what was said, in the order given; empty kinds are left out.

    :raises NothingSaidError: all of them are empty.
    """
    rows = [Statement(contact=contact, kind=kind, body=body) for kind, body in said.items() if body.strip()]
    if not rows:
        raise NothingSaidError
    Statement.objects.bulk_create(rows)

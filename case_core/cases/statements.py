"""What was said in a contact, each kind apart."""

from collections.abc import Mapping

from case_core.cases.errors import NothingSaidError, ThirdPartyUnnamedError
from case_core.cases.models import Contact, Statement
from case_core.cases.states import StatementKind


def write_statements(contact: Contact, said: Mapping[str, str], *, third_party: str = "") -> None:
    """
    Write what was said, in the order given; empty kinds are left out, and a third party's words name whose they are.

    :raises NothingSaidError: all of them are empty.
    :raises ThirdPartyUnnamedError: a third party said something, and nobody is named.
    """
    rows = [Statement(contact=contact, kind=kind, body=body) for kind, body in said.items() if body.strip()]
    if not rows:
        raise NothingSaidError
    for row in rows:
        if row.kind == StatementKind.THIRD_PARTY:
            row.speaker = third_party.strip()
            if not row.speaker:
                raise ThirdPartyUnnamedError(field="third_party_name")
    Statement.objects.bulk_create(rows)

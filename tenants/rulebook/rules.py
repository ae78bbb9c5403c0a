"""A room's rules: a dataclass says their form and what holds until the city settles something else."""

import json
from typing import Final, Generic, TypeVar

from pydantic import TypeAdapter

from mannaka_kit.prepared import Prepared
from mannaka_kit.transactions import require_transaction
from tenants.rulebook.models import RuleSet

R = TypeVar("R")

_SETTLED: Final = Prepared(lambda name: RuleSet.objects.filter(name=name).values_list("settled"), name="a room's name")


class CityRules(Generic[R]):
    """
    The rules of one room, under a name that no other has.

    The form is a frozen dataclass in which each field has a value that holds by itself: a field that is added later
    needs no migration, and one that is gone is passed over.
    """

    def __init__(self, name: str, form: type[R]) -> None:
        """Keep the name and the form."""
        self.name = name
        self._form = form
        self._adapter = TypeAdapter(form)

    def read(self) -> R:
        """Return what the city has settled, or what holds by itself, in one statement.

        :raises pydantic.ValidationError: what is written there are no such rules.
        """
        rows = _SETTLED.tuples(name=self.name)
        return self._adapter.validate_python(json.loads(rows[0][0])) if rows else self._form()

    def settle(self, rules: R) -> RuleSet:
        """
        Write the rules down in the caller's transaction; the row is what the audit names.

        :raises NotInTransactionError: outside a transaction.
        :raises pydantic.ValidationError: they are not as the form says.
        """
        require_transaction()
        settled = self._adapter.dump_python(rules, mode="json")
        self._adapter.validate_python(settled)
        row, _made = RuleSet.objects.update_or_create(name=self.name, defaults={"settled": settled})
        return row

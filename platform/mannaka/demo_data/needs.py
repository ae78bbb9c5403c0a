"""How many rows of each kind the deeds of a year need, for those that others point to."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Model

from case_core.cases.models import Case, Contact
from case_core.desk.models import Summons
from case_core.handovers.models import Handover
from case_core.intake.models import Receipt
from case_core.parties.models import Person
from case_core.promises.models import Promise
from mannaka.demo_data import deeds


def rows_needed(told: Iterable[deeds.Deed]) -> dict[type[Model], int]:
    """Return how many there will be."""
    kinds = Counter(type(deed) for deed in told)
    opened = kinds[deeds.Open]
    contacts = opened + kinds[deeds.Note] + kinds[deeds.Write] + kinds[deeds.Reply]
    kept = {Person: opened, Case: opened, Receipt: opened, Contact: contacts, Handover: kinds[deeds.HandOver]}
    return {**kept, Summons: kinds[deeds.Call], Promise: kinds[deeds.PromiseAnswer]}

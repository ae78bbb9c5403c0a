"""What belongs to receiving people: troubles, people of a case, and who turned out to be one person."""

from typing import Any

from case_core.codes.models import TroubleItem
from tests.support.cast import SINCE, Cast


def things_of_people(cast: Cast, word: str) -> dict[str, Any]:
    """Make one of everything of people that an address can name."""
    count = TroubleItem.objects.count()
    return {
        "item_id": TroubleItem.objects.create(name=f"{word} {count}", position=count, valid_from=SINCE).pk,
        "ticked_item_id": TroubleItem.objects.earliest("pk").pk,
    }

"""What the paths of settings name, in a city that is asked by made-up requests."""

from django.db.models import Model

from tenants.hours.models import RegularHours, SpecialDay, Way
from tests.api.doors_of_hours import hours_to_name
from tests.support.cast import Cast

# Each city counts these for itself, so that an id can be made to mean one city's record alone.
SETTLED: tuple[type[Model], ...] = (Way, RegularHours, SpecialDay)


def settings_by_path(cast: Cast) -> dict[str, int]:
    """Make what the paths can name, by the names that the paths give it; call it inside of the city."""
    hours = hours_to_name(cast)
    return {"way_id": hours["branch_way"], "change_id": hours["hours_change"], "day_id": hours["special_day"]}

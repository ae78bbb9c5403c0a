"""Who may be the same: the likest few of those whom the viewer may find, whoever they turned out to be."""

from collections.abc import Collection, Iterable

from case_core.parties.likeness import Likeness, Typed, likeness, looks_along_indexes, looks_inside, people_in
from case_core.parties.models import Person
from case_core.relations.people import who_they_are_now
from case_core.shields.selectors import people_hidden_from
from tenants.accounts.actor import Actor


def likest_people(viewer: Actor, typed: Typed, *, most: int) -> list[Likeness]:
    """Look along the indexes for folded typing; only where too few are found, look inside names, too."""
    hidden = set(people_hidden_from(viewer))
    found = _weighed(people_in(looks_along_indexes(typed)), typed, hidden)
    inside = looks_inside(typed)
    if len(found) < most and inside:
        found = {**_weighed(people_in(inside), typed, hidden), **found}
    return sorted(found.values(), key=lambda each: (-each.weight, -each.person.pk))[:most]


def _weighed(people: Iterable[Person], typed: Typed, hidden: Collection[int]) -> dict[int, Likeness]:
    """Weigh each by what was known of them; who was merged into somebody stands for that one."""
    likest: dict[int, Likeness] = {}
    for person, now in who_they_are_now(people):
        seen = likeness(person, typed)
        is_better = now.pk not in likest or seen.weight > likest[now.pk].weight
        if seen.weight and is_better and person.pk not in hidden and now.pk not in hidden:
            likest[now.pk] = Likeness(person=now, weight=seen.weight, reasons=seen.reasons)
    return likest

"""The counts of the day are those of its lists, for whoever asks and in whichever city."""

from case_core.cases.models import Case
from case_core.console.day_lists import DAY_LISTS, TALKS, day_counts
from case_core.conversations.selectors import conversations_visible_to
from mannaka_tenancy import Tenant, use
from tenants.accounts.actor import Actor
from tests.support.approvals import asked_to_sign
from tests.support.cases import handed_over, new_case
from tests.support.cast import TODAY, Cast, cast_of
from tests.support.conversations import a_conversation
from tests.support.deliveries import a_line
from tests.support.heads import head_of_centre
from tests.support.safety import head as head_of_safety
from tests.support.safety import shielded


def counted(viewer: Actor) -> dict[str, int]:
    cases = {name: cases(viewer, TODAY).count() for name, cases in DAY_LISTS.items()}
    return {**cases, TALKS: conversations_visible_to(viewer).waiting().count()}


def a_morning(cast: Cast) -> Case:
    """Two new matters, one at a section, one that waits for the head's name; return the last."""
    new_case(cast), new_case(cast)
    handed_over(cast, new_case(cast))
    signed = new_case(cast)
    asked_to_sign(cast, signed)
    return signed


def test_each_viewer_has_the_counts_of_their_own_lists_whoever_asked_before(cast: Cast, saijo: Tenant) -> None:
    other_cast = cast_of(saijo)
    with use(cast.city):
        a_conversation(a_line(cast.city, cast.users["mio"]))
        head = head_of_safety(cast)
        shielded(cast, a_morning(cast), cast.nagi)
    with use(other_cast.city):
        new_case(other_cast)
        other_head = head_of_centre(other_cast)
    for city, viewer in (
        (cast, cast.aoi),
        (other_cast, other_cast.aoi),
        (cast, cast.nagi),
        (cast, head),
        (other_cast, other_head),
    ):
        with use(city.city):
            assert day_counts(viewer, on=TODAY) == counted(viewer)


def test_only_the_head_has_something_to_sign(cast: Cast) -> None:
    with use(cast.city):
        head = head_of_centre(cast)
        a_morning(cast)
        assert day_counts(head, on=TODAY)["signature"] == 1
        assert day_counts(cast.aoi, on=TODAY)["signature"] == 0

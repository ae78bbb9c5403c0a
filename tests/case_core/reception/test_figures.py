import pytest

from case_core.reception.actions.redirect_ticket import redirect_ticket
from case_core.reception.figures import day_figures
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import AT
from tests.support.cast import TODAY, Cast
from tests.support.reception import after, called, came, rooms, talked


def test_a_days_figures_tell_waits_and_talks_by_the_hour(here: Cast) -> None:
    one, two, _three = rooms(here)
    talked(here, two, minutes=12)
    ticket = came(here, at=after(1))
    came(here, at=after(25))  # at five past ten
    called(here, one, at=after(11))
    redirect_ticket(ticket_id=ticket.pk, room_id=two.pk, actor=here.aoi, at=after(15))
    called(here, one, at=after(45))
    seen = day_figures(here.aoi, on=TODAY)
    assert [(line.hour, line.issued, line.waited, line.longest) for line in seen.hours] == [
        (9, 2, 5, 10),
        (10, 1, 20, 20),
    ]
    assert (seen.issued, seen.done, seen.redirected, seen.left, seen.missed) == (3, 1, 1, 0, 0)
    assert (seen.waited, seen.longest, seen.talked) == (10, 20, 12)


def test_an_empty_day_has_no_figures_and_sections_see_none(here: Cast, saijo_cast: Cast) -> None:
    with use(saijo_cast.city):
        came(saijo_cast, at=AT)
    seen = day_figures(here.aoi, on=TODAY)
    assert (seen.hours, seen.issued, seen.waited) == ([], 0, None)
    with pytest.raises(NotAllowedError):
        day_figures(here.ren, on=TODAY)

"""Screens are made and revoked; a room calls for help, somebody comes, it ends."""

import pytest

from case_core.reception.actions.answer_help import answer_help
from case_core.reception.actions.call_help import call_help
from case_core.reception.actions.create_display import create_display
from case_core.reception.actions.end_help import end_help
from case_core.reception.actions.revoke_display import revoke_display
from case_core.reception.errors import (
    AlreadyAnsweredError,
    DisplayNameMissingError,
    DisplayNotFoundError,
    DisplayRevokedError,
    HelpNotFoundError,
    HelpOverError,
)
from case_core.reception.events import HelpAnswered, HelpCalled, HelpEnded
from case_core.reception.hall_reading import display_of
from case_core.reception.models import Display, HelpCall
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered
from tests.support.reception import rooms


def test_a_screens_secret_is_stored_nowhere_and_opens_it_until_it_is_revoked(here: Cast) -> None:
    made = create_display(actor=here.mio, name="待合室のテレビ", at=AT)
    assert made.secret not in repr(Display.objects.values().get())
    assert display_of(made.secret) == made.display
    assert display_of(made.secret[:-1] + "!") is None
    revoke_display(display_id=made.display.pk, actor=here.mio, at=AT)
    assert display_of(made.secret) is None
    assert remembered("display.revoked") == [("administrator", None, "done")]
    with pytest.raises(DisplayRevokedError):
        revoke_display(display_id=made.display.pk, actor=here.mio, at=AT)


def test_a_screens_secret_opens_nothing_in_the_other_city(cast: Cast, saijo_cast: Cast) -> None:
    with use(cast.city):
        secret = create_display(actor=cast.mio, name="待合室", at=AT).secret
    with use(saijo_cast.city):
        assert display_of(secret) is None


def test_only_administrators_make_and_revoke_screens(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        create_display(actor=here.aoi, name="待合室", at=AT)
    with pytest.raises(DisplayNameMissingError):
        create_display(actor=here.mio, name=" ", at=AT)
    display = create_display(actor=here.mio, name="待合室", at=AT).display
    with pytest.raises(NotAllowedError):
        revoke_display(display_id=display.pk, actor=here.aoi, at=AT)
    with pytest.raises(DisplayNotFoundError):
        revoke_display(display_id=display.pk + 1, actor=here.mio, at=AT)


def test_a_room_calls_once_somebody_comes_and_it_ends(here: Cast, told: list[object]) -> None:
    one, *_others = rooms(here)
    call = call_help(room_id=one.pk, actor=here.aoi, at=AT)
    assert call_help(room_id=one.pk, actor=here.aoi, at=AT) == call
    assert answer_help(help_id=call.pk, actor=here.nagi, at=AT).answered_by_id == here.nagi.user_id
    with pytest.raises(AlreadyAnsweredError):
        answer_help(help_id=call.pk, actor=here.aoi, at=AT)
    end_help(help_id=call.pk, actor=here.aoi, at=AT)
    ids = {"help_id": call.pk}
    assert told == [HelpCalled(**ids), HelpAnswered(**ids), HelpEnded(**ids)]
    for over in (answer_help, end_help):
        with pytest.raises(HelpOverError):
            over(help_id=call.pk, actor=here.nagi, at=AT)
    assert call_help(room_id=one.pk, actor=here.aoi, at=AT) != call


def test_help_is_the_centres(here: Cast) -> None:
    one, *_others = rooms(here)
    call = call_help(room_id=one.pk, actor=here.aoi, at=AT)
    with pytest.raises(NotAllowedError):
        call_help(room_id=one.pk, actor=here.ren, at=AT)
    for action in (answer_help, end_help):
        with pytest.raises(NotAllowedError):
            action(help_id=call.pk, actor=here.ren, at=AT)
        with pytest.raises(HelpNotFoundError):
            action(help_id=call.pk + 1, actor=here.aoi, at=AT)
    assert HelpCall.objects.count() == 1

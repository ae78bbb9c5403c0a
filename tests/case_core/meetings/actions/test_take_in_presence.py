"""What a service tells of a meeting becomes its record: who waited, came and went, without a name."""

from datetime import timedelta
from http import HTTPStatus

import time_machine

from case_core.conversations.models import Conversation
from case_core.meetings.models import Meeting, MeetingPresence
from mannaka_kit.audit.models import Entry
from mannaka_sdk import MeetingPhase, MeetingRole
from mannaka_sdk.simulated_meetings import Whereabouts
from mannaka_tenancy import use
from tenants.deliveries.models import ReceivedEvent
from tests.support.bookings import TEN
from tests.support.cast import Cast
from tests.support.meetings import House, came, made, turned

A_MINUTE = timedelta(minutes=1)


def test_one_stay_from_waiting_to_leaving_and_another_after_it(house: House, saijo_cast: Cast) -> None:
    meeting = made(house)
    for minute, where in enumerate((Whereabouts.OUTSIDE, Whereabouts.INSIDE, Whereabouts.AWAY, Whereabouts.INSIDE)):
        with time_machine.travel(TEN + minute * A_MINUTE, tick=False):
            assert house.deliver(came(meeting, where, name="田中 花子")).status_code == HTTPStatus.OK
    with time_machine.travel(TEN + 9 * A_MINUTE, tick=False):
        house.deliver(came(meeting, Whereabouts.INSIDE, person="p2", role=MeetingRole.HOST))

    stays = list(MeetingPresence.objects.values_list("role", "waited_at", "entered_at", "left_at"))
    assert stays == [
        ("guest", TEN, TEN + A_MINUTE, TEN + 2 * A_MINUTE),
        ("guest", None, TEN + 3 * A_MINUTE, None),
        ("host", None, TEN + 9 * A_MINUTE, None),
    ]
    codes = Entry.objects.filter(action__in=["meeting.waited", "meeting.entered", "meeting.left"])
    assert codes.count() == 5
    kept = [str(value) for row in MeetingPresence.objects.values_list() for value in row]
    assert not {"p1", "p2"} & set(kept)
    assert "花子" not in "".join(kept)
    assert not Conversation.objects.exists()
    with use(saijo_cast.city):
        assert not MeetingPresence.objects.exists()


def test_who_was_let_in_stays_though_the_service_tells_that_they_left_the_waiting_room(house: House) -> None:
    meeting = made(house)
    left = {"was": Whereabouts.OUTSIDE}
    for minute, (where, more) in enumerate(
        ((Whereabouts.OUTSIDE, {}), (Whereabouts.INSIDE, {}), (Whereabouts.AWAY, left), (Whereabouts.AWAY, {}))
    ):
        with time_machine.travel(TEN + minute * A_MINUTE, tick=False):
            house.deliver(came(meeting, where, **more))

    stay = MeetingPresence.objects.get()
    assert (stay.entered_at, stay.left_at) == (TEN + A_MINUTE, TEN + 3 * A_MINUTE)


def test_a_delivery_of_a_meeting_that_is_not_ours_is_passed_by(house: House) -> None:
    stranger = Meeting(ref="mtg_somebody_elses")

    house.deliver(came(stranger, Whereabouts.INSIDE), turned(stranger, MeetingPhase.ENDED))

    assert list(ReceivedEvent.objects.values_list("status", flat=True)) == ["done", "done"]
    assert not MeetingPresence.objects.exists()


def test_its_end_ends_every_stay_and_a_new_beginning_opens_it(house: House) -> None:
    meeting = made(house)
    with time_machine.travel(TEN + A_MINUTE, tick=False):
        house.deliver(turned(meeting, MeetingPhase.RUNNING), came(meeting, Whereabouts.INSIDE))
    with time_machine.travel(TEN + 5 * A_MINUTE, tick=False):
        house.deliver(turned(meeting, MeetingPhase.ENDED))

    meeting.refresh_from_db()
    assert (meeting.status, meeting.ended_at) == ("ended", TEN + 5 * A_MINUTE)
    assert MeetingPresence.objects.get().left_at == TEN + 5 * A_MINUTE


def test_one_that_somebody_removed_at_the_service_is_made_anew(house: House) -> None:
    meeting = made(house)
    house.service.turn(meeting.ref, MeetingPhase.GONE)

    house.deliver(turned(meeting, MeetingPhase.GONE))
    house.work()

    again = Meeting.objects.get()
    assert (again.status, again.ref == meeting.ref) == ("made", False)

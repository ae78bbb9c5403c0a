"""Which screens hear of a session: who is in it, the bodies that it has seats for, and nobody else."""

from collections.abc import Iterable

from case_core.cases.announcements import case_topic
from case_core.listening.events import DoorOpened, DoorShut, ListeningMoved, ListeningWritten
from case_core.listening.models import ListeningEntry
from case_core.listening.states import EntryKind
from case_core.listening.topics import topic_of_session
from case_core.sharing.reach import users_of_bodies
from case_core.sharing.topics import topic_of_body
from mannaka_kit.live import announces, narrows


@announces(ListeningWritten)
def topics_of_writing(event: ListeningWritten) -> Iterable[str]:
    """Ring for who is in the session."""
    return (topic_of_session(event.session_id),)


@announces(ListeningMoved)
def topics_of_move(event: ListeningMoved) -> Iterable[str]:
    """Ring for the session, the case, and each body that has a seat."""
    seats = ListeningEntry.objects.filter(session_id=event.session_id, kind=EntryKind.SEATED)
    bodies = seats.values_list("organization_id", flat=True)
    return topic_of_session(event.session_id), case_topic(event.case_id), *(topic_of_body(each or 0) for each in bodies)


@announces(DoorOpened, DoorShut)
def topics_of_door(event: DoorOpened | DoorShut) -> Iterable[str]:
    """Ring for the session and for the body."""
    return topic_of_session(event.session_id), topic_of_body(event.organization_id)


@narrows(DoorShut)
def people_shut_out(event: DoorShut) -> Iterable[int]:
    """End the streams of everybody of the body: who may hear something else comes back by themselves."""
    return users_of_bodies([event.organization_id])

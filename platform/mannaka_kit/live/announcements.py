"""Which event rings which bells, and which one ends streams: each feature says it in its `announcements.py`."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from mannaka_kit.live.bells import publish
from mannaka_kit.live.closing import close

E = TypeVar("E")
P = TypeVar("P", bound="int | Iterable[int]")
TopicsOf = Callable[[Any], Iterable[str]]
UsersOf = Callable[[Any], int | Iterable[int]]
_topics: defaultdict[type[Any], dict[str, TopicsOf]] = defaultdict(dict)
_users: dict[type[Any], UsersOf] = {}


def announces(*event_classes: type[Any]) -> Callable[[TopicsOf], TopicsOf]:
    """Have the topics that a function returns rung whenever one of these events is recorded and committed."""

    def decorate(topics_of: TopicsOf) -> TopicsOf:
        for event_class in event_classes:
            # By name: a module that is loaded twice rings once.
            _topics[event_class][f"{topics_of.__module__}.{topics_of.__qualname__}"] = topics_of
        return topics_of

    return decorate


def narrows(event_class: type[E]) -> Callable[[Callable[[E], P]], Callable[[E], P]]:
    """Have all streams of the people whom a function returns ended whenever this event is recorded and committed."""

    def decorate(users_of: Callable[[E], P]) -> Callable[[E], P]:
        _users[event_class] = users_of
        return users_of

    return decorate


def announce(event: Any) -> None:
    """Ring and close for an event, once its transaction has committed."""
    publish(*(topic for topics_of in _topics.get(type(event), {}).values() for topic in topics_of(event)))
    users_of = _users.get(type(event))
    if users_of is not None:
        found = users_of(event)
        for user_id in (found,) if isinstance(found, int) else found:
            close(user_id=user_id)

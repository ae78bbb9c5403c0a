"""Which event rings which bells, and which one ends streams: each feature says it in its `announcements.py`."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from mannaka_kit.live.bells import publish
from mannaka_kit.live.closing import close

E = TypeVar("E")
TopicsOf = Callable[[Any], Iterable[str]]
UserOf = Callable[[Any], int]
_topics: defaultdict[type[Any], dict[str, TopicsOf]] = defaultdict(dict)
_users: dict[type[Any], UserOf] = {}


def announces(*event_classes: type[Any]) -> Callable[[TopicsOf], TopicsOf]:
    """Have the topics that a function returns rung whenever one of these events is recorded and committed."""

    def decorate(topics_of: TopicsOf) -> TopicsOf:
        for event_class in event_classes:
            # By name: a module that is loaded twice rings once.
            _topics[event_class][f"{topics_of.__module__}.{topics_of.__qualname__}"] = topics_of
        return topics_of

    return decorate


def narrows(event_class: type[E]) -> Callable[[Callable[[E], int]], Callable[[E], int]]:
    """Have all streams of the person whom a function returns ended whenever this event is recorded and committed."""

    def decorate(user_of: Callable[[E], int]) -> Callable[[E], int]:
        _users[event_class] = user_of
        return user_of

    return decorate


def announce(event: Any) -> None:
    """Ring and close for an event, once its transaction has committed."""
    publish(*(topic for topics_of in _topics.get(type(event), {}).values() for topic in topics_of(event)))
    if type(event) in _users:
        close(user_id=_users[type(event)](event))

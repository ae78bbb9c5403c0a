"""Who wants to hear of which event."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

from mannaka_kit.outbox.handlers import Settle, errand, handler, task_name
from mannaka_kit.outbox.payloads import require_event_class, unpack

E = TypeVar("E")
R = TypeVar("R")
_tasks: defaultdict[type[Any], list[str]] = defaultdict(list)


def subscribe(event_class: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """
    Have a function called for each such event: in the event's city, after the change, at least until it succeeds.

    :raises TypeError: if the class is no frozen dataclass of ids and codes.
    """
    return _subscriber(event_class, handler)


def subscribe_errand(
    event_class: type[E], *, formerly: Iterable[str] = ()
) -> Callable[[Callable[[E], Settle]], Callable[[E], Settle]]:
    """
    Have a function called that asks somebody else's server because of such an event, outside of every transaction;
    rows that an earlier version wrote under other names are done, too.

    :raises TypeError: if the class is no frozen dataclass of ids and codes.
    """
    return _subscriber(event_class, partial(errand, formerly=formerly))


def _subscriber(
    event_class: type[E], make_task: Callable[[Callable[..., R]], Any]
) -> Callable[[Callable[[E], R]], Callable[[E], R]]:
    require_event_class(event_class)

    def decorate(react: Callable[[E], R]) -> Callable[[E], R]:
        def run(**kwargs: Any) -> R:
            return react(unpack(event_class, kwargs))

        run.__module__, run.__name__, run.__doc__ = react.__module__, react.__name__, react.__doc__
        make_task(run)
        if task_name(run) not in _tasks[event_class]:
            _tasks[event_class].append(task_name(run))
        return react

    return decorate


def task_names(event_class: type[Any]) -> list[str]:
    """Return the names of the tasks that an event of this class causes."""
    return list(_tasks.get(event_class, ()))

"""What is done later: the morning after a promised day, somebody looks whether it was kept."""

from case_core.promises.actions.break_promise import break_promise
from mannaka_kit import clock
from mannaka_kit.outbox import handler


def look(*, promise_id: int) -> None:
    """Tell that the promise is broken, if it is."""
    break_promise(promise_id=promise_id, at=clock.now())


look_later = handler(look)

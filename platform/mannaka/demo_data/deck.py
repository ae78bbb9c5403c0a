"""Deals the stories so that each comes about as often as every other, in its season and by a fitting channel."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from case_core.cases.states import Channel
from case_core.intake.topics import Topic
from mannaka.demo_data.library import Story

_CHANNELS: Final = {
    Channel.COUNTER: 33,
    Channel.TELEPHONE: 41,
    Channel.WEB: 9,
    Channel.MAIL: 8,
    Channel.LETTER: 2,
    Channel.FAX: 1,
    Channel.VIDEO: 3,
    Channel.OUTREACH: 3,
}
# Consumers may write by LINE; nothing else is heard there.
_CONSUMERS_CHANNELS: Final = {**_CHANNELS, Channel.LINE: 16}


class Deck:
    """A pile of stories, shuffled; when it runs out, a new one is laid on top of what did not fit."""

    def __init__(self, rng: Random, stories: Sequence[Story]) -> None:
        self._rng = rng
        self._stories = list(stories)
        self._pile: list[Story] = []

    def deal(self, wanted: Callable[[Story], bool]) -> Story:
        """
        Return the next story that is wanted; those passed over keep their turn.

        :raises LookupError: no story at all is wanted.
        """
        for _ in range(2):
            for place in range(len(self._pile) - 1, -1, -1):
                if wanted(self._pile[place]):
                    return self._pile.pop(place)
            self._lay()
        raise LookupError("no story fits")

    def put_back(self, story: Story) -> None:
        """Lay a story that could not be used under the pile."""
        self._pile.insert(0, story)

    def _lay(self) -> None:
        fresh = list(self._stories)
        self._rng.shuffle(fresh)
        self._pile = [*fresh, *self._pile]


def channel_for(rng: Random, story: Story) -> Channel:
    """Return how the matter comes in."""
    if story.channels:
        return rng.choice(story.channels)
    weights = _CONSUMERS_CHANNELS if story.topic == Topic.CONSUMER else _CHANNELS
    return rng.choices(list(weights), weights=list(weights.values()))[0]

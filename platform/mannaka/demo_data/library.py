"""The stories that people bring, one file for each topic, read from `stories/*.toml`."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from case_core.cases.states import Channel, Outcome
from case_core.handovers.states import Result
from case_core.intake.topics import Topic

_FOLDER: Final = Path(__file__).parent / "stories"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One matter: what was said, what was found, what a section was asked and answered, and how it ended."""

    topic: Topic
    title: str
    words: str
    facts: str = ""
    view: str = ""
    third: str = ""
    third_by: str = ""
    section: str = ""
    reason: str = ""
    report: str = ""
    back: str = ""
    second: str = ""
    reply: str = ""
    note: str = ""
    again: str = ""
    again_reply: str = ""
    outcome: Outcome = Outcome.INFORMED
    result: Result = Result.DONE
    to: str = ""
    recovered: int | None = None
    channels: tuple[Channel, ...] = ()
    cities: tuple[str, ...] = ()
    months: tuple[int, ...] = ()

    def fits(self, *, month: int) -> bool:
        """Tell whether people bring this in the month."""
        return not self.months or month in self.months


@lru_cache(maxsize=1)
def all_stories() -> tuple[Story, ...]:
    """Return every story, in the order of the files."""
    return tuple(story for path in sorted(_FOLDER.glob("*.toml")) for story in _read(path))


def stories_of(code: str, *, sections: frozenset[str]) -> list[Story]:
    """Return the stories that may happen in a city with these sections."""
    return [
        story
        for story in all_stories()
        if (not story.cities or code in story.cities) and ({story.section, story.second} - {""}) <= sections
    ]


def _read(path: Path) -> list[Story]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [_story(Topic(data["topic"]), raw) for raw in data["story"]]


def _story(topic: Topic, raw: dict[str, Any]) -> Story:
    solved = Outcome.SOLVED if raw.get("report") else Outcome.INFORMED
    fixed = {
        "outcome": Outcome(raw.get("outcome", solved)),
        "result": Result(raw.get("result", Result.DONE)),
        "channels": tuple(Channel(channel) for channel in raw.get("channels", ())),
        "cities": tuple(raw.get("cities", ())),
        "months": tuple(raw.get("months", ())),
    }
    return Story(topic=topic, **{**raw, **fixed})

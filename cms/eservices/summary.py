"""All answers of a draft, as the check page shows them."""

from dataclasses import dataclass

from django.utils.translation import gettext

from case_core.intake.topics import Topic
from cms.eservices.drafts import Draft
from cms.eservices.forms import EMAIL, REPLY_CHOICES, TELEPHONE
from cms.eservices.steps import STEPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, and where to change it."""

    label: str
    value: str
    url: str


def answers_of(draft: Draft) -> list[Answer]:
    """Return the answers in the order of the questions."""
    values = {
        "topic": str(Topic(draft.value("topic", "topic")).label),
        "story": draft.value("story", "story"),
        "reply": reply_words(draft),
        "name": draft.value("name", "name") or gettext("匿名"),
    }
    return [Answer(label=str(step.label), value=values[step.name], url=step.url) for step in STEPS]


def reply_words(draft: Draft) -> str:
    """Say how the answer comes."""
    way = draft.value("reply", "reply")
    label = str(dict(REPLY_CHOICES)[way])
    contact = {TELEPHONE: draft.value("reply", "telephone"), EMAIL: draft.value("reply", "email")}.get(way)
    return gettext("%(way)s：%(contact)s") % {"way": label, "contact": contact} if contact else label

"""The order of the form's pages, and what each must know of the others."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.eservices.drafts import Draft
from cms.eservices.forms import NameForm, ReplyForm, StoryForm, TopicForm
from mannaka_kit.ui.forms import CalmForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One page of the form."""

    name: str
    form: type[CalmForm]
    title: str | Promise
    label: str | Promise
    template: str = "eservices/step.html"

    @property
    def url(self) -> str:
        """Return the page's address."""
        return reverse("eservices:start") if self is STEPS[0] else reverse("eservices:step", args=[self.name])


STEPS: Final = (
    Step(
        name="topic",
        form=TopicForm,
        title=_("どんなことでお困りですか"),
        label=_("分野"),
        template="eservices/topic.html",
    ),
    Step(
        name="story",
        form=StoryForm,
        title=_("くわしく教えてください"),
        label=_("ご相談の内容"),
        template="eservices/story.html",
    ),
    Step(
        name="reply", form=ReplyForm, title=_("お返事の方法"), label=_("お返事の方法"), template="eservices/reply.html"
    ),
    Step(name="name", form=NameForm, title=_("お名前"), label=_("お名前"), template="eservices/name.html"),
)
# The questions, and the page that shows all answers.
PAGES: Final = len(STEPS) + 1


def step_named(name: str) -> Step | None:
    """Return the step of an address."""
    return next((step for step in STEPS if step.name == name), None)


def number_of(step: Step) -> int:
    """Return which page of the form it is, from 1."""
    return STEPS.index(step) + 1


def before(step: Step) -> Step | None:
    """Return the step before, if there is one."""
    index = STEPS.index(step)
    return STEPS[index - 1] if index else None


def first_gap(draft: Draft, *, until: Step | None = None) -> Step | None:
    """Return the first question before a step, or of all, that has no answer or was left with something typed."""
    asked = STEPS if until is None else STEPS[: STEPS.index(until)]
    return next((step for step in asked if step.name not in draft.answers or step.name in draft.typed), None)


def next_url(draft: Draft) -> str:
    """Return where the citizen goes next: to the first gap, or to the check page where there is none."""
    gap = first_gap(draft)
    return gap.url if gap else reverse("eservices:check")

"""Rows of fields that say how many of the people of a day must know a topic: those that are settled, and spare ones."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from case_core.cases.topics import Topic
from case_core.roster.solver.problem import Need
from case_core.roster.states import CounsellorKind, DayKind
from mannaka_kit.ui.forms.messages import use_plain_messages

MOST_ROWS: Final = 90  # each kind of day, of people and topic once
SPARE_ROWS: Final = 3
_MOST_PEOPLE: Final = 50
_PARTS: Final = ("day", "kind", "topic", "people")


def field_name(row: int, part: str) -> str:
    """Return what a field of a row is called."""
    return f"need_{row}_{part}"


def add_rows(form: forms.Form) -> int:
    """Give a form as many rows as were sent, or else as many as are known, and return how many."""
    told = form.data if form.is_bound else form.initial
    rows = next((row for row in range(MOST_ROWS, 0, -1) if field_name(row, "topic") in told), 0)
    for row in range(1, rows + 1):
        for part, field in _fields(row).items():
            use_plain_messages(field)
            form.fields[field_name(row, part)] = field
    return rows


def _fields(row: int) -> dict[str, forms.Field]:
    said = {"row": row}
    return {
        "day": forms.ChoiceField(label=_("日の区分（%(row)s行目）") % said, choices=DayKind),
        "kind": forms.ChoiceField(label=_("相談員の区分（%(row)s行目）") % said, choices=CounsellorKind),
        "topic": forms.ChoiceField(
            label=_("分野（%(row)s行目）") % said, choices=[("", _("使わない")), *Topic.choices], required=False
        ),
        "people": forms.IntegerField(
            label=_("受けられる人の人数（%(row)s行目）") % said, min_value=0, max_value=_MOST_PEOPLE, required=False
        ),
    }


def known_rows(needs: Mapping[DayKind, tuple[Need, ...]]) -> dict[str, Any]:
    """Return what the rows show: what is needed by topic, and rows to spare."""
    by_topic = [(day, need) for day, wanted in needs.items() for need in wanted if need.topic]
    shown: dict[str, Any] = {}
    for row, (day, need) in enumerate(by_topic, start=1):
        shown |= _row(row, day.value, need.kind.value, need.topic, need.people)
    for row in range(len(by_topic) + 1, min(len(by_topic) + SPARE_ROWS, MOST_ROWS) + 1):
        shown |= _row(row, DayKind.WORKDAY.value, CounsellorKind.REGULAR.value, "", "")
    return shown


def _row(row: int, *values: Any) -> dict[str, Any]:
    return {field_name(row, part): value for part, value in zip(_PARTS, values, strict=True)}


def check_rows(form: forms.Form, rows: int) -> None:
    """Say at its field what is wrong with a row; what the rows mean together, the action says."""
    met: set[tuple[str, str, str]] = set()
    for row in range(1, rows + 1):
        day, kind, topic, people = _values(form, row)
        if people and not topic:
            form.add_error(field_name(row, "topic"), gettext("分野を選んでください。"))
        if topic and people is None and field_name(row, "people") not in form.errors:
            form.add_error(
                field_name(row, "people"), gettext("人数を入力してください。0にすると、この行はなくなります。")
            )
        if topic and (day, kind, topic) in met:
            form.add_error(field_name(row, "topic"), gettext("同じ組み合わせの行が、ほかにあります。"))
        met.add((day, kind, topic))


def needs_by_topic(form: forms.Form, rows: int, day: DayKind) -> Iterator[Need]:
    """Return what a kind of day needs by topic; rows without a topic, or of nobody, mean nothing."""
    for row in range(1, rows + 1):
        on, kind, topic, people = _values(form, row)
        if on == day and topic and people:
            yield Need(kind=CounsellorKind(kind), people=people, topic=topic)


def _values(form: forms.Form, row: int) -> Any:
    return tuple(form.cleaned_data.get(field_name(row, part)) for part in _PARTS)

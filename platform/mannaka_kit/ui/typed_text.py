"""What a person typed into a form, with the labels they saw: kept for the page that answers when nothing else can."""

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from mannaka_kit.ui.idempotency import FIELD_NAME as KEY_FIELD

LABELS_FIELD: Final = "typed_labels"
TOKEN_FIELD: Final = "csrfmiddlewaretoken"  # noqa: S105 - a name, not a secret
LINE: Final = 30
MOST_ROWS: Final = 12

Labels = dict[str, str | None]

_SECRET_NAME = re.compile(r"pass|secret|token|otp|(^|[-_])(pin|code)([-_]|$)", re.IGNORECASE)
_QUIET_NAMES: Final = frozenset({LABELS_FIELD, TOKEN_FIELD, KEY_FIELD})


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedField:
    """One text that the person wrote, under the label they saw."""

    name: str
    label: str
    value: str

    @property
    def rows(self) -> int:
        """Return how tall a box the text needs."""
        lines = sum(1 + len(line) // LINE for line in self.value.split("\n"))
        return min(lines, MOST_ROWS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedForm:
    """All that a posted form carried: texts to show, the rest to send again."""

    shown: list[TypedField] = field(default_factory=list)
    carried: list[tuple[str, str]] = field(default_factory=list)
    has_secret: bool = False
    has_file: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was typed, so that there is nothing to keep."""
        return not self.shown


def _is_secret(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.PasswordInput)


def _is_written(widget: forms.Widget) -> bool:
    kind = getattr(widget, "input_type", "text")
    return kind not in {"hidden", "radio", "checkbox", "select", "file", "submit"}


def describe_fields(form: forms.BaseForm) -> str:
    """Write the labels of the written fields as JSON; a secret field has null in place of a label."""
    labels: Labels = {}
    for bound in form:
        widget = bound.field.widget
        if _is_secret(widget):
            labels[bound.html_name] = None
        elif _is_written(widget):
            labels[bound.html_name] = str(bound.label)
    return json.dumps(labels, ensure_ascii=False, separators=(",", ":"))


def _labels_in(posted: QueryDict) -> Labels | None:
    try:
        labels: Any = json.loads(posted.get(LABELS_FIELD, ""))
    except ValueError:
        return None
    if not isinstance(labels, dict):
        return None
    return {str(name): None if label is None else str(label) for name, label in labels.items()}


def _is_hidden_name(name: str, labels: Labels | None) -> bool:
    if labels is not None and name in labels:
        return labels[name] is None
    return _SECRET_NAME.search(name) is not None and name != TOKEN_FIELD


def read_typed_form(request: HttpRequest) -> TypedForm:
    """Sort what was posted into texts to show, values to send again, and secrets, which go nowhere."""
    labels = _labels_in(request.POST)
    shown: list[TypedField] = []
    carried: list[tuple[str, str]] = []
    secret = False
    for name, values in request.POST.lists():
        if name == TOKEN_FIELD:
            continue
        if _is_hidden_name(name, labels):
            secret = True
        elif _shows(name, labels):
            shown += [_typed_field(name, labels, shown, value) for value in values if value]
            carried += [(name, "") for value in values if not value]
        else:
            carried += [(name, value) for value in values]
    return TypedForm(shown=shown, carried=carried, has_secret=secret, has_file=bool(request.FILES))


def _shows(name: str, labels: Labels | None) -> bool:
    return name not in _QUIET_NAMES if labels is None else name in labels


def _typed_field(name: str, labels: Labels | None, before: list[TypedField], value: str) -> TypedField:
    return TypedField(name=name, label=_label(name, labels, before), value=value)


def _label(name: str, labels: Labels | None, before: list[TypedField]) -> str:
    label = (labels or {}).get(name)
    return label or gettext("書いた内容 %(number)s") % {"number": len(before) + 1}

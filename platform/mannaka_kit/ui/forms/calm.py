"""Forms whose `{{ form }}` is ready: labels, help, errors, the hidden key, and what an error page must know."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import cached_property

from mannaka_kit.ui.forms.drawn import drawn_fields
from mannaka_kit.ui.forms.messages import use_plain_messages
from mannaka_kit.ui.forms.renderer import CalmRenderer
from mannaka_kit.ui.idempotency import FIELD_NAME, key_from
from mannaka_kit.ui.typed_text import describe_fields


class Calm(forms.BaseForm):
    """
    Mix-in that gives any Django form the kit's look and words.

    Set `page_heading` to the name of the field whose label is the page's heading (one question per page), and
    `sends` to False for a search form, which changes nothing and so needs no key. Set `is_same_for_all` where the
    fields of a fresh form are the same for everybody: they are then drawn once per process and language.
    """

    default_renderer = CalmRenderer
    page_heading: ClassVar[str] = ""
    sends: ClassVar[bool] = True
    is_same_for_all: ClassVar[bool] = False

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            use_plain_messages(field)
            use_plain_widget(field)
            if isinstance(field, forms.MultipleChoiceField):
                self._take_lines_apart(name)

    def _take_lines_apart(self, name: str) -> None:
        """Read several answers that were kept as one text, a line each."""
        known = self.initial.get(name)
        if isinstance(known, str):
            self.initial = {**self.initial, name: known.split("\n")}

    def get_context(self) -> dict[str, Any]:
        """Return what the form's template shows; fields that look the same for everybody come ready drawn."""
        is_fresh = self.is_same_for_all and not self.is_bound and not self.initial
        return {"form": self, "drawn": drawn_fields(type(self), self)} if is_fresh else super().get_context()

    @property
    def marks_need(self) -> bool:
        """Say whether labels tell 「必須」 from 「任意」; where everything is needed, nothing has to be said."""
        return any(not field.required for field in self.fields.values() if not field.widget.is_hidden)

    @cached_property
    def idempotency_key(self) -> str:
        """Return the key that came with the form, or the new one that this rendering carries."""
        return key_from(self.data.get(FIELD_NAME))

    @property
    def typed_labels(self) -> str:
        """Return what the keep-the-text page must know of the fields that people write in."""
        return describe_fields(self)


class CalmForm(Calm, forms.Form):
    """The form of a page."""


class CalmModelForm(Calm, forms.ModelForm):  # type: ignore[type-arg] # generic only in the stubs
    """The form of a page on one model."""


def use_plain_widget(field: forms.Field) -> None:
    """Take browsers' own date input and drop the attribute that silently cuts a paste."""
    if isinstance(field.widget, forms.DateInput):
        field.widget.input_type = "date"
        field.widget.format = "%Y-%m-%d"
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs.pop("cols", None)
        field.widget.attrs.pop("maxlength", None)

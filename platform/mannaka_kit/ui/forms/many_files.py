"""A field that takes several files at once."""

from typing import Any

from django import forms


class ManyFilesInput(forms.ClearableFileInput):
    """An input that takes several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; what each of them is, the action decides."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """
        Return the files as a list.

        :raises ValidationError: there is none, or one that did not arrive.
        """
        sent = data if isinstance(data, (list, tuple)) else [data]
        return [super(ManyFilesField, self).clean(each, initial) for each in sent or [None]]

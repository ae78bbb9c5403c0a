"""What the page asks."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from case_core.attachments.errors import TooLargeError
from case_core.attachments.kinds import OFFERED
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from mannaka_kit.ui.forms.many_files import ManyFilesField, ManyFilesInput

MOST_FILES: Final = 5


class SecretForm(CalmForm):
    """The one thing with which one comes back."""

    secret = PlainTextField(
        label=_("合言葉"),
        help_text=_("例：K7RM-3XHD-9FCT-MW4K。小文字でも、ハイフンがなくてもかまいません。"),
        limit=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class OpenForm(CalmForm):
    """Nothing to type: pressing is what a program that looks at links does not do."""


class MessageForm(CalmForm):
    """Words, files, or both; `too_large` are the names of files that were not even read."""

    body = PlainTextField(
        label=_("書く"), multiline=True, required=False, widget=forms.Textarea(attrs={"rows": 5}), limit=4_000
    )
    file = ManyFilesField(
        label=_("写真やファイル"),
        required=False,
        max_length=None,
        help_text=_("1つ20MBまで、一度に5個まで。写真、PDF、Word、Excelなど。"),
        widget=ManyFilesInput(attrs={"accept": OFFERED}),
    )

    def __init__(self, *args: Any, too_large: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self._too_large = list(too_large)

    def clean(self) -> dict[str, Any]:
        """Say of each file that was not read why."""
        told = super().clean() or self.cleaned_data
        for name in self._too_large:
            self.add_error("file", str(TooLargeError.of(name)))
        if len(self.sent()) > MOST_FILES:
            self.add_error("file", _("一度に送れるのは5個までです。"))
        return told

    def sent(self) -> list[UploadedFile]:
        """Return the files."""
        return [file for file in self.cleaned_data.get("file") or [] if file]

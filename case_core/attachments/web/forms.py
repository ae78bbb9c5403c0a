"""The forms of files."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from case_core.attachments.errors import TooLargeError, TooManyFilesError
from case_core.attachments.kinds import MOST_FILES, OFFERED
from case_core.attachments.models import LONGEST_NOTE
from mannaka_kit.ui.forms import CalmForm, PlainTextField
from mannaka_kit.ui.forms.many_files import ManyFilesField, ManyFilesInput


class UploadForm(CalmForm):
    """Files for the case; `too_large` are the names of those that were not even read."""

    file = ManyFilesField(
        label=_("ファイル"),
        allow_empty_file=True,
        max_length=None,
        help_text=_("1つ20MBまで、一度に10個まで。写真・画像、PDF、テキスト、CSV、Word（docx）、Excel（xlsx）。"),
        widget=ManyFilesInput(attrs={"accept": OFFERED}),
    )
    note = PlainTextField(
        label=_("何のファイルですか"),
        limit=LONGEST_NOTE,
        required=False,
        help_text=_("例：届いた督促状の写し"),
        widget=forms.TextInput,
    )

    def __init__(self, *args: Any, too_large: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self._too_large = list(too_large)
        self.fields["file"].required = not self._too_large

    def clean(self) -> dict[str, Any]:
        """Say of each file that was not read why."""
        told = super().clean() or self.cleaned_data
        for name in self._too_large:
            self.add_error("file", str(TooLargeError.of(name)))
        if len(told.get("file", [])) > MOST_FILES:
            self.add_error("file", str(TooManyFilesError.message))
        return told

    def sent(self) -> list[UploadedFile]:
        """Return the files."""
        return [file for file in self.cleaned_data["file"] if file]


class RemoveForm(CalmForm):
    """Why the file goes."""

    reason = PlainTextField(
        label=_("削除する理由"),
        multiline=True,
        limit=500,
        help_text=_("ファイルの中身は消え、名前と理由、だれがいつ削除したかが残ります。"),
    )

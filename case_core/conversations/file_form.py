"""A form with which files may go along, for citizens and staff alike."""

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from case_core.attachments.errors import TooLargeError
from case_core.attachments.kinds import OFFERED
from case_core.conversations.sent_files import Sent
from mannaka_kit.ui.forms import CalmForm
from mannaka_kit.ui.forms.many_files import ManyFilesField, ManyFilesInput

MOST_FILES: Final = 5


class FilesForm(CalmForm):
    """Something to send, with or without files; `too_large` are the names of files that were not even read."""

    most_files: ClassVar[int] = MOST_FILES

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
        if len(self._chosen()) > self.most_files:
            self.add_error("file", _("一度に送れるのは%(count)s個までです。") % {"count": self.most_files})
        return told

    def sent(self) -> list[Sent]:
        """Return the files, read."""
        return [Sent(name=file.name or "", content=file.read()) for file in self._chosen()]

    def _chosen(self) -> list[UploadedFile]:
        return [file for file in self.cleaned_data.get("file") or [] if file]

"""Forms of the pages' editor."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from case_core.intake.topics import Topic


def topic_choices() -> list[tuple[str, Any]]:
    """Return the topics that a page can be about."""
    return [("", _("（特定の分野ではない）")), *Topic.choices]


class ConsultationPageForm(WagtailAdminPageForm):
    """Offers the topics of the intake; the column itself is plain text, so a new topic needs no migration."""

    topic = forms.ChoiceField(label=_("相談の分野"), choices=topic_choices, required=False)

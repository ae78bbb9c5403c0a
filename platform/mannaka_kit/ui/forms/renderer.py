"""Where a calm form finds its templates."""

from functools import cache
from typing import Final

from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.template.loader import get_template

OWN_WIDGETS: Final = {
    "django/forms/widgets/radio.html": "ui/forms/widgets/choices.html",
    "django/forms/widgets/checkbox_select.html": "ui/forms/widgets/choices.html",
    "django/forms/widgets/select.html": "ui/forms/widgets/select.html",
    "django/forms/widgets/clearable_file_input.html": "ui/forms/widgets/file.html",
}


class CalmRenderer(BaseRenderer):
    """Render forms with the kit's templates and leave plain inputs to Django."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name: str) -> object:
        """Find the kit's template of a widget, else Django's own.

        :raises django.template.TemplateDoesNotExist: neither has it.
        """
        name = OWN_WIDGETS.get(template_name, template_name)
        if name.startswith("django/"):
            return _stock().get_template(name)
        return get_template(name)


@cache
def _stock() -> DjangoTemplates:
    # Each form makes a renderer of its own, and each of these would look through all apps for template tags.
    return DjangoTemplates()

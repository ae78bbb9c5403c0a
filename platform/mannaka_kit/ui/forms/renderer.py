"""Where a calm form finds its templates."""

from typing import Final

from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.template.loader import get_template

OWN_WIDGETS: Final = {
    "django/forms/widgets/radio.html": "ui/forms/widgets/choices.html",
    "django/forms/widgets/checkbox_select.html": "ui/forms/widgets/choices.html",
    "django/forms/widgets/clearable_file_input.html": "ui/forms/widgets/file.html",
}


class CalmRenderer(BaseRenderer):
    """Render forms with the kit's templates and leave plain inputs to Django."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def __init__(self) -> None:
        self._stock = DjangoTemplates()

    def get_template(self, template_name: str) -> object:
        """Find the kit's template of a widget, else Django's own.

        :raises django.template.TemplateDoesNotExist: neither has it.
        """
        name = OWN_WIDGETS.get(template_name, template_name)
        if name.startswith("django/"):
            return self._stock.get_template(name)
        return get_template(name)

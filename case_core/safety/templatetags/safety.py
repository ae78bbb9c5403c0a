"""What the head of an urgent case shows."""

from django import template
from django.template.context import Context

from case_core.cases.models import Case
from case_core.safety.querysets import RiskStepQuerySet
from case_core.safety.selectors import open_must_dos

register = template.Library()


@register.simple_tag(takes_context=True)
def must_dos(context: Context, case: Case) -> RiskStepQuerySet:
    """Return what must still be done, in one statement where the case is urgent and in none where it is not."""
    return open_must_dos(context["request"].actor, case)

"""What every page of one case shows around its own part."""

from django import template
from django.template.context import Context

from case_core.cases.marks import shown_marks
from case_core.cases.models import Case
from case_core.console.rows import TONES
from case_core.console.tabs import tabs_of
from mannaka_kit import clock
from mannaka_kit.ui.links import NavLink

register = template.Library()


@register.simple_tag(takes_context=True)
def case_tabs(context: Context, case: Case) -> list[NavLink]:
    """Return the tabs of the case, the page that is open among them."""
    request = context["request"]
    return tabs_of(request.actor, case.pk, current=request.resolver_match.view_name)


@register.filter
def marks(case: Case) -> list[tuple[str, str]]:
    """Return the marks of a case: words and tone."""
    return shown_marks(case)


@register.filter
def tone_of(case: Case) -> str:
    """Return the tone of the case's state."""
    return TONES[case.status]


@register.filter
def is_due(case: Case) -> bool:
    """Tell whether the promised day has come."""
    return case.due_on is not None and case.due_on <= clock.today()

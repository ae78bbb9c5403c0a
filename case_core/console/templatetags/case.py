"""What every page of one case shows around its own part."""

from datetime import timedelta

from django import template
from django.template.context import Context
from django.utils.translation import gettext

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
def long_time(length: timedelta) -> str:
    """Write 「2日3時間」, or 「40分」 where it was less than an hour."""
    hours, rest = divmod(length - timedelta(days=length.days), timedelta(hours=1))
    told = {"days": length.days, "hours": hours, "minutes": rest // timedelta(minutes=1)}
    if length.days:
        return gettext("%(days)d日%(hours)d時間") % told
    return (gettext("%(hours)d時間%(minutes)d分") if hours else gettext("%(minutes)d分")) % told


@register.filter
def is_promise_due(case: Case) -> bool:
    """Tell whether the day that the person was promised has come."""
    return case.promised_on is not None and case.promised_on <= clock.today()


@register.filter
def is_promise_broken(case: Case) -> bool:
    """Tell whether the day that the person was promised is over, and nobody answered."""
    return case.promised_on is not None and case.promised_on < clock.today()


@register.filter
def is_due(case: Case) -> bool:
    """Tell whether the promised day has come."""
    return case.due_on is not None and case.due_on <= clock.today()

"""The page of figures, its drawings and its file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from case_core.reporting.charts import Chart, Size, draw
from case_core.reporting.csv_file import as_csv
from case_core.reporting.policies import READERS
from case_core.reporting.selectors import figures_of, figures_to_take_out
from case_core.reporting.web.asking import asked_in, year_links
from case_core.reporting.web.sheets import sheets_of
from mannaka_kit import clock
from tenants.accounts.web.access import StaffRequest, staff_view


@require_safe
@staff_view(*READERS)
def figures(request: StaffRequest) -> HttpResponse:
    """Show the figures of a period beside those of the year before."""
    today = clock.today()
    asked = asked_in(request.GET, today=today)
    counted = figures_of(request.actor, asked.period)
    context = {
        "asked": asked,
        "form": asked.form,
        "years": year_links(asked, today=today),
        "figures": counted,
        "sheets": sheets_of(counted),
        "today": today,
    }
    return render(request, "reporting/figures.html", context)


@require_safe
@staff_view(*READERS)
def chart(request: StaffRequest, name: str, size: str) -> HttpResponse:
    """Draw one chart; the page shows it as a picture beside its table."""
    if name not in set(Chart) or size not in set(Size):
        raise Http404
    counted = figures_of(request.actor, asked_in(request.GET, today=clock.today()).period)
    return HttpResponse(draw(Chart(name), counted, size=Size(size)), content_type="image/svg+xml")


@require_safe
@staff_view(*READERS)
def file(request: StaffRequest) -> HttpResponse:
    """Give the figures as a file, which is recorded."""
    period = asked_in(request.GET, today=clock.today()).period
    counted = figures_to_take_out(request.actor, period)
    name = f"figures-{period.first:%Y%m%d}-{period.last:%Y%m%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(as_csv(counted), content_type="text/csv; charset=utf-8", headers=headers)

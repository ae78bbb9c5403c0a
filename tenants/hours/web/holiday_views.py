"""The page of the national holidays: what is known, a file tried out, and taken in."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.hours.actions.import_holidays import import_holidays
from tenants.hours.calendar_reading import closures_between
from tenants.hours.holiday_changes import beside_the_law, changes_to, listed_years
from tenants.hours.holiday_file import HolidayFile, header_and_rows, read_holidays
from tenants.hours.web.holiday_forms import HolidayFileForm, HolidayTextForm
from tenants.hours.year_days import holidays_of_years


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def holidays(request: StaffRequest) -> HttpResponse:
    """Show this year's and the next year's holidays; try out a file without changing anything."""
    posted = request.POST if request.method == "POST" else None
    form = HolidayFileForm(posted, request.FILES if posted is not None else None)
    if posted is not None and form.is_valid():
        return _checked(request, read_holidays(form.cleaned_data["file"].read()))
    return _page(request, form)


@require_POST
@staff_view(Role.ADMINISTRATOR)
def take_in(request: StaffRequest) -> HttpResponse:
    """Take in the file that was tried out."""
    form = HolidayTextForm(**sent(request))

    def act() -> str:
        import_holidays(actor=request.actor, listed=form.cleaned_data["listed"], at=clock.now())
        return reverse("hours:holidays")

    done = gettext("祝日の一覧を取り込みました。公開ページにも反映されています。")
    moved_on = send_form(request, form, scope="hours.take_in", act=act, done=done)
    return moved_on or _page(request, HolidayFileForm(), refused=form)


def _page(request: StaffRequest, form: HolidayFileForm, refused: HolidayTextForm | None = None) -> HttpResponse:
    year = clock.today().year
    calendar = closures_between(date(year, 1, 1), date(year + 1, 12, 31))
    values = {
        "form": form,
        "refused": refused,
        "listed_years": listed_years(),
        "days": holidays_of_years(calendar, year, year + 1),
    }
    return render(request, "hours/holidays.html", values)


def _checked(request: StaffRequest, found: HolidayFile) -> HttpResponse:
    values: dict[str, object] = {"found": found}
    if not found.errors:
        values |= {
            "form": HolidayTextForm(initial={"text": header_and_rows(found.listed)}),
            "changes": changes_to(found.listed),
            "beside": beside_the_law(found.listed),
        }
    return render(request, "hours/holidays_checked.html", values)

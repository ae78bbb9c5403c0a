"""National holidays and the year's end: translation only."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser

from mannaka_kit import clock
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import Done, RecordViewSet, Sending
from tenants.api_tokens.scopes import Scope
from tenants.hours.actions.change_year_end import change_year_end
from tenants.hours.actions.import_holidays import import_holidays
from tenants.hours.api import change_serializers as serializers
from tenants.hours.calendar_reading import calendar_between, closures_between
from tenants.hours.holiday_changes import listed_years
from tenants.hours.holiday_file import HolidayFile, read_holidays
from tenants.hours.year_days import holidays_of_years

KEEPERS = frozenset({Role.ADMINISTRATOR})
_DECEMBER, _JANUARY = 12, 1
_MOST_TOLD: Final = 100


class HolidayViewSet(RecordViewSet, Sending):
    """The holidays of a year, and the Cabinet Office's list of them."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, KEEPERS
    operations = {
        "retrieve": ("holidays_retrieve", _("1年の祝日")),
        "create": (
            "holidays_import",
            _("祝日のファイルを取り込む（multipart/form-data。誤りがあれば何も変えない）"),
        ),
    }
    parser_classes = [MultiPartParser]
    filters = {"retrieve": serializers.HolidayFilters}
    answers = {"retrieve": serializers.HolidaysSerializer}
    body, answer = serializers.HolidayFileSerializer, serializers.ImportedSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the holidays."""
        year = asked["year"]
        calendar = closures_between(date(year, 1, 1), date(year, 12, 31))
        return {"listed_years": listed_years(), "days": holidays_of_years(calendar, year, year)}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Let the list decide for the years that it covers."""
        found = read_holidays(told["file"].read())
        _require_right(found)
        done = import_holidays(actor=actor, listed=found.listed, at=at)
        counts = {name: str(getattr(done, name)) for name in ("added", "renamed", "removed")}
        return Done(id=len(found.listed), url=reverse("api:holidays"), once=counts)

    def tell(self, answer: dict[str, Any], once: Mapping[str, str]) -> dict[str, Any]:
        """Tell what was changed, the first time."""
        counts = {name: int(once[name]) if once else None for name in ("added", "renamed", "removed")}
        return {**answer, **counts}


class YearEndViewSet(RecordViewSet, Sending):
    """From which to which day year-end lasts."""

    reads, writes, roles = Scope.ORGANISATION_READ, Scope.ORGANISATION_WRITE, KEEPERS
    operations = {
        "retrieve": ("year_end_retrieve", _("年末年始の期間")),
        "create": ("year_end_change", _("年末年始の期間を変える")),
    }
    answers = {"retrieve": serializers.YearEndSerializer}
    body = serializers.YearEndSerializer
    create = Sending.send

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, int]:  # noqa: ARG002
        """Return the two days."""
        today = clock.today()
        first, last = calendar_between(today, today).year_end
        return {"first_day": first % 100, "last_day": last % 100}

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Settle them."""
        settled = change_year_end(actor=actor, first_month=_DECEMBER, last_month=_JANUARY, at=at, **told)
        return Done(id=settled.pk, url=reverse("api:year_end"))


def _require_right(found: HolidayFile) -> None:
    """Tell every row that is wrong; rows stand after a dot."""
    if not found.errors:
        return
    told: dict[str, list[str]] = {}
    for error in found.errors[:_MOST_TOLD]:
        told.setdefault(f"file.{error.row}" if error.row else "file", []).append(error.words)
    raise ValidationError(told)

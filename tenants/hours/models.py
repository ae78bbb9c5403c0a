"""When a city's centre is open, and by which way."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from tenants.hours.day_types import LIKE, REGULAR_DAY_TYPES, DayType
from tenants.hours.spans import MIDNIGHT, MOST_SPANS, Spans, from_minutes
from tenants.hours.way_kinds import WayKind

# Opening, closing, opening, closing …, each later than the one before. What is not there is NULL and lets a row pass.
_IN_ORDER = Q(spans__0__gte=0)
for _place in range(1, MOST_SPANS * 2):
    _IN_ORDER &= Q(**{f"spans__{_place}__gt": F(f"spans__{_place - 1}"), f"spans__{_place}__lte": MIDNIGHT})
_IN_PAIRS = Q(spans__len__in=[pairs * 2 for pairs in range(MOST_SPANS + 1)])


def _spans_field() -> "ArrayField[list[int] | None, list[int] | None]":
    return ArrayField(models.SmallIntegerField(), null=True, blank=True)


class Way(models.Model):
    """
    A way to reach the centre, or one of its desks (受付方法): the counter, the telephone, a branch's booth.

    A way without hours of its own is open when the centre is. Its code is what programs call it by, and never changes.
    """

    code = models.SlugField(max_length=30, unique=True)
    kind = models.CharField(max_length=10, choices=WayKind)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(default=True)

    class Meta:
        """In the city's own order."""

        db_table = "contact_way"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(name="contact_way_kind_is_known", condition=Q(kind__in=WayKind.values)),
            models.CheckConstraint(name="contact_way_has_name", condition=~Q(name="") & ~Q(code="")),
        ]


class RegularHours(models.Model):
    """
    The hours of one kind of day from a date on (開所時間), of the centre or of one way; an empty list means closed.

    Of the rows that cover a day the one that begins last holds, and of these the one written last: summer hours end by
    themselves, and what was decided before comes back. Without a list (NULL) the way follows the centre again, and a
    kind of holiday the holidays.
    """

    way = models.ForeignKey(Way, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    day_type = models.CharField(max_length=10)
    spans = _spans_field()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        """One row for each way, kind of day and span of days."""

        db_table = "regular_hours"
        ordering = ["day_type", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                name="regular_hours_one_for_way_day_type_and_span",
                fields=["way", "day_type", "valid_from", "valid_until"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="regular_hours_day_type_is_known", condition=Q(day_type__in=REGULAR_DAY_TYPES)),
            models.CheckConstraint(name="regular_hours_spans_are_pairs", condition=_IN_PAIRS | Q(spans__isnull=True)),
            models.CheckConstraint(name="regular_hours_spans_in_order", condition=_IN_ORDER),
            models.CheckConstraint(
                name="regular_hours_something_to_follow",
                condition=Q(spans__isnull=False) | Q(way__isnull=False) | Q(day_type__in=list(LIKE)),
            ),
            models.CheckConstraint(
                name="regular_hours_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    @property
    def day_type_label(self) -> str:
        """Return the kind of day in words."""
        return str(DayType(self.day_type).label)

    @property
    def open_spans(self) -> Spans | None:
        """Return the spans of the day; none where the row says to follow."""
        return None if self.spans is None else from_minutes(self.spans)


class SpecialDay(models.Model):
    """A day with hours of its own, or a closure, for all or for one way, with a reason for the public (特別の日)."""

    way = models.ForeignKey(Way, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    spans = ArrayField(models.SmallIntegerField(), blank=True)
    reason = models.CharField(max_length=100)

    class Meta:
        """One row for each day and way."""

        db_table = "special_day"
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(name="special_day_once_per_way", fields=["on", "way"], nulls_distinct=False),
            models.CheckConstraint(name="special_day_spans_are_pairs", condition=_IN_PAIRS),
            models.CheckConstraint(name="special_day_spans_in_order", condition=_IN_ORDER),
        ]

    @property
    def open_spans(self) -> Spans:
        """Return the spans of the day; none where it is closed."""
        return from_minutes(self.spans)


class NationalHoliday(models.Model):
    """A holiday of the Cabinet Office's list (国民の祝日・休日); a year that is listed is taken from the list alone."""

    on = models.DateField(unique=True)
    name = models.CharField(max_length=50)

    class Meta:
        """One row for each day."""

        db_table = "national_holiday"
        ordering = ["on"]
        constraints = [models.CheckConstraint(name="national_holiday_has_name", condition=~Q(name=""))]


class YearEnd(models.Model):
    """From which to which day a city's year-end lasts (年末年始), as month × 100 + day; one row at most."""

    first_day = models.PositiveSmallIntegerField()
    last_day = models.PositiveSmallIntegerField()

    class Meta:
        """It begins in one year and ends in the next."""

        db_table = "year_end"
        constraints = [
            models.CheckConstraint(name="year_end_is_the_one", condition=Q(pk=1)),
            models.CheckConstraint(
                name="year_end_spans_new_year",
                condition=Q(first_day__gte=1201, first_day__lte=1231, last_day__gte=101, last_day__lte=131),
            ),
        ]

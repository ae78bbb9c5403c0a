import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

_KINDS = [
    ("counter", "窓口"),
    ("telephone", "電話"),
    ("online", "オンライン（ビデオ通話）"),
    ("web", "ウェブの相談フォーム"),
    ("booth", "支所などの相談ブース"),
    ("other", "そのほか"),
]
_DAY_TYPES = ("weekday", "weekend", "holiday", "substitute", "citizens", "year_end")
_IN_PAIRS = Q(spans__len__in=[0, 2, 4, 6])
_IN_ORDER = Q(spans__0__gte=0)
for _place in range(1, 6):
    _IN_ORDER &= Q(**{f"spans__{_place}__gt": F(f"spans__{_place - 1}"), f"spans__{_place}__lte": 1440})


def keep_times_as_spans(apps, _editor):
    """Write what two columns said into the list of minutes."""
    for name in ("RegularHours", "SpecialDay"):
        for row in apps.get_model("hours", name).objects.all():
            times = [row.opens, row.closes] if row.opens is not None else []
            row.spans = [time.hour * 60 + time.minute for time in times]
            row.save(update_fields=["spans"])


def keep_spans_as_times(apps, _editor):
    """Two columns hold one span: of several the first opening and the last closing stay."""
    from datetime import time

    for name in ("RegularHours", "SpecialDay"):
        for row in apps.get_model("hours", name).objects.exclude(spans=[]):
            first, last = row.spans[0], min(row.spans[-1], 1439)
            row.opens, row.closes = time(first // 60, first % 60), time(last // 60, last % 60)
            row.save(update_fields=["opens", "closes"])


def _key():
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _minutes(**options):
    return django.contrib.postgres.fields.ArrayField(
        base_field=models.SmallIntegerField(), blank=True, size=None, **options
    )


def _way():
    return models.ForeignKey(
        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="hours.way"
    )


class Migration(migrations.Migration):
    dependencies = [("hours", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Way",
            fields=[
                ("id", _key()),
                ("code", models.SlugField(max_length=30, unique=True)),
                ("kind", models.CharField(choices=_KINDS, max_length=10)),
                ("name", models.CharField(max_length=40)),
                ("name_en", models.CharField(blank=True, max_length=60)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_offered", models.BooleanField(default=True)),
            ],
            options={
                "db_table": "contact_way",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(kind__in=[kind for kind, _label in _KINDS]), name="contact_way_kind_is_known"
                    ),
                    models.CheckConstraint(condition=~Q(name="") & ~Q(code=""), name="contact_way_has_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NationalHoliday",
            fields=[
                ("id", _key()),
                ("on", models.DateField(unique=True)),
                ("name", models.CharField(max_length=50)),
            ],
            options={
                "db_table": "national_holiday",
                "ordering": ["on"],
                "constraints": [models.CheckConstraint(condition=~Q(name=""), name="national_holiday_has_name")],
            },
        ),
        migrations.CreateModel(
            name="YearEnd",
            fields=[
                ("id", _key()),
                ("first_day", models.PositiveSmallIntegerField()),
                ("last_day", models.PositiveSmallIntegerField()),
            ],
            options={
                "db_table": "year_end",
                "constraints": [
                    models.CheckConstraint(condition=Q(pk=1), name="year_end_is_the_one"),
                    models.CheckConstraint(
                        condition=Q(first_day__gte=1201, first_day__lte=1231, last_day__gte=101, last_day__lte=131),
                        name="year_end_spans_new_year",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(model_name="regularhours", name="regular_hours_one_for_day_type_and_span"),
        migrations.RemoveConstraint(model_name="regularhours", name="regular_hours_day_type_is_known"),
        migrations.RemoveConstraint(model_name="regularhours", name="regular_hours_open_before_close"),
        migrations.RemoveConstraint(model_name="specialday", name="special_day_open_before_close"),
        migrations.AlterField(model_name="specialday", name="on", field=models.DateField()),
        migrations.AddField(model_name="regularhours", name="way", field=_way()),
        migrations.AddField(model_name="specialday", name="way", field=_way()),
        migrations.AddField(model_name="regularhours", name="spans", field=_minutes(null=True)),
        migrations.AddField(
            model_name="specialday", name="spans", field=_minutes(default=list), preserve_default=False
        ),
        migrations.RunPython(keep_times_as_spans, keep_spans_as_times),
        migrations.RemoveField(model_name="regularhours", name="opens"),
        migrations.RemoveField(model_name="regularhours", name="closes"),
        migrations.RemoveField(model_name="specialday", name="opens"),
        migrations.RemoveField(model_name="specialday", name="closes"),
        migrations.AddConstraint(
            model_name="regularhours",
            constraint=models.UniqueConstraint(
                fields=("way", "day_type", "valid_from", "valid_until"),
                name="regular_hours_one_for_way_day_type_and_span",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="regularhours",
            constraint=models.CheckConstraint(
                condition=Q(day_type__in=_DAY_TYPES), name="regular_hours_day_type_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="regularhours",
            constraint=models.CheckConstraint(
                condition=_IN_PAIRS | Q(spans__isnull=True), name="regular_hours_spans_are_pairs"
            ),
        ),
        migrations.AddConstraint(
            model_name="regularhours",
            constraint=models.CheckConstraint(condition=_IN_ORDER, name="regular_hours_spans_in_order"),
        ),
        migrations.AddConstraint(
            model_name="regularhours",
            constraint=models.CheckConstraint(
                condition=Q(spans__isnull=False) | Q(way__isnull=False) | Q(day_type__in=["substitute", "citizens"]),
                name="regular_hours_something_to_follow",
            ),
        ),
        migrations.AddConstraint(
            model_name="specialday",
            constraint=models.UniqueConstraint(
                fields=("on", "way"), name="special_day_once_per_way", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="specialday",
            constraint=models.CheckConstraint(condition=_IN_PAIRS, name="special_day_spans_are_pairs"),
        ),
        migrations.AddConstraint(
            model_name="specialday",
            constraint=models.CheckConstraint(condition=_IN_ORDER, name="special_day_spans_in_order"),
        ),
    ]

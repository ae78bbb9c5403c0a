from django.db import migrations

# In the order of the marks, which pages show as it is.
_ORDER = ("urgent", "shielded", "agreed_line", "returned", "signature", "restricted")


def mark_cases(apps, schema_editor):  # noqa: ARG001
    places = apps.get_model("relations", "CasePerson").objects.filter(ended_at__isnull=True, person__is_shielded=True)
    cases = apps.get_model("cases", "Case").objects.filter(pk__in=places.values("case_id"))
    for case in cases.exclude(marks__contains=["shielded"]):
        case.marks = sorted([*case.marks, "shielded"], key=_ORDER.index)
        case.save(update_fields=["marks"])


class Migration(migrations.Migration):
    dependencies = [
        ("relations", "0001_initial"),
        ("cases", "0004_promises_and_turns"),
        ("parties", "0005_known_people_are_found"),
    ]

    operations = [migrations.RunPython(mark_cases, migrations.RunPython.noop)]

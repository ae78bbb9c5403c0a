from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_blockers_know_who_took"), ("handovers", "0002_superiors_and_extensions")]

    operations = [
        # Which matters sections had acknowledged before the blockers noted it.
        migrations.RunSQL(
            "UPDATE case_closing_blocker SET taken_at = handover.acknowledged_at FROM handover "
            "WHERE case_closing_blocker.source = 'handover' AND handover.id = case_closing_blocker.source_id",
            migrations.RunSQL.noop,
        ),
    ]

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("calls", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="callrecord",
            name="number_hash",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
        migrations.AddField(
            model_name="callrecord",
            name="tail_hash",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
        migrations.AddIndex(
            model_name="callrecord",
            index=models.Index(fields=["number_hash"], name="call_by_number", condition=~Q(number_hash="")),
        ),
        migrations.AddIndex(
            model_name="callrecord",
            index=models.Index(fields=["tail_hash"], name="call_by_tail", condition=~Q(tail_hash="")),
        ),
    ]

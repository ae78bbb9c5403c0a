from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0002_callers_are_found"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="is_shielded",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_recovered_amounts_and_signatures")]

    operations = [
        migrations.AddField(
            model_name="closingblocker",
            name="taken_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]

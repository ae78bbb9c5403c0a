import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Where the person writes to us and wants to be told of the booking."""

    dependencies = [("bookings", "0004_rules_stand_in_the_rulebook"), ("deliveries", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="booking",
            name="thread",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="deliveries.thread",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    """When a channel was set up, what it has left, and when somebody was told of its trouble."""

    dependencies = [
        ("plugins", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="channel",
            name="configured_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="channel",
            name="quota",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="channel",
            name="told_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
